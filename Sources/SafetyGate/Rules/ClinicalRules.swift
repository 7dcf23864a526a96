import CampaignCore

/// Family K: treatment is between a person and those who treat them.
let clinicalRules = RuleFamily(
  rules: [
    Rule(
      "clin.advice", .block,
      reason: "It tells everybody what only one person's prescriber can.",
      remedy: "Say \"talk to your pharmacist or prescriber before you change anything\".",
      source: "GMC Good practice in prescribing; MHRA Yellow Card advice",
      fires: ["You can stop your tablets now."],
      passes: ["Never stop tablets without advice."]),
    Rule(
      "clin.pom", .block, milder: .review,
      reason: "A prescription-only medicine may not be advertised to the public.",
      remedy: "Speak of the condition and of talking to a prescriber; leave the name out.",
      source: "Human Medicines Regulations 2012, regs 284 and 285; CAP Code 12.12",
      fires: ["Try sertraline, it works."],
      passes: ["Ask a pharmacist about your medicines."]),
    Rule(
      "clin.claim", .review,
      reason: "A cure is promised that nobody can prove.",
      remedy: "Say what may help whom, and how that is known.",
      source: "CAP Code 12.1: objective substantiation",
      fires: ["A miracle cure for panic."],
      passes: ["Many people find CBT helps."]),
  ],
  checks: [
    .on([.stopVerb, .takeDose, .takeVerb], ClinicalChecks.advice),
    .on([.pom], ClinicalChecks.prescriptionOnly),
    .on([.claimTarget], ClinicalChecks.claim),
  ])
