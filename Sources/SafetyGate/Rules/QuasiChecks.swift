import CampaignCore

/// Family B: what singles a person out when enough of it stands together.
enum QuasiChecks {
  private static let publicCues: CueSet = [
    .staffRole, .staffVerb, .office, .staffTitle, .visitVerb,
  ]

  // MARK: Several attributes of one person

  static func jigsaw(_ post: Examination, _ report: inout Report) {
    guard Attributes.mayTellOfCare(post), let person = post.attributes.person else { return }
    let attributes = post.attributes
    // Who is told of on a ward and is none of its staff is in care there.
    let isTheirs = attributes.isInpatientUnit && !attributes.isPublic
    guard attributes.isInCare || isTheirs else { return }
    let count = attributes.classes.count
    guard count >= 3 else { return }
    let severity: Severity = count >= 4 && attributes.isTight ? .block : .review
    report.add("quasi.jigsaw", person.tokens, in: person.reading, severity: severity)
  }

  // MARK: The sum of several posts

  static func cumulative(_ post: Examination, _ report: inout Report) {
    guard !post.ledger.isEmpty else { return }
    let attributes = post.attributes
    let told = post.disclosure
    let earlier = post.gate.memory(beside: told, in: post.ledger)
    guard !earlier.isEmpty else { return }
    differences(attributes, earlier, post, &report)
    guard let person = attributes.person, !attributes.isPublic,
      !told.attributes.isEmpty
    else { return }
    // Persons told of as staff on the same days stay staff.
    if !attributes.isInCare, earlier.referents.contains("staff") { return }
    let before = earlier.attributes
    var union = before.union(told.attributes)
    // A leaver, and a count from before that shows there was just one.
    if attributes.hasLeaver, !earlier.counts.isEmpty { union.insert("count") }
    guard union.count > before.count,
      !before.isEmpty || attributes.hasLeaver || union.count >= 4, union.count >= 3
    else { return }
    let isCare =
      attributes.isInCare || attributes.isInpatientUnit
      || earlier.referents.contains("care")
    guard isCare else { return }
    let severity: Severity =
      union.count >= 4 && (attributes.isTight || attributes.isInpatientUnit) ? .block : .review
    report.add("quasi.cumulative", person.tokens, in: person.reading, severity: severity)
  }

  /// Two counts of the same people a little apart tell of one who came or left.
  private static func differences(
    _ attributes: Attributes, _ earlier: DisclosureLedger.Memory, _ post: Examination,
    _ report: inout Report
  ) {
    let threshold = post.registry?.smallCountThreshold ?? 5
    for count in attributes.counts {
      for old in earlier.counts
      where old.number != count.number && abs(old.number - count.number) < threshold
        && max(old.number, count.number) <= 30
      {
        report.add(
          "quasi.cumulative", count.tokens, in: count.reading, severity: .review,
          detail: "With what was told before, this count says how many came or left.")
        return
      }
    }
  }

  // MARK: Small numbers

  static func smallNumber(_ post: Examination, _ report: inout Report) {
    let threshold = post.registry?.smallCountThreshold ?? 5
    post.forEachSentence(with: .smallNoun) { reading, sentence in
      guard isBounded(sentence, reading), !sentence.cues.hasAny([.training, .statisticOfMany])
      else {
        return
      }
      for noun in reading.hits(.smallNoun, in: sentence) {
        guard let (number, start) = count(before: noun.first, reading, sentence),
          number >= 1, number < threshold, !isShare(start, reading)
        else { continue }
        report.add("quasi.small-number", start..<(noun.last + 1), in: reading)
        return
      }
    }
  }

  private static func isBounded(_ sentence: Sentence, _ reading: Reading) -> Bool {
    sentence.cues.hasAny([.unit, .unitAlias, .locality, .inpatientKind, .month, .timeCue])
      || reading.isWord(sentence.tokens.upperBound - 1, in: ["week", "month", "year", "night"])
  }

  /// A count up to two words before a noun: `three admissions`, `two young male patients`.
  static func count(before noun: Int, _ reading: Reading, _ sentence: Sentence) -> (Int, Int)? {
    for step in 1...3 {
      let token = noun - step
      guard token >= sentence.tokens.lowerBound else { return nil }
      if reading.tokens[token + 1].gap.endsClause { return nil }
      if let number = reading.number(token) {
        if reading.tokens[token].traits.contains(.money) { return nil }
        return (number, token)
      }
      if let number = SpokenNumber.value(reading, token), number > 0 {
        // `twenty two patients`: the whole number counts.
        if token - 1 >= sentence.tokens.lowerBound,
          let tens = SpokenNumber.value(reading, token - 1), tens >= 20
        {
          return (tens + number, token - 1)
        }
        return (number, token)
      }
      if reading.isWord(token, in: ["couple", "pair"]) { return (2, token) }
      if reading.isWord(token, in: ["handful"]) { return (4, token) }
      if reading.isWord(token, "single") { return (1, token) }
    }
    return nil
  }

  /// `one in four`, `2 out of 3`, `Ward 3 patients`.
  private static func isShare(_ token: Int, _ reading: Reading) -> Bool {
    reading.isWord(token + 1, in: ["in", "out", "per"])
      || reading.isWord(
        token - 1,
        in: [
          "in", "ward", "level", "step", "phase", "tier", "section", "page", "room", "band", "top",
          "every", "all",
        ])
      || reading.isWord(token - 1, "of") && reading.number(token - 2) != nil
  }

  // MARK: Live reports

  static let scenes: CueSet = [
    .careEvent, .distress, .inpatientKind, .unit, .unitAlias, .patient,
  ]

  static func liveEvent(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for sentence in reading.sentences {
        guard sentence.cues.hasAny(scenes), isAboutSomebody(sentence, reading),
          let moment = liveMoment(reading, sentence) ?? openingTime(reading, sentence)
        else { continue }
        if sentence.cues.hasAny(publicCues), !sentence.cues.hasAny([.patient, .personNoun]) {
          continue
        }
        if sentence.cues.hasAny([.event, .venueCue]),
          !sentence.cues.hasAny([.careEvent, .distress])
        {
          continue
        }
        report.add("quasi.live-event", moment, in: reading)
      }
    }
  }

  /// `02:10. Rowan Suite. A teenager arrives…`: the hour stands over what follows.
  private static func openingTime(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    guard sentence.tokens.lowerBound <= 12, let end = ClockTime.end(in: reading, at: 0),
      sentence.cues.hasAny([.distress, .careEvent])
    else { return nil }
    return 0..<end
  }

  private static func isAboutSomebody(_ sentence: Sentence, _ reading: Reading) -> Bool {
    if sentence.cues.hasAny([.personNoun, .patient, .guest]) { return true }
    if sentence.cues.hasAny([.pronoun, .kin]), sentence.cues.hasAny([.careEvent, .distress]) {
      return true
    }
    return sentence.cues.has(.careEvent)
      && sentence.cues.hasAny([.unit, .unitAlias, .inpatientKind, .unitKind])
  }

  /// `13.22 a lady…`, `Right now…`, `As we tweet…`.
  private static func liveMoment(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    if let live = reading.first(.liveCue, in: sentence) { return live.tokens }
    for token in sentence.tokens {
      if let end = ClockTime.end(in: reading, at: token) { return token..<end }
    }
    return nil
  }
}
