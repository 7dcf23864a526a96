import CampaignCore

/// Family K: invitations that could harm those who take them up.
let vulnerableRules = RuleFamily(
  rules: [
    Rule(
      "vuln.solicit-disclosure", .review,
      reason: "It asks people to tell their health in public, for good.",
      remedy: "Ask for something harmless, or offer a private way.",
      source: "Mental Health Today, \"Getting connected\"; UK GDPR Art. 9",
      fires: ["Tell us your diagnosis in one word!"],
      passes: ["Tell us your favourite biscuit."]),
    Rule(
      "vuln.solicit-data", .block,
      reason: "It asks for personal data where everybody, or the platform, can read it.",
      remedy: "Give a phone number or a form on the trust site.",
      source: "UK GDPR Art. 5(1)(f) and 32",
      fires: ["Reply with your date of birth."],
      passes: ["Ring us to book."]),
    Rule(
      "vuln.crisis-dm", .block,
      reason: "Nobody clinical reads messages here; somebody in crisis would wait in vain.",
      remedy: "Give the crisis line instead.",
      source: "Trust house rules; no clinician reads the feed",
      fires: ["In crisis? Send us a DM."],
      passes: ["In crisis? Ring 111."]),
    Rule(
      "vuln.incentive", .review,
      reason: "A reward for a story or a symptom presses those who need the money.",
      remedy: "Ask research governance, or leave the reward out.",
      source: "HRA guidance on payments and incentives",
      fires: ["£20 for your story."],
      passes: ["Staff prize draw."]),
  ],
  checks: [
    .on([.solicitVerb], VulnerableChecks.disclosure),
    .on([.dataNoun], VulnerableChecks.personalData),
    .on([.dmVerb], VulnerableChecks.crisisByMessage),
    .on([.incentiveTarget], VulnerableChecks.incentive),
  ])
