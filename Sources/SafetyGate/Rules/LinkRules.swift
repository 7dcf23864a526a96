import CampaignCore

/// Links that hide, that anybody can listen to, or that only look like ours.
let linkRules = RuleFamily(
  rules: [
    Rule(
      "link.shortener", .warn,
      reason: "A shortened link hides where it leads.",
      remedy: "Use the full address.",
      source: "NCSC phishing guidance",
      fires: ["https://bit.ly/abc"],
      passes: ["https://www.nhs.uk/"]),
    Rule(
      "link.insecure", .warn,
      reason: "Anybody on the way can read and change a page without https.",
      remedy: "Use the https address.",
      source: "NCSC guidance on TLS",
      fires: ["http://example.org/poster"],
      passes: ["https://example.org/poster"]),
    Rule(
      "link.lookalike", .block,
      reason: "This address only looks like one we trust.",
      remedy: "Copy the address from the registry.",
      source: "UTS #39; NCSC phishing guidance",
      fires: ["https://samaritans.org.help.info"],
      passes: ["https://www.samaritans.org"]),
  ],
  checks: [
    .on(.links, LinkChecks.check)
  ])
