import CampaignCore

/// Family F: words that make a person smaller.
let stigmaRules = RuleFamily(
  rules: [
    Rule(
      "stigma.slur", .review,
      reason: "This is a slur to those who live with an illness.",
      remedy: "Say it without the slur.",
      source: "Time to Change, Mind Your Language; AP Stylebook, mental illness",
      fires: ["Full of nutters today."],
      passes: ["Crazy golf on Friday."]),
    Rule(
      "stigma.label", .warn,
      reason: "This makes the illness the whole person.",
      remedy: "Say \"people with ...\".",
      source: "Time to Change; Headline.ie item 5; AP Stylebook",
      fires: ["A group for schizophrenics."],
      passes: ["A group for people with schizophrenia."]),
    Rule(
      "stigma.pity", .warn,
      reason: "Pity makes people helpless.",
      remedy: "Say \"has\", \"lives with\", \"is being treated for\".",
      source: "AP Stylebook; Time to Change",
      fires: ["She suffers from anxiety."],
      passes: ["Don't suffer in silence."]),
    Rule(
      "stigma.metaphor", .warn,
      reason: "A diagnosis is no figure of speech.",
      remedy: "Say what you mean: tidy, changeable, wild.",
      source: "AP Stylebook; Time to Change",
      fires: ["I'm so OCD about my files."],
      passes: ["OCD isn't a quirk."]),
  ],
  checks: [
    .on([.slur], StigmaChecks.slur),
    .on([.stigmaLabel], StigmaChecks.label),
    .on([.pityVerb, .pityNoun], StigmaChecks.pity),
    .on([.metaphor, .metaphorAdjective], StigmaChecks.metaphor),
  ])
