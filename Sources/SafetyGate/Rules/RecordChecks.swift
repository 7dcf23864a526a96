import CampaignCore

/// Record numbers, dates of birth and mail addresses of one person.
enum RecordChecks {
  // MARK: Records

  /// A cue such as `RiO` or `MRN` and, within three tokens, five to twelve characters with a digit.
  static func record(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .recordCue) { reading, sentence in
      for cue in reading.hits(.recordCue, in: sentence) {
        guard let number = reference(after: cue.last, reading, sentence) else { continue }
        if isOtherReference(cue, number, reading, sentence) { continue }
        report.add("id.record-number", number, in: reading)
      }
    }
  }

  private static func reference(after cue: Int, _ reading: Reading, _ sentence: Sentence)
    -> Range<Int>?
  {
    for start in (cue + 1)...(cue + 3) where start < sentence.tokens.upperBound {
      guard hasDigit(reading, start) || nextHasDigit(reading, start, sentence) else { continue }
      var end = start
      var length = 0
      while end < sentence.tokens.upperBound, length < 12,
        isPart(reading, end, isFirst: end == start)
      {
        length += reading.tokens[end].canonical.count
        end += 1
      }
      let digits = (start..<end).reduce(0) { sum, token in
        sum + reading.letters(token).count(where: isDigit)
      }
      if length >= 5, length <= 14, digits >= 3, !isDateOrTime(reading, start, end) {
        return start..<end
      }
    }
    return nil
  }

  private static func hasDigit(_ reading: Reading, _ token: Int) -> Bool {
    reading.tokens[token].kind == .number || reading.tokens[token].kind == .mixed
  }

  private static func nextHasDigit(_ reading: Reading, _ token: Int, _ sentence: Sentence) -> Bool {
    token + 1 < sentence.tokens.upperBound && reading.tokens[token].canonical.count <= 3
      && reading.tokens[token].traits.contains(.shouted) && hasDigit(reading, token + 1)
  }

  private static func isPart(_ reading: Reading, _ token: Int, isFirst: Bool) -> Bool {
    let part = reading.tokens[token]
    if !isFirst {
      switch part.gap {
      case .none, .hyphen, .dot, .slash, .underscore, .bullet, .space, .sign, .spacedDash: break
      case .apostrophe, .tightComma, .comma, .colon, .bracket, .line, .sentence: return false
      }
    }
    if part.kind == .number || part.kind == .mixed { return !part.traits.contains(.money) }
    return part.kind == .word && part.canonical.count <= 3 && part.traits.contains(.capital)
  }

  private static func isDateOrTime(_ reading: Reading, _ start: Int, _ end: Int) -> Bool {
    guard let date = DateScanner.date(in: reading, at: start) else { return false }
    return date.tokens.count >= 3 && date.tokens.upperBound >= end
  }

  /// `Vacancy ref`, `order no`: the nearer word decides.
  private static func isOtherReference(
    _ cue: Hit, _ number: Range<Int>, _ reading: Reading, _ sentence: Sentence
  ) -> Bool {
    reading.hits(.referenceCue, in: sentence).contains {
      $0.first <= number.lowerBound && $0.last >= cue.first - 2 && $0.last < number.lowerBound
        && !($0.first >= cue.first && $0.last <= cue.last)
    }
  }

  // MARK: Dates of birth

  static func birthDate(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: [.dobCue, .bornCue]) { reading, sentence in
      for cue in reading.hits[sentence.hits] where cue.cue == .dobCue || cue.cue == .bornCue {
        guard
          let date = date(near: cue, reading, sentence) ?? spelledDate(after: cue, reading)
        else { continue }
        if cue.cue == .bornCue, !isPerson(cue, reading, sentence, post) { continue }
        let from = min(cue.first, date.tokens.lowerBound)
        let to = max(cue.last + 1, date.tokens.upperBound)
        report.add("id.dob", from..<to, in: reading)
      }
    }
  }

  /// `17 o three 1988`: digits read out that make a date.
  private static func spelledDate(after cue: Hit, _ reading: Reading) -> WrittenDate? {
    for run in reading.digitRuns where run.digits.count == 8 || run.digits.count == 6 {
      let first = run.tokenRange.lowerBound
      guard (1...5).contains(first - cue.last), !reading.breaks(between: cue.last, and: first),
        let date = DateScanner.packed(run.digits[...], run.tokenRange)
      else { continue }
      return date
    }
    return nil
  }

  private static func date(near cue: Hit, _ reading: Reading, _ sentence: Sentence) -> WrittenDate?
  {
    let last = min(cue.last + 5, reading.tokens.count - 1)
    if cue.last + 1 <= last {
      for token in (cue.last + 1)...last {
        guard let date = DateScanner.date(in: reading, at: token) else { continue }
        if date.tokens.count == 1, cue.cue == .bornCue { continue }
        return date
      }
    }
    // `02/02/1979 (DOB)`.
    guard cue.cue == .dobCue else { return nil }
    for token in stride(from: cue.first - 1, through: max(cue.first - 5, 0), by: -1) {
      if let date = DateScanner.date(in: reading, at: token), date.tokens.count >= 2,
        date.tokens.upperBound <= cue.first
      {
        return date
      }
    }
    return nil
  }

  /// A hospital can be born on a day as well: `born` needs somebody in care, a relative or a name.
  private static func isPerson(
    _ cue: Hit, _ reading: Reading, _ sentence: Sentence, _ post: Examination
  ) -> Bool {
    if sentence.cues.hasAny([.staffRole, .office]), !sentence.cues.has(.patient) { return false }
    if sentence.cues.hasAny([.patient, .kin, .pronoun, .personNoun, .careEvent]) { return true }
    return PersonName.names(in: reading, sentence, post).contains { $0.upperBound <= cue.first + 1 }
  }

  // MARK: Mail addresses

  static func email(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      if reading.hasAtSigns {
        for spaced in SpacedAddress.all(in: reading.text.bytes) where !isRoleMailbox(spaced, post) {
          report.add("id.email", field: reading.field, span: reading.text.span(spaced.place))
        }
      }
      let tokens = reading.tokens
      for index in tokens.indices {
        if tokens[index].kind == .email {
          let letters = reading.text.bytes[tokens[index].folded].map { $0 < 0x80 ? $0 : 63 }
          judge(
            String(decoding: letters, as: UTF8.self), index..<(index + 1), reading, post, &report)
        } else if reading.hasAtSigns || reading.isWord(index, "at"),
          let spelled = SpelledAddress.email(in: reading, at: index)
        {
          judge(spelled.address, spelled.tokens, reading, post, &report)
        }
      }
    }
  }

  private static func isRoleMailbox(_ spaced: SpacedAddress, _ post: Examination) -> Bool {
    post.registry?.roleMailboxes.contains { $0.lowercased() == spaced.address } ?? false
  }

  private static func judge(
    _ address: String, _ tokens: Range<Int>, _ reading: Reading, _ post: Examination,
    _ report: inout Report
  ) {
    guard let registry = post.registry else {
      report.add("id.email", tokens, in: reading)
      return
    }
    if registry.roleMailboxes.contains(where: { $0.lowercased() == address }) { return }
    let domain = address.drop { $0 != "@" }.dropFirst()
    if let own = registry.ownDomain, domain == own || domain.hasSuffix("." + own) {
      report.add(
        "id.email", tokens, in: reading, severity: .warn,
        detail:
          "This mailbox of the trust is not on the list of shared mailboxes; it may be one person's."
      )
      return
    }
    report.add("id.email", tokens, in: reading)
  }
}
