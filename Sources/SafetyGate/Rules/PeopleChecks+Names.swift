import CampaignCore

// Names of people in care.

extension PeopleChecks {
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
      for name in nameBeforeEvent(reading, sentence) {
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
  static func staysOn(
    _ name: Range<Int>, _ reading: Reading, _ sentence: Sentence
  ) -> Bool {
    guard !sentence.cues.hasAny([.staffVerb, .staffRole, .staffTitle, .office, .visitVerb]),
      reading.isWord(name.upperBound, in: ["on", "in", "from"])
    else { return false }
    if reading.isWord(name.upperBound + 1, in: ["the", "our"]),
      reading.isWord(name.upperBound + 2, in: ["ward", "unit"])
    {
      return !reading.isWord(name.upperBound + 3, in: ["round", "rounds", "team", "manager"])
    }
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

  /// `Zsofia goes home`, `Oluwaseun has been discharged`: one capitalised word that is no word of ours,
  /// and just after it what happens to people in care alone.
  private static func nameBeforeEvent(_ reading: Reading, _ sentence: Sentence) -> [Range<Int>] {
    guard sentence.cues.has(.careEvent),
      !sentence.cues.hasAny([.staffVerb, .staffRole, .staffTitle, .office, .visitVerb, .event])
    else { return [] }
    return reading.hits(.careEvent, in: sentence).compactMap { event in
      var last = event.first - 1
      while last > sentence.tokens.lowerBound,
        reading.isWord(last, in: ["is", "was", "has", "s", "been", "being", "just", "got", "gets"])
      {
        last -= 1
      }
      guard last >= sentence.tokens.lowerBound, isNameAlone(last, reading, sentence),
        !reading.breaks(between: last, and: event.first)
      else { return nil }
      return last..<(last + 1)
    }
  }

  private static func isNameAlone(_ token: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    let word = reading.tokens[token]
    guard word.kind == .word, word.traits.contains(.capital), !word.traits.contains(.shouted),
      word.canonical.count >= 3,
      !reading.isCovered(
        token, by: [.notName, .unit, .unitAlias, .locality, .trustName, .helplineName, .weekday],
        in: sentence)
    else { return false }
    return !word.isKnown || PersonName.firstName(at: token, reading)
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
}
