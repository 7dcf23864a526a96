import CampaignCore

/// Whether the account takes a text of this length.
let lengthRules = RuleFamily(
  rules: [
    Rule(
      "length.mastodon", .block,
      reason: "The text is longer than the server takes.",
      remedy: "Shorten it.",
      source: "Mastodon API, instance configuration: statuses.max_characters",
      fires: ["A text of 501 characters."],
      passes: ["A text of 500 characters."]),
    Rule(
      "length.bluesky", .block,
      reason: "The text is longer than Bluesky takes.",
      remedy: "Shorten it.",
      source: "AT Protocol lexicon app.bsky.feed.post: 300 graphemes, 3000 bytes",
      fires: ["A text of 301 characters."],
      passes: ["A text of 300 characters."]),
    Rule(
      "length.x", .block,
      reason: "The text is longer than X takes.",
      remedy: "Shorten it.",
      source: "X developer documentation, counting characters (twitter-text 3)",
      fires: ["A text of 281 characters."],
      passes: ["A text of 280 characters."]),
  ],
  checks: [
    .always(LengthChecks.check)
  ])
