import CampaignCore

/// Family J: what is right at one time and wrong at another.
let timingRules = RuleFamily(
  rules: [
    Rule(
      "time.pre-election", .review,
      reason: "In the weeks before an election the trust takes no part in politics.",
      remedy: "Leave it out until the window closes, or ask the communications lead.",
      source: "NHS England pre-election guidance (2023, 2024), key considerations",
      fires: ["The minister praised our plans. (in the window)"],
      passes: ["Governor ballot closes on Friday. (in the window)"]),
    Rule(
      "time.blackout", .block,
      reason: "In this window only crisis and essential service information goes out.",
      remedy: "Move the post behind the window.",
      source: "Cabinet Office and GDS mourning guidance 2022; local serious incident plan",
      fires: ["Cake sale on Saturday! (in the window)"],
      passes: ["Crisis line open as usual: 111. (in the window)"]),
    Rule(
      "time.embargo", .block,
      reason: "The text says that it must not be published yet.",
      remedy: "Take the embargo line out and let notBefore hold the post.",
      source: "Press practice; Code of Practice for Statistics, pre-release access",
      fires: ["Strictly embargoed: new chair announced."],
      passes: ["A talk on the trade embargo of 1960."]),
    Rule(
      "time.quiet-hours", .warn,
      reason: "At night a post reaches those who are awake and alone.",
      remedy: "Move it to the day, unless it is for those who need help at night.",
      source: "Duty of care: night-time reach",
      fires: ["Craft fair on Sunday. (at 22.15)"],
      passes: ["Can't sleep? 116 123. (at 3.00)"]),
    Rule(
      "time.unmonitored-invite", .review,
      reason: "It invites answers at an hour when nobody reads them.",
      remedy: "Move it into monitored hours, or leave the invitation out.",
      source: "Trust house rules: monitored hours; Samaritans guidance on moderation",
      fires: ["Ask us anything! (on a Saturday evening)"],
      passes: ["Ask us about jobs. (on Wednesday at noon)"]),
  ],
  checks: [
    .on([.politics], TimingChecks.preElection),
    .on(.moment, TimingChecks.blackout),
    .on(.moment, TimingChecks.quietHours),
    .on([.invite], TimingChecks.unmonitoredInvite),
    .on([.embargo], .moment, TimingChecks.embargo),
  ])
