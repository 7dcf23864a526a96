import CampaignCore

/// People in care, named, placed in a bed, or tagged; and staff exposed.
enum PeopleChecks {
  static let careCues: CueSet = [
    .patient, .careEvent, .careStay, .unit, .unitAlias, .inpatientKind,
  ]
  static let unitCues: CueSet = [.unit, .unitAlias, .inpatientKind]

  // MARK: Beds and rooms

  static func bed(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .bedNoun) { reading, sentence in
      for noun in reading.hits(.bedNoun, in: sentence) {
        let number = noun.last + 1
        guard number < sentence.tokens.upperBound, isRoomNumber(number, reading),
          isOccupied(noun, reading, sentence, post)
        else { continue }
        report.add("id.room-bed", noun.first..<(number + 1), in: reading)
      }
    }
  }

  private static func isRoomNumber(_ token: Int, _ reading: Reading) -> Bool {
    let next = reading.tokens[token]
    guard !next.gap.endsClause, !next.traits.contains(.unitFollows) else { return false }
    if let number = reading.number(token) { return number < 100 }
    if next.kind == .mixed { return next.canonical.count <= 3 }
    return SpokenNumber.value(reading, token) != nil
      || next.canonical.count == 1 && next.traits.contains(.capital) && !reading.isWord(token, "i")
  }

  private static func isOccupied(
    _ noun: Hit, _ reading: Reading, _ sentence: Sentence, _ post: Examination
  ) -> Bool {
    if isPartOfThing(noun.last + 2, reading, sentence) { return false }
    if sentence.cues.hasAny([.patient, .personNoun, .guest]) { return true }
    let isUnit = sentence.cues.hasAny([.unit, .unitAlias, .inpatientKind, .unitKind])
    if sentence.cues.hasAny([.event, .training, .staffRole, .staffVerb]) { return false }
    if sentence.cues.has(.venueCue), !sentence.cues.hasAny([.pronoun, .careEvent]) { return false }
    if sentence.cues.has(.facility) { return false }
    if sentence.cues.hasAny([.pronoun, .kin, .careEvent]) { return true }
    if isUnit, !hasPublicUnit(reading, sentence, post) { return true }
    return reading.isWord(noun.first, "bed") && sentence.cues.has(.timeCue)
  }

  /// `bay 4 of the cycle shed`: of something that is no ward.
  private static func isPartOfThing(_ next: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    guard reading.isWord(next, "of"), next + 1 < sentence.tokens.upperBound else { return false }
    let units: CueSet = [.unit, .unitAlias, .inpatientKind, .patient]
    return !(next + 1..<min(next + 5, sentence.tokens.upperBound)).contains {
      reading.isCovered($0, by: units, in: sentence)
    }
  }

  /// A community team's base has rooms, but nobody's room.
  private static func hasPublicUnit(_ reading: Reading, _ sentence: Sentence, _ post: Examination)
    -> Bool
  {
    guard !sentence.cues.has(.inpatientKind), let units = post.registry?.units else { return false }
    let named = reading.hits[sentence.hits].filter { $0.cue == .unit || $0.cue == .unitAlias }
    return !named.isEmpty && named.allSatisfy { units[Int($0.payload)].places == nil }
  }

  // MARK: Handles

  static func handle(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: careCues) { reading, sentence in
      for index in sentence.tokens where reading.tokens[index].kind == .mention {
        if isPartner(index, reading, post) { continue }
        if !sentence.cues.hasAny([.patient, .careEvent]),
          !staysOn(index..<(index + 1), reading, sentence)
        {
          continue
        }
        if PersonName.isPublic(index..<(index + 1), reading, sentence),
          !sentence.cues.has(.patient)
        {
          continue
        }
        if !sentence.cues.has(.patient), sentence.cues.hasAny([.staffVerb, .staffRole]) {
          continue
        }
        if isThanked(index, reading, sentence) { continue }
        report.add("id.handle", index..<(index + 1), in: reading)
      }
    }
  }

  /// A partner's handle from the registry, or one that carries an approved domain's name or the NHS.
  private static func isPartner(_ token: Int, _ reading: Reading, _ post: Examination) -> Bool {
    let handle = reading.text.bytes[reading.tokens[token].folded].filter {
      isLowerLetter($0) || isDigit($0)
    }
    func carries(_ word: String) -> Bool {
      let letters = word.lowercased().utf8.filter { isLowerLetter($0) || isDigit($0) }
      return letters.count >= 3 && handle.count >= letters.count
        && (handle.starts(with: letters) || handle.suffix(letters.count).elementsEqual(letters))
    }
    guard let registry = post.registry else { return false }
    if registry.partnerHandles.contains(where: {
      handle.elementsEqual($0.lowercased().utf8.filter { isLowerLetter($0) || isDigit($0) })
    }) {
      return true
    }
    if carries("nhs") || carries("trust") || carries("charity") || carries("council") {
      return true
    }
    return registry.approvedDomains.contains { domain in
      carries(String(domain.prefix { $0 != "." && $0 != "-" }))
    }
  }

  private static func isThanked(_ token: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    (reading.isWord(token - 1, in: ["thanks", "thank", "to", "by", "via", "with"])
      && reading.hits[sentence.hits].contains {
        $0.cue == .visitVerb || $0.cue == .patientPlural && $0.first > token
      })
  }

  // MARK: Staff

  static func exposedStaff(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: [.exposure, .blame]) { reading, sentence in
      guard
        let who = namedStaff(reading, sentence, post) ?? namedJustBefore(reading, sentence, post)
      else { return }
      guard let what = reading.first(anyOf: [.exposure, .blame], in: sentence) else { return }
      report.add(
        "id.staff-exposed", min(who.lowerBound, what.first)..<max(who.upperBound, what.last + 1),
        in: reading)
    }
  }

  /// `Dr Vance closed it. He drinks in the Swan.`
  private static func namedJustBefore(_ reading: Reading, _ sentence: Sentence, _ post: Examination)
    -> Range<Int>?
  {
    let number = Int(reading.tokens[sentence.tokens.lowerBound].sentence)
    guard number > 0,
      reading.isWord(sentence.tokens.lowerBound, in: ["he", "she", "they", "his", "her", "their"])
    else { return nil }
    return namedStaff(reading, reading.sentences[number - 1], post)
  }

  /// `Nurse Fi Lowe`, `Dr Shah`, `HCA Kim`, `Kim, our receptionist`.
  private static func namedStaff(_ reading: Reading, _ sentence: Sentence, _ post: Examination)
    -> Range<Int>?
  {
    for hit in reading.hits[sentence.hits] where hit.cue == .staffTitle || hit.cue == .staffRole {
      let next = hit.last + 1
      if next < sentence.tokens.upperBound, reading.tokens[next].kind == .word,
        reading.tokens[next].traits.contains(.capital), reading.tokens[next].gap == .space,
        !reading.isCovered(next, by: [.notName, .unit, .unitAlias], in: sentence)
      {
        return hit.first..<(next + 1)
      }
    }
    guard sentence.cues.has(.staffRole) else { return nil }
    for index in sentence.tokens where PersonName.firstName(at: index, reading) {
      return index..<(index + 1)
    }
    return nil
  }
}
