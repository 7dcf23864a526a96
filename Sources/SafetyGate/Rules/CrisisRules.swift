import CampaignCore

/// Family G: the right help beside a hard subject.
let crisisRules = RuleFamily(
  rules: [
    Rule(
      "crisis.signpost-missing", .review, milder: .warn,
      reason: "Somebody who is touched by this subject finds no help in the post.",
      remedy: "Add a helpline from the registry, 111, 999 or the crisis page.",
      source: "Samaritans top tips; WHO: always say where to seek help",
      fires: ["Thinking about suicide is no crime."],
      passes: ["Thinking about suicide? 116 123, any time."]),
    Rule(
      "crisis.wrong-number", .block,
      reason: "This is not that service's number: people in distress would reach nobody.",
      remedy: "Use the number in the registry.",
      source: "Samaritans, 116 123; Full Fact, December 2022; local retirements",
      fires: ["Samaritans: 116 132."],
      passes: ["Samaritans: 116 123."]),
    Rule(
      "crisis.expired-number", .review,
      reason: "The registry's entry for this number has expired when the post is due.",
      remedy: "Have the owner of the entry ring it and set a new date.",
      source: "Safety gate: registry entries carry owner, hours, check and expiry",
      fires: ["A number whose entry expired last week."],
      passes: ["A number checked last week."]),
    Rule(
      "crisis.unchecked-number", .warn,
      reason: "Nobody has checked this number for more than 90 days.",
      remedy: "Ring it, then enter the day of the check in the registry.",
      source: "Safety gate: registry entries carry owner, hours, check and expiry",
      fires: ["A number last checked in spring, in a post for autumn."],
      passes: ["A number checked last week."]),
  ],
  checks: [
    .on(CrisisChecks.grave.union(CrisisChecks.heavy), CrisisChecks.signpost)
  ])
