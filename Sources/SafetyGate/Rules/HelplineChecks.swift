import CampaignCore
import CivilTime

/// Whether a number is the one that people in distress should ring.
enum HelplineChecks {
  /// A number that is not in the registry: one slip from a helpline's, or named as one.
  static func isWrong(
    _ digits: [UInt8], _ tokens: Range<Int>, _ post: Examination, _ reading: Reading
  ) -> Bool {
    if HelplineNames.isEmergency(digits) { return false }
    if let name = nearestName(before: tokens, reading, cues: [.helplineName, .retiredName]) {
      let isRetired = name.cue == .retiredName
      if isRetired || digits.count >= 5 { return !hasPersonBetween(name, tokens, reading) }
    }
    return post.phones.nearMiss(of: digits) != nil
  }

  /// A registered number beside the name of another helpline, past its expiry, or long unchecked.
  static func registered(
    _ entries: [PhoneBook.Entry], _ tokens: Range<Int>, _ post: Examination, _ reading: Reading,
    _ report: inout Report
  ) {
    guard let first = entries.first, !HelplineNames.isEmergency(first.digits) else { return }
    if let name = nearestName(before: tokens, reading, cues: [.helplineName]),
      !isNamed(entries, name, post), !isNamedAfter(entries, tokens, post, reading)
    {
      report.add(
        "crisis.wrong-number", name.first..<tokens.upperBound, in: reading,
        detail: "This number belongs to another service than the one named before it.")
    }
    age(first, tokens, post, reading, &report)
  }

  private static func age(
    _ entry: PhoneBook.Entry, _ tokens: Range<Int>, _ post: Examination, _ reading: Reading,
    _ report: inout Report
  ) {
    guard let today = post.subject.when?.local.date else { return }
    if let expires = entry.expires, today > expires {
      report.add("crisis.expired-number", tokens, in: reading)
    } else if let checked = entry.checkedOn, today.days(since: checked) > 90 {
      report.add("crisis.unchecked-number", tokens, in: reading)
    }
  }

  /// The last helpline named before the number, with no other number between.
  private static func nearestName(
    before tokens: Range<Int>, _ reading: Reading, cues: CueSet
  ) -> Hit? {
    let sentence = reading.sentence(of: tokens.lowerBound)
    var best: Hit?
    for hit in reading.hits[sentence.hits]
    where cues.has(hit.cue) && hit.last < tokens.lowerBound {
      if best.map({ hit.last > $0.last || hit.last == $0.last && hit.first < $0.first }) ?? true {
        best = hit
      }
    }
    guard let name = best, tokens.lowerBound - name.last <= 8 else { return nil }
    let between = (name.last + 1)..<max(tokens.lowerBound, name.last + 1)
    let hasNumber = between.contains {
      reading.tokens[$0].kind == .number && reading.tokens[$0].canonical.count >= 3
    }
    return hasNumber ? nil : name
  }

  private static func hasPersonBetween(_ name: Hit, _ tokens: Range<Int>, _ reading: Reading)
    -> Bool
  {
    let sentence = reading.sentence(of: tokens.lowerBound)
    let people: CueSet = [.kin, .patient, .pronoun]
    return reading.hits[sentence.hits].contains {
      people.has($0.cue) && $0.first > name.last && $0.last < tokens.lowerBound
    }
  }

  private static func isNamed(_ entries: [PhoneBook.Entry], _ name: Hit, _ post: Examination)
    -> Bool
  {
    guard name.cue == .helplineName else { return false }
    if entries.contains(where: { Int32($0.index) == name.payload }) { return true }
    // One service may stand in the registry with several numbers.
    guard let phones = post.registry?.approvedPhones, Int(name.payload) < phones.count else {
      return false
    }
    let called = phones[Int(name.payload)].name.lowercased()
    return entries.contains {
      $0.name.lowercased().hasPrefix(called) || called.hasPrefix($0.name.lowercased())
    }
  }

  /// `call 116 123 for Samaritans`.
  private static func isNamedAfter(
    _ entries: [PhoneBook.Entry], _ tokens: Range<Int>, _ post: Examination, _ reading: Reading
  ) -> Bool {
    let sentence = reading.sentence(of: tokens.lowerBound)
    return reading.hits(.helplineName, in: sentence).contains {
      $0.first >= tokens.upperBound && $0.first - tokens.upperBound <= 3
        && isNamed(entries, $0, post)
    }
  }
}
