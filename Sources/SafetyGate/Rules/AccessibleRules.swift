import CampaignCore

/// Family I: text that everybody can read or have read to them.
let accessibleRules = RuleFamily(
  rules: [
    Rule(
      "a11y.hashtag-case", .warn,
      reason: "A screen reader cannot part the words of this hashtag.",
      remedy: "Begin every word with a capital: #TimeToTalk.",
      source: "accessible-social.com, hashtags; RNIB",
      fires: ["#letsallwalktogether"],
      passes: ["#TimeToTalk"]),
    Rule(
      "a11y.all-caps", .warn,
      reason: "Capitals are hard to read and are read as shouting.",
      remedy: "Write it in small letters.",
      source: "GOV.UK content style: no block capitals; WCAG 2.2",
      fires: ["THE LIBRARY IS CLOSED ALL DAY"],
      passes: ["NHS and CQC explained"]),
    Rule(
      "a11y.emoji", .warn,
      reason: "A screen reader says the name of every emoji.",
      remedy: "Use few, at the end.",
      source: "RNIB; accessible-social.com, emoji",
      fires: ["So 🎉 so 🎉 so 🎉 glad"],
      passes: ["Proud 💙"]),
    Rule(
      "a11y.fancy-font", .warn,
      reason: "Screen readers spell these letters out or skip them.",
      remedy: "Write it in plain letters.",
      source: "UAX #15; accessible-social.com, fonts",
      fires: ["𝗡𝗘𝗪 hours"],
      passes: ["New hours"]),
  ],
  checks: [
    .on(.hashtags, AccessibleChecks.hashtag),
    .on(.capitals, AccessibleChecks.capitals),
    .on(.unusual, AccessibleChecks.emoji),
    .on(.unusual, AccessibleChecks.fancyFont),
  ])
