import CampaignCore

/// Family L: texts that hide what they say, and texts that the rules cannot read.
enum DisguiseChecks {
  // MARK: Invisible

  /// An invisible scalar between letters or digits, outside emoji and scripts that need it; or any that
  /// turns the direction of writing.
  static func invisible(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.text.isUnusual {
      guard let written = post.writtenText(reading.field) else { continue }
      let scalars = written.unicodeScalars.map { $0 }
      guard let index = scalars.indices.first(where: { isHiding(scalars, $0) }) else { continue }
      report.add("obf.invisible", field: reading.field, span: index..<(index + 1))
    }
  }

  private static func isHiding(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let value = scalars[index].value
    guard value > 0x7F, FoldingTable.shared.entry(value) == FoldingTable.ignorable,
      !(0xFE00...0xFE0F).contains(value)
    else { return false }
    // Embeddings, overrides and isolates change the order in which a text is seen.
    if (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) { return true }
    guard let before = visible(scalars, from: index, step: -1),
      let after = visible(scalars, from: index, step: 1)
    else { return false }
    if isJoiner(value), needsJoiners(before) || needsJoiners(after) { return false }
    return isWordScalar(before) && isWordScalar(after)
  }

  private static func visible(_ scalars: [Unicode.Scalar], from index: Int, step: Int) -> Unicode
    .Scalar?
  {
    var next = index + step
    while scalars.indices.contains(next) {
      if FoldingTable.shared.entry(scalars[next].value) != FoldingTable.ignorable {
        return scalars[next]
      }
      next += step
    }
    return nil
  }

  private static func isJoiner(_ value: UInt32) -> Bool { value == 0x200C || value == 0x200D }

  /// Arabic, Syriac, Mongolian and the scripts of India, where joiners are part of the spelling.
  private static func needsJoiners(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x08FF, 0x0900...0x0DFF, 0x1780...0x18AF, 0xFB50...0xFDFF, 0xFE70...0xFEFE: true
    default: false
    }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  // MARK: Look-alikes

  static func homoglyph(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.text.isUnusual {
      for (index, token) in reading.tokens.enumerated() {
        let marks = reading.text.marks[token.folded]
        guard marks.contains(where: { $0 & FoldedText.Mark.confusable != 0 }) else { continue }
        report.add("obf.homoglyph", index..<(index + 1), in: reading)
        break
      }
    }
  }

  // MARK: Kept apart, leet

  static func spacing(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for disguise in reading.disguises where disguise.kind == .spaced || disguise.kind == .split {
        guard disguise.tokens.contains(where: { isSensitive($0, reading) }) else { continue }
        report.add("obf.spacing", disguise.tokens, in: reading)
        break
      }
      for (index, token) in reading.tokens.enumerated()
      where token.traits.contains(.initials) && token.canonical.count >= 4
        && isSensitive(index, reading)
      {
        report.add("obf.spacing", index..<(index + 1), in: reading)
        break
      }
    }
  }

  /// Digits kept apart that another rule took for somebody's number.
  static func spacedNumbers(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for run in reading.digitRuns where hasSpacedNumber(run) {
        let isReported = report.marks.contains {
          $0.field == reading.field && $0.rule.hasPrefix("id.")
            && $0.span.overlaps(reading.span(run.tokenRange))
        }
        if isReported { report.add("obf.spacing", run.tokenRange, in: reading) }
      }
    }
  }

  /// Ten or more digits of which most stand alone.
  private static func hasSpacedNumber(_ run: DigitRun) -> Bool {
    run.digits.count >= 9 && run.groups.count >= 8
      && run.groups.allSatisfy { !$0.isSpoken }
  }

  static func leet(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for disguise in reading.disguises where disguise.kind == .leet {
        guard disguise.tokens.contains(where: { isSensitive($0, reading) }) else { continue }
        report.add("obf.leet", disguise.tokens, in: reading)
        break
      }
      if reading.cues.has(.algospeak), let hit = reading.hits.first(where: { $0.cue == .algospeak })
      {
        report.add("obf.leet", hit.tokens, in: reading)
      }
    }
  }

  private static let sensitive: CueSet = [
    .patient, .suicide, .suiLanguage, .method, .methodStrong, .selfHarm, .edTopic, .slur,
    .stigmaLabel, .careEvent, .diagnosis,
    .dehumanising, .coercion, .alarmist, .implement, .pom, .condition, .danger, .edBehaviour, .unit,
    .unitAlias, .note, .dobCue, .nhsCue, .sensitive,
  ]

  private static func isSensitive(_ token: Int, _ reading: Reading) -> Bool {
    reading.isCovered(token, by: sensitive, in: reading.sentence(of: token))
  }

  // MARK: Language

  /// More than three in five words are none of English, or most letters are of another script.
  static func unsupported(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.field != .link {
      let tally = reading.tally
      let (words, foreign) = (tally.words, tally.foreign)
      let isForeign =
        foreign >= 2 && foreign * 2 > words
        || foreign >= 1 && foreign == words && letters(reading) >= 8
      let isStrange = words >= 6 && tally.strange * 5 > words * 3
      let isOther = words >= 5 && tally.isOtherLanguage
      guard isForeign || isStrange || isOther || isUndeclared(post, reading, words) else {
        continue
      }
      report.add("lang.unsupported", field: reading.field, span: 0..<reading.text.scalarCount)
    }
  }

  private static func letters(_ reading: Reading) -> Int {
    reading.text.bytes.count { $0 == FoldedText.letter }
  }

  /// The author says that the text is in another language.
  private static func isUndeclared(_ post: Examination, _ reading: Reading, _ words: Int) -> Bool {
    guard reading.field == .text, words > 0, let language = post.subject.language?.lowercased()
    else { return false }
    return !language.isEmpty && !language.hasPrefix("en") && language != "und"
  }
}

extension Examination {
  /// A field as its author wrote it.
  func writtenText(_ field: Finding.Field) -> String? {
    switch field {
    case .text: subject.text
    case .spoiler: subject.spoiler
    case .link: subject.link
    case .altText(let index): subject.alts.indices.contains(index) ? subject.alts[index] : nil
    case .pollOption(let index):
      subject.pollOptions.indices.contains(index) ? subject.pollOptions[index] : nil
    }
  }
}
