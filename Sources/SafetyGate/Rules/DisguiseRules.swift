import CampaignCore

/// Family L: what hides, and what the rules cannot read.
let disguiseRules = RuleFamily(
  rules: [
    Rule(
      "obf.invisible", .review,
      reason: "An invisible character stands inside a word, or turns its direction.",
      remedy: "Type the word again.",
      source: "UTS #39; UAX #9",
      fires: ["pa\u{200B}tient"],
      passes: ["👩\u{200D}⚕️ day"]),
    Rule(
      "obf.homoglyph", .review,
      reason: "A letter of another script stands in for a Latin one.",
      remedy: "Type the word again.",
      source: "UTS #39, restriction levels",
      fires: ["p\u{0430}tient"],
      passes: ["Привіт"]),
    Rule(
      "obf.spacing", .review,
      reason: "Letters or digits kept apart hide a word or a number from readers' filters.",
      remedy: "Write the word whole, or leave it out.",
      source: "Observed evasion",
      fires: ["s u i c i d e"],
      passes: ["D I Y workshop"]),
    Rule(
      "obf.leet", .review,
      reason: "Digits, signs or code words stand in for a sensitive word.",
      remedy: "Write the plain word, or leave it out.",
      source: "Observed evasion",
      fires: ["su1c1de"],
      passes: ["5K run"]),
    Rule(
      "lang.unsupported", .review,
      reason: "The rules read English; nobody has checked this text.",
      remedy: "Have somebody who reads the language review it.",
      source:
        "Safety gate design decision 6: fail closed; Welsh Language Standards do not remove the duty",
      fires: ["Porozmawiaj z nami, jestesmy tutaj codziennie dla was."],
      passes: ["Diolch to our Welsh speakers!"]),
  ],
  checks: [
    .on(.unusual, DisguiseChecks.invisible),
    .on(.unusual, DisguiseChecks.homoglyph),
    .on([.disguises, .initials], DisguiseChecks.spacing),
    .on([.algospeak], .disguises, DisguiseChecks.leet),
    .always(DisguiseChecks.unsupported),
  ],
  closingChecks: [.on(.digitRuns, DisguiseChecks.spacedNumbers)])
