import CampaignCore

/// What people call a helpline, from the name in the registry.
enum HelplineNames {
  /// `PAPYRUS HOPELINE247` is called PAPYRUS and HOPELINE247 as well; names that any sentence may
  /// contain stay whole.
  static func names(of name: String) -> [String] {
    var names = [name]
    let words = name.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ")" }).map(String.init)
    guard words.count > 1 else { return names }
    for word in words
    where word.count >= 4 && !plain.contains(word.lowercased()) && isDistinct(word) {
      names.append(word)
    }
    if words.first?.lowercased() == "the" { names.append(words.dropFirst().joined(separator: " ")) }
    if words.first?.lowercased() == "trust" {
      names.append(words.dropFirst().joined(separator: " "))
    }
    return names
  }

  /// Written in capitals, or with capitals inside: a name of its own.
  private static func isDistinct(_ word: String) -> Bool {
    word.dropFirst().contains { $0.isUppercase }
  }

  private static let plain: Set<String> = [
    "trust", "crisis", "line", "mental", "health", "option", "text", "office", "press", "team",
    "service", "helpline", "support", "hospital", "ward", "nhs",
  ]

  /// Numbers that answer anybody at any hour for anything.
  static func isEmergency(_ digits: [UInt8]) -> Bool {
    ["111", "999", "112", "101", "119", "18000", "18001", "105"].contains {
      digits.elementsEqual($0.utf8)
    }
  }

  /// The switchboard and the press office answer, but help nobody in a crisis.
  static func helpsInCrisis(_ phone: Registry.Phone) -> Bool {
    let name = phone.name.lowercased()
    return !["switchboard", "press", "pals", "media", "reception", "membership", "jobs", "hr"]
      .contains { name.contains($0) }
  }
}
