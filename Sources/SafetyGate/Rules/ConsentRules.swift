import CampaignCore

/// Family H: stories and pictures of people in care.
let consentRules = RuleFamily(
  rules: [
    Rule(
      "consent.story", .review,
      reason:
        "This is somebody's story of illness; only their recorded consent clears it, no word in the text.",
      remedy: "Attach the consent record to the post, or take the story out.",
      source: "GMC social media guidance para 20; UK GDPR Art. 7",
      fires: ["The ward gave me my life back, says Jo."],
      passes: ["Jo Bright, our chief nurse, blogs."]),
    Rule(
      "consent.patient-image", .block,
      reason:
        "The picture shows somebody in care; blurring does not hide them from those who know them.",
      remedy: "Choose a picture without people in care, or attach the consent record.",
      source: "NSUN, Stop Taking Our Picture; NMC social media guidance",
      fires: ["Carols (alt: patients on the ward singing)"],
      passes: ["Carols (alt: staff choir in jumpers)"]),
    Rule(
      "media.alt-missing", .warn,
      reason: "Those who cannot see the picture learn nothing of it.",
      remedy: "Write what the picture shows in a sentence.",
      source: "WCAG 2.2 SC 1.1.1; Public Sector Bodies Accessibility Regulations 2018",
      fires: ["New bench! (no alt text)"],
      passes: ["New bench! (alt: wooden bench under a birch)"]),
    Rule(
      "media.alt-poor", .warn,
      reason: "This alt text does not say what the picture shows.",
      remedy: "Write what the picture shows in a sentence, under 400 characters.",
      source: "WCAG 2.2, technique failure F30",
      fires: ["Fete (alt: IMG_2041.jpg)"],
      passes: ["Fete (alt: stalls on a lawn)"]),
  ],
  checks: [
    .on(
      [.patientWrites, .narrativeStrong, .narrative, .treatment, .condition], ConsentChecks.story),
    .on(.pictures, ConsentChecks.patientImage),
    .on(.pictures, ConsentChecks.alt),
  ])
