import CampaignCore

/// Family D: suicide and self-harm, told so that it harms nobody.
enum SuicideChecks {
  /// Texts whose subject is suicide: by a word for it, or by the helpline that is for nothing else.
  private static func isSubject(_ post: Examination) -> Bool {
    post.cues.hasAny([.suicide, .suicideHelpline]) || namesSuicideHelpline(post)
  }

  static func namesSuicideHelpline(_ post: Examination) -> Bool {
    post.features.contains(.digitRuns)
      && post.readings.contains { reading in
        reading.digitRuns.contains { $0.digits.starts(with: "116123".utf8) }
      }
  }

  static func teaches(_ sentence: Sentence) -> Bool { sentence.cues.has(.languageAdvice) }

  /// `Say 'died by suicide', not 'committed suicide'`: the words are shown, not used.
  private static func isShown(_ hit: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    guard reading.tokens[hit.first].traits.contains(.quoted) else { return false }
    let verbs: [StaticString] = [
      "say", "saying", "write", "writing", "use", "using", "try", "prefer", "choose", "words",
      "wording", "phrases", "headlines",
    ]
    return sentence.tokens.contains { reading.isWord($0, in: verbs) }
      && sentence.tokens.contains {
        reading.isWord($0, in: ["not", "never", "avoid", "over", "than"])
      }
  }

  // MARK: Method

  static func method(_ post: Examination, _ report: inout Report) {
    guard post.cues.hasAny([.method, .methodStrong]) else { return }
    let subject = isSubject(post)
    post.forEachSentence(withAny: [.method, .methodStrong]) { reading, sentence in
      guard !teaches(sentence) else { return }
      if let strong = reading.first(.methodStrong, in: sentence) {
        if sentence.cues.has(.methodExempt), !sentence.cues.has(.suicide) { return }
        report.add("sui.method", strong.tokens, in: reading)
        return
      }
      guard sentence.cues.hasAny([.suicide, .note]) || sentence.cues.has(.inquest) && subject,
        !sentence.cues.has(.methodExempt),
        let method = reading.hits(.method, in: sentence).first(where: {
          !ToneChecks.isNegated($0, reading)
        })
      else { return }
      report.add("sui.method", method.tokens, in: reading)
    }
  }

  // MARK: Place

  static func location(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .suicide) { reading, sentence in
      guard !teaches(sentence) else { return }
      let isPrevention = sentence.cues.has(.prevention)
      if let label = reading.first(.hotspot, in: sentence) {
        report.add("sui.location", label.tokens, in: reading)
        return
      }
      guard let place = namedPlace(reading, sentence) else { return }
      if isPrevention, !sentence.cues.has(.barrier) { return }
      report.add("sui.location", place, in: reading)
    }
    // `That car park is notorious`: the label alone, in a text about suicide.
    guard isSubject(post) else { return }
    post.forEachSentence(with: .hotspot) { reading, sentence in
      guard !teaches(sentence), sentence.cues.has(.place),
        let label = reading.first(.hotspot, in: sentence)
      else { return }
      report.add("sui.location", label.tokens, in: reading)
    }
  }

  /// `Calder Bridge`, `the viaduct`, `Port Ellis station`; a school or ward only with a name.
  private static func namedPlace(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    for hit in reading.hits(.place, in: sentence) {
      let before = hit.first - 1
      let isNamed =
        before >= sentence.tokens.lowerBound
        && reading.tokens[before].traits.contains(.capital)
        && reading.tokens[before].kind == .word && reading.tokens[hit.first].gap == .space
        && !(reading.tokens[before].traits.contains(.opensSentence)
          && reading.tokens[before].isKnown)
      let isPointed = reading.isWord(
        before, in: ["the", "that", "this", "our", "a", "local", "at", "from"])
      let isPlain = reading.isWord(
        hit.first,
        in: [
          "ward", "unit", "prison", "cell", "school", "university", "halls", "campus", "park",
          "hotel",
          "lock", "crossing", "grounds", "platform", "monument", "landmark",
        ])
      if isNamed { return before..<(hit.last + 1) }
      if isPointed, !isPlain { return hit.tokens }
      if !isPlain, reading.hits(.locality, in: sentence).contains(where: { $0.last == before }) {
        return before..<(hit.last + 1)
      }
      if !isPlain, sentence.cues.has(.locality) { return hit.tokens }
    }
    return nil
  }

  // MARK: Notes and words

  static func note(_ post: Examination, _ report: inout Report) {
    let subject = isSubject(post)
    post.forEachSentence(withAny: [.note, .noteTold]) { reading, sentence in
      guard !teaches(sentence), subject || sentence.cues.has(.deathReport) else { return }
      let isStaff = post.cues.hasAny([.staffRole, .staffVerb]) && !post.cues.has(.suicide)
      if isStaff { return }
      if let note = reading.first(.note, in: sentence) {
        report.add("sui.note", note.tokens, in: reading)
      } else if let told = reading.first(.noteTold, in: sentence) {
        report.add("sui.note", told.tokens, in: reading)
      }
    }
  }

  static func language(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .suiLanguage) { reading, sentence in
      guard !teaches(sentence),
        let words = reading.hits(.suiLanguage, in: sentence).first(where: {
          !isOfPrevention($0, reading) && !isShown($0, reading, sentence)
        })
      else { return }
      report.add("sui.language", words.tokens, in: reading)
    }
    guard isSubject(post) else { return }
    post.forEachSentence(with: .suiLanguageWeak) { reading, sentence in
      guard !teaches(sentence), let words = reading.first(.suiLanguageWeak, in: sentence) else {
        return
      }
      if isDenied(words, reading) { return }
      report.add("sui.language", words.tokens, in: reading)
    }
  }

  /// `completed suicide prevention training`: the word belongs to what follows it.
  private static func isOfPrevention(_ hit: Hit, _ reading: Reading) -> Bool {
    reading.isWord(
      hit.last + 1,
      in: [
        "prevention", "awareness", "bereavement", "postvention", "intervention", "training",
        "first", "risk", "research", "safety", "liaison", "module",
      ])
  }

  /// `suicide is not selfish`: denied; `a failed attempt is not a failure`: said, then denied.
  private static func isDenied(_ hit: Hit, _ reading: Reading) -> Bool {
    ToneChecks.isNegated(hit, reading)
  }

  static func sensational(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .suicide) { reading, sentence in
      guard !teaches(sentence),
        let word = reading.hits(.suiSensational, in: sentence).first(where: {
          !ToneChecks.isNegated($0, reading)
        })
      else { return }
      report.add("sui.sensational", word.tokens, in: reading)
    }
  }

  // MARK: Causes

  static func simplistic(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .suicide) { reading, sentence in
      guard !teaches(sentence), !sentence.cues.hasAny([.suiComplex, .conditional]),
        sentence.cues.has(.suiConnector), let suicide = reading.first(.suicide, in: sentence)
      else { return }
      let last = reading.hits(.suicide, in: sentence).map(\.last).max() ?? suicide.last
      for connector in reading.hits(.suiConnector, in: sentence) {
        guard links(connector, suicide.first..<(last + 1), reading, sentence) else { continue }
        report.add("sui.simplistic", connector.tokens, in: reading)
        return
      }
    }
  }

  /// `X drove him to suicide`, `suicide after a break-up`, `ended her life over debt`.
  private static func links(
    _ connector: Hit, _ suicide: Range<Int>, _ reading: Reading, _ sentence: Sentence
  ) -> Bool {
    let isCausal =
      reading.isWord(
        connector.first,
        in: [
          "because", "due", "owing", "caused", "causes", "cause", "causing", "led", "leads",
          "leading",
          "drove", "drives", "drive", "driven", "made", "makes", "pushed", "pushes", "blamed",
          "blame",
          "blames", "triggered", "triggers", "behind", "reason", "why", "result", "is", "are", "to",
          "thats", "that", "the",
        ]) && connector.tokens.count >= 1
    let isTimely = reading.isWord(
      connector.first, in: ["after", "over", "following", "from", "through", "kills"])
    if isCausal {
      if reading.isWord(connector.first, in: ["to", "is", "are", "that"]),
        connector.tokens.count == 1
      {
        return false
      }
      return true
    }
    guard isTimely else { return false }
    let causes = reading.hits(.suiCause, in: sentence)
    if connector.first > suicide.lowerBound {
      return causes.contains { $0.first > connector.last && $0.first - connector.last <= 4 }
    }
    // `After losing his job he killed himself`.
    return connector.first == sentence.tokens.lowerBound
      && causes.contains { $0.first > connector.last && $0.last < suicide.upperBound }
  }

  // MARK: Glamour

  static func glamour(_ post: Examination, _ report: inout Report) {
    let subject = isSubject(post)
    guard subject else { return }
    post.forEachSentence(withAny: [.glamour, .glamourWeak]) { reading, sentence in
      guard !teaches(sentence) else { return }
      if let strong = reading.hits(.glamour, in: sentence).first(where: {
        !ToneChecks.isNegated($0, reading)
      }), !sentence.cues.hasAny([.event, .prevention]) || sentence.cues.has(.suicide) {
        report.add("sui.glamour", strong.tokens, in: reading)
      } else if sentence.cues.has(.suicide), !sentence.cues.has(.prevention),
        !sentence.cues.has(.event),
        let weak = reading.hits(.glamourWeak, in: sentence).first(where: {
          !ToneChecks.isNegated($0, reading)
        })
      {
        report.add("sui.glamour", weak.tokens, in: reading)
      }
    }
  }

  // MARK: Deaths

  static func deathReport(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .deathReport) { reading, sentence in
      guard !teaches(sentence), !sentence.cues.hasAny([.deathNeutral, .conditional]),
        let death = reading.first(.deathReport, in: sentence)
      else { return }
      let isSuicide = sentence.cues.has(.suicide)
      let ours: CueSet = [.patient, .patientPlural, .unit, .unitAlias, .inpatientKind, .guest]
      let isOurs = sentence.cues.hasAny(ours) || hasMember(reading, sentence)
      let isRecentPerson =
        sentence.cues.hasAny([.personNoun, .kin, .occupation, .ageCue])
        && sentence.cues.hasAny([.timeCue, .weekday, .month, .locality])
      let isCount = sentence.cues.hasAny([.timeCue, .place]) && isCounted(reading, sentence)
      guard
        isSuicide && (isOurs || isRecentPerson || isCount)
          || isOurs && !isSuicide && sentence.cues.has(.patient)
      else { return }
      report.add("sui.death-report", death.tokens, in: reading)
    }
  }

  private static func hasMember(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      reading.isWord(
        token, in: ["member", "colleague", "someone", "somebody", "student", "pupil", "friend"])
        && (reading.isWord(token + 1, in: ["of", "on", "at", "from", "in"])
          || reading.isWord(token - 1, in: ["a", "our", "dear", "young"]))
    }
  }

  private static func isCounted(_ reading: Reading, _ sentence: Sentence) -> Bool {
    let first = sentence.tokens.lowerBound
    return SpokenNumber.value(reading, first) != nil
      && reading.isWord(first + 1, in: ["have", "has", "people"])
  }
}
