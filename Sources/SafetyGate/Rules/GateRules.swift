import CampaignCore
import CivilTime

/// What the gate says of itself: where it cannot judge, a person has to.
let gateRules = RuleFamily(
  rules: [
    Rule(
      "gate.registry-missing", .review,
      reason:
        "No registry of numbers, mailboxes and units is loaded, so nothing in the post could be compared with it.",
      remedy:
        "Restore registry.yaml and scan again, or have a reviewer check every number, link and name.",
      source: "Safety gate design decision 6: fail closed",
      fires: ["Our choir meets on Friday. (no registry)"],
      passes: ["Our choir meets on Friday. (registry loaded)"]),
    Rule(
      "gate.registry-expired", .review,
      reason:
        "The registry's expiry date has passed when this post is due; its numbers may be out of date.",
      remedy: "Have the registry's owner check it and set a new expiry date.",
      source: "Safety gate design decision 6: fail closed",
      fires: ["A post due on 2 May, with a registry that expired on 1 May."],
      passes: ["A post due on 1 May, with a registry that expires on 1 May."]),
    Rule(
      "gate.ledger-missing", .review,
      reason:
        "What was published about this unit before is not known, so the sum of it cannot be judged.",
      remedy:
        "Repair the ledger and scan again, or have a reviewer read the unit's posts of the last week.",
      source: "Safety gate design decision 6: fail closed; GMC social media guidance para 19",
      fires: ["A post on a ward while its ledger cannot be read."],
      passes: ["A post on a ward with its ledger at hand."]),
    Rule(
      "gate.clock-doubtful", .review,
      reason:
        "When this post is due cannot be relied on: its time could not be read, or the clock is behind what was published already.",
      remedy:
        "Write the time with its offset, or set the machine's clock right, and scan again.",
      source: "Safety gate design decision 6: fail closed",
      fires: ["A post whose 'when' is not a time.", "A post after the clock was set back."],
      passes: ["A post due on 2 May at 10:00, with the clock right."]),
    Rule(
      "gate.internal-error", .review,
      reason: "The gate contradicted itself while it read this post, so its word is not enough.",
      remedy:
        "Have a reviewer read the post as if no gate had; report the post's number to whoever maintains the gate.",
      source: "Safety gate design decision 6: fail closed",
      fires: ["A post of which a check reports a rule that nobody wrote."],
      passes: ["A post of which every finding has its rule and its place."]),
  ],
  checks: [
    .always { post, report in
      guard let registry = post.registry else {
        report.add("gate.registry-missing", field: .text, span: 0..<0)
        return
      }
      if let expires = registry.expires, let when = post.subject.when, when.local.date > expires {
        report.add("gate.registry-expired", field: .text, span: 0..<0)
      }
    },
    .always { post, report in
      if post.ledger.isDoubtful { report.add("gate.ledger-missing", field: .text, span: 0..<0) }
    },
    .always { post, report in
      if post.subject.isTimeDoubtful || post.ledger.isAheadOfClock {
        report.add("gate.clock-doubtful", field: .text, span: 0..<0)
      }
    },
  ])
