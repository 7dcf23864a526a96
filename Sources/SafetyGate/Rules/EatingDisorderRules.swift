import CampaignCore

/// Family E: nothing about eating that could be copied.
let eatingDisorderRules = RuleFamily(
  rules: [
    Rule(
      "ed.numbers", .block,
      reason: "Weights, sizes and calories become targets.",
      remedy: "Leave every number out.",
      source: "Beat media guidelines; Headline.ie item 2",
      fires: ["Anorexia took her down to 39kg."],
      passes: ["200 people walked for Beat."]),
    Rule(
      "ed.behaviour", .block,
      reason: "Behaviours told in detail are learned.",
      remedy: "Speak of feelings and of help, not of what people do.",
      source: "Beat media guidelines; Headline.ie item 3",
      fires: ["Bulimia: how he hid food from his mum."],
      passes: ["Signs can include worry about meals. Talk to your GP."]),
    Rule(
      "ed.image", .review,
      reason: "Pictures of thin bodies and scales set a comparison.",
      remedy: "Choose a picture of a place or a face at ease.",
      source: "Beat: no images of people at their thinnest; Headline.ie item 4",
      fires: ["Anorexia awareness (alt: a girl on bathroom scales)"],
      passes: ["Anorexia awareness (alt: two mugs on a table)"]),
    Rule(
      "ed.stereotype", .warn,
      reason: "This repeats a cliche about who has an eating disorder and why.",
      remedy: "Say that anybody can have one and nobody chooses it.",
      source: "Headline.ie items 1, 6 and 7",
      fires: ["Bulimia is a diet that went too far."],
      passes: ["Anyone can have an eating disorder."]),
  ],
  checks: [
    .always(EatingDisorderChecks.numbers),
    .on([.edBehaviour, .edBehaviourStrong], EatingDisorderChecks.behaviour),
    .on([.edImage, .edImageText], EatingDisorderChecks.image),
    .on([.edStereotype], EatingDisorderChecks.stereotype),
  ])
