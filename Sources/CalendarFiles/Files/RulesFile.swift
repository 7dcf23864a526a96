import CampaignCore
import CivilTime

/// A file of `rules/`, in which a trust gives the safety gate its own words:
///
///     phrases:      words the trust wants noticed, each list as a rule of its own
///     exceptions:   words in which a rule need not speak, with a reason and an owner
///     raise:        rules that weigh more here
package enum RulesFile {
  /// Reads one file on its own; nil where any fault leaves doubt about it.
  package static func read(at path: String) -> (TrustRules?, [Diagnostic]) {
    let (file, faults) = SourceFile.reading(path, as: path)
    guard let file else { return (nil, faults) }
    let rules = read(file, Names(kind: "person", known: nil, home: "people in house.yaml"))
    let diagnostics = file.diagnostics.inOrderOfPlace()
    return (diagnostics.hasErrors ? nil : rules, diagnostics)
  }

  static func read(_ file: SourceFile, _ people: Names) -> TrustRules {
    var rules = TrustRules()
    guard let root = file.yaml() else { return rules }
    var fields = Fields(root)
    guard fields.isMapping else { return rules }
    defer { fields.finish() }
    rules.phrases = items(fields.take("phrases"), &rules.places, phrase)
    rules.exceptions = items(fields.take("exceptions"), &rules.places) { fields, place in
      exception(&fields, place, people)
    }
    for (rule, severity) in items(fields.take("raise"), &rules.places, raised) {
      rules.raised[rule] = severity
    }
    return rules
  }

  /// - Parameter places: learns where each rule is spoken of.
  private static func items<Item>(
    _ cursor: Cursor?, _ places: inout [String: SourceLocation],
    _ read: (inout Fields, (String, Cursor) -> Void) -> Item?
  ) -> [Item] {
    var found: [(String, SourceLocation)] = []
    let items: [Item] = (cursor?.list() ?? []).compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish() }
      return read(&fields) { found.append(($0, $1.location)) }
    }
    places.merge(found) { first, _ in first }
    return items
  }

  private static func named(_ fields: inout Fields, _ place: (String, Cursor) -> Void) -> String? {
    guard let cursor = fields.need("rule"), let rule = cursor.line() else { return nil }
    place(rule, cursor)
    return rule
  }

  private static func phrase(
    _ fields: inout Fields, _ place: (String, Cursor) -> Void
  ) -> TrustRules.Phrase? {
    let cursor = fields.take("rule")
    let rule = cursor?.line()
    if let cursor, let rule {
      place(rule, cursor)
      if !rule.hasPrefix("trust.") || rule.utf8.count < 7 {
        cursor.fault("a rule of your own is called trust.NAME", hint: "write rule: trust.old-names")
      }
    } else {
      _ = fields.need("rule")
    }
    let words = (fields.need("words")?.list() ?? []).compactMap(word)
    let severity = fields.need("severity")?.choice(Severity.self)
    let reason = fields.need("reason")?.line()
    let remedy = fields.need("remedy")?.line()
    let source = fields.need("source", hint: "name the policy and its clause")?.line()
    guard let rule, let severity, let reason, let remedy, let source, !words.isEmpty else {
      return nil
    }
    return TrustRules.Phrase(
      rule: rule, text: words.joined(separator: ";"), severity: severity, reason: reason,
      remedy: remedy, source: source)
  }

  /// Words as the lists write them; a star stands for any ending of the last word.
  private static func word(_ cursor: Cursor) -> String? {
    guard let word = cursor.line() else { return nil }
    let letters = word.filter { $0.isLetter || $0.isNumber }.count
    let stars = word.filter { $0 == "*" }.count
    let opened = word.filter { $0 == "(" }.count
    guard letters >= 3, stars <= 1, stars == 0 || word.hasSuffix("*"), !word.contains(";"),
      opened == word.filter({ $0 == ")" }).count, opened <= 4
    else {
      cursor.fault(
        "these are no words to look for: at least three letters, '(a|b)' for either, one '*' at the end",
        hint: "write \"Moorside (asylum|hospital)\" or \"lobotom*\"")
      return nil
    }
    return word
  }

  private static func exception(
    _ fields: inout Fields, _ place: (String, Cursor) -> Void, _ people: Names
  ) -> TrustRules.Exception? {
    let rule = named(&fields, place)
    let phrase = fields.need("words")?.line()
    let reason = fields.need("reason", hint: "say why these words may stand")?.line()
    let owner = fields.need("owner", hint: "name who answers for it, by their id in house.yaml")
      .flatMap { people.reference($0, to: Person.self) }
    let expires = fields.take("expires")?.date()
    guard let rule, let phrase, let reason, let owner else { return nil }
    return TrustRules.Exception(
      rule: rule, phrase: phrase, reason: reason, owner: owner.text, expires: expires)
  }

  private static func raised(
    _ fields: inout Fields, _ place: (String, Cursor) -> Void
  ) -> (String, Severity)? {
    let rule = named(&fields, place)
    let severity = fields.need("to")?.choice(Severity.self)
    _ = fields.take("reason")?.line()
    guard let rule, let severity else { return nil }
    return (rule, severity)
  }
}
