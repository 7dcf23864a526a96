import CampaignCore

/// People in care, named, placed in a bed, or tagged; and staff exposed.
enum PeopleChecks {
  private static let careCues: CueSet = [
    .patient, .careEvent, .careStay, .unit, .unitAlias, .inpatientKind,
  ]
  private static let unitCues: CueSet = [.unit, .unitAlias, .inpatientKind]

  // MARK: Names

  static func patientName(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: careCues) { reading, sentence in
      for name in PersonName.names(in: reading, sentence, post) {
        guard isInCare(name, reading, sentence) else { continue }
        report.add("id.patient-name", name, in: reading)
      }
      for name in firstNameBesidePatient(reading, sentence, post) {
        report.add("id.patient-name", name, in: reading)
      }
      for name in firstNameOnWard(reading, sentence) {
        report.add("id.patient-name", name, in: reading)
      }
      for initials in initialsAfterPatient(reading, sentence) {
        report.add("id.patient-name", initials, in: reading)
      }
    }
  }

  private static func isInCare(_ name: Range<Int>, _ reading: Reading, _ sentence: Sentence) -> Bool
  {
    if PersonName.isPublic(name, reading, sentence) { return false }
    if sentence.cues.has(.patient) || staysOn(name, reading, sentence) { return true }
    // Who was sectioned may cut a ribbon; who only visits was not.
    if sentence.cues.has(.visitVerb), !sentence.cues.hasAny([.staffVerb, .staffRole, .office]),
      wasTreated(reading, sentence)
    {
      return true
    }
    if sentence.cues.hasAny([.staffVerb, .visitVerb, .staffRole, .office, .staffTitle]) {
      return false
    }
    if sentence.cues.hasAny([.careEvent, .careStay]) {
      return sentence.cues.hasAny(unitCues) || !sentence.cues.hasAny([.event, .venueCue])
    }
    if sentence.cues.hasAny([.pronoun, .kin, .timeCue]), !sentence.cues.has(.event) { return true }
    return !sentence.cues.hasAny([.event, .venueCue, .historyTitle])
  }

  /// `Mrs Delaney on Beech Ward`: nobody but staff and those in care is on a ward.
  private static func staysOn(
    _ name: Range<Int>, _ reading: Reading, _ sentence: Sentence
  ) -> Bool {
    guard !sentence.cues.hasAny([.staffVerb, .staffRole, .staffTitle, .office, .visitVerb]),
      reading.isWord(name.upperBound, in: ["on", "in", "from"])
    else { return false }
    return reading.hits[sentence.hits].contains {
      ($0.cue == .unit || $0.cue == .unitAlias || $0.cue == .inpatientKind)
        && $0.first > name.upperBound && $0.first - name.upperBound <= 2
    }
  }

  private static func wasTreated(_ reading: Reading, _ sentence: Sentence) -> Bool {
    reading.hits(.careEvent, in: sentence).contains {
      reading.isWord(
        $0.first, in: ["sectioned", "detained", "admitted", "readmitted", "discharged"])
    }
  }

  /// `our patient Siobhan`, `Siobhan, our patient,`.
  private static func firstNameBesidePatient(
    _ reading: Reading, _ sentence: Sentence, _ post: Examination
  ) -> [Range<Int>] {
    guard sentence.cues.has(.patient) else { return [] }
    return reading.hits(.patient, in: sentence).compactMap { cue in
      for token in [cue.last + 1, cue.first - 1] where sentence.tokens.contains(token) {
        let gap = reading.tokens[max(token, cue.first)].gap
        guard gap == .space || gap == .comma || gap == .colon else { continue }
        let isPossessed =
          token == cue.last + 1 && reading.tokens[cue.last].traits.contains(.possessive)
        if PersonName.firstName(at: token, reading), !isPossessed,
          !reading.isCovered(
            token, by: [.unit, .unitAlias, .locality, .month, .weekday], in: sentence),
          token == cue.last + 1 && gap == .space
            || !PersonName.isPublic(token..<(token + 1), reading, sentence)
        {
          return token..<(token + 1)
        }
      }
      return nil
    }
  }

  /// `Ellie, who is on Inspire,`.
  private static func firstNameOnWard(_ reading: Reading, _ sentence: Sentence) -> [Range<Int>] {
    guard sentence.cues.hasAny(unitCues), !sentence.cues.hasAny([.staffRole, .staffTitle])
    else { return [] }
    return sentence.tokens.compactMap { who in
      guard reading.isWord(who, "who"), who > sentence.tokens.lowerBound,
        PersonName.firstName(at: who - 1, reading),
        reading.isWord(who + 1, in: ["is", "was", "s"]),
        reading.isWord(who + 2, in: ["on", "in", "at", "under"]),
        reading.isCovered(who + 3, by: unitCues, in: sentence)
          || reading.isCovered(who + 4, by: unitCues, in: sentence)
      else { return nil }
      return (who - 1)..<who
    }
  }

  /// `Client R.D.`, `patient JT`, `resident K L`.
  private static func initialsAfterPatient(_ reading: Reading, _ sentence: Sentence) -> [Range<Int>]
  {
    guard sentence.cues.has(.patient) else { return [] }
    return reading.hits(.patient, in: sentence).compactMap { cue in
      let next = cue.last + 1
      guard next < sentence.tokens.upperBound else { return nil }
      let token = reading.tokens[next]
      guard token.kind == .word, token.traits.contains(.capital),
        token.gap == .space || token.gap == .comma || token.gap == .bracket || token.gap == .colon
      else { return nil }
      if token.traits.contains(.initials), token.canonical.count >= 2, token.canonical.count <= 3 {
        return next..<(next + 1)
      }
      if token.traits.contains(.shouted), token.canonical.count == 2,
        !token.isKnown
      {
        return next..<(next + 1)
      }
      if token.canonical.count == 1, next + 1 < sentence.tokens.upperBound,
        reading.tokens[next + 1].canonical.count == 1,
        reading.tokens[next + 1].traits.contains(.capital), !reading.isWord(next, "i")
      {
        return next..<(next + 2)
      }
      if token.canonical.count == 1, !reading.isWord(next, in: ["a", "i"]) {
        return next..<(next + 1)
      }
      return nil
    }
  }

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
    post.forEachSentence(withAny: [.patient, .careEvent]) { reading, sentence in
      for index in sentence.tokens where reading.tokens[index].kind == .mention {
        if isPartner(index, reading, post) { continue }
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
