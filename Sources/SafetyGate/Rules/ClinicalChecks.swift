import CampaignCore

/// Family K, second half: treatment is between a person and those who treat them.
enum ClinicalChecks {
  static func advice(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: [.stopVerb, .takeDose, .takeVerb]) { reading, sentence in
      guard !sentence.cues.hasAny([.adviceExempt, .languageAdvice]) else { return }
      if let dose = reading.first(.takeDose, in: sentence) {
        report.add("clin.advice", dose.tokens, in: reading)
        return
      }
      if let dose = measuredDose(reading, sentence) {
        report.add("clin.advice", dose, in: reading)
        return
      }
      if let dose = countedDose(reading, sentence) {
        report.add("clin.advice", dose, in: reading)
        return
      }
      guard sentence.cues.hasAny([.medicine, .pom]) else { return }
      for verb in reading.hits(.stopVerb, in: sentence) where isInstruction(verb, reading, sentence)
      {
        guard
          let medicine = reading.hits[sentence.hits].first(where: {
            ($0.cue == .medicine || $0.cue == .pom) && $0.first > verb.first
              && $0.first - verb.last <= 5
          })
        else { continue }
        report.add("clin.advice", verb.first..<(medicine.last + 1), in: reading)
        return
      }
    }
  }

  /// `Take 50mg`, `try 20 mg at night`.
  private static func measuredDose(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    for verb in reading.hits(.takeVerb, in: sentence) where !ToneChecks.isNegated(verb, reading) {
      for number in verb.last + 1...verb.last + 3 where number + 1 < sentence.tokens.upperBound {
        guard SpokenNumber.read(reading, number).value != nil else { continue }
        let unit = SpokenNumber.read(reading, number).next
        if reading.isWord(unit, in: ["mg", "mcg", "milligrams", "milligram", "micrograms"]) {
          return verb.first..<(unit + 1)
        }
      }
    }
    return nil
  }

  /// `Missed a tablet? Just take two tomorrow.`
  private static func countedDose(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    let number = Int(reading.tokens[sentence.tokens.lowerBound].sentence)
    let around =
      sentence.cues.hasAny([.medicine, .pom])
      || number > 0 && reading.sentences[number - 1].cues.hasAny([.medicine, .pom])
    guard around else { return nil }
    for verb in reading.hits(.takeVerb, in: sentence) where !ToneChecks.isNegated(verb, reading) {
      guard verb.last + 1 < sentence.tokens.upperBound,
        reading.isWord(verb.first, in: ["take", "have", "swallow"]),
        let count = SpokenNumber.read(reading, verb.last + 1).value, (1...10).contains(count)
      else { continue }
      let next = SpokenNumber.read(reading, verb.last + 1).next
      let isDose =
        next >= sentence.tokens.upperBound
        || reading.isWord(
          next,
          in: [
            "tomorrow", "tonight", "now", "instead", "together", "at", "before", "later", "today",
            "more", "extra", "every", "each", "twice", "in", "with",
          ])
      if isDose { return verb.first..<next }
    }
    return nil
  }

  /// `Stop your tablets`, `you can stop`, `it's fine to skip`; not `she stopped`, `drop in`.
  private static func isInstruction(_ verb: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    if ToneChecks.isNegated(verb, reading) { return false }
    let before = verb.first - 1
    if verb.first == sentence.tokens.lowerBound || reading.tokens[verb.first].gap.endsClause {
      return true
    }
    return reading.isWord(
      before,
      in: [
        "can", "could", "should", "to", "just", "then", "and", "or", "must", "may", "simply",
        "please", "you", "now",
        "by", "try", "ok", "fine", "safe", "why", "if", "always", "also", "even", "so",
      ])
  }

  static func prescriptionOnly(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .pom) { reading, sentence in
      guard !sentence.cues.has(.pomExempt), let medicine = reading.first(.pom, in: sentence) else {
        return
      }
      let promotes =
        reading.hits[sentence.hits].contains {
          $0.cue == .pomPromo && ($0.last < medicine.first || $0.first > medicine.last)
            && !ToneChecks.isNegated($0, reading)
        } || hasPrice(reading, sentence)
      let isInformation =
        sentence.cues.has(.training) && !hasPrice(reading, sentence)
      report.add(
        "clin.pom", medicine.tokens, in: reading,
        severity: promotes && !isInformation ? .block : .review)
    }
  }

  private static func hasPrice(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      guard reading.tokens[token].kind == .number else { return false }
      let start = reading.tokens[token].folded.lowerBound
      return start > 0 && reading.text.bytes[start - 1] == FoldedText.symbol
        || reading.isWord(token + 1, in: ["mg", "mcg", "milligrams"])
    }
  }

  static func claim(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.cues.has(.claimTarget) {
      for sentence in reading.sentences where sentence.cues.has(.claimTarget) {
        guard !sentence.cues.hasAny([.claimExempt, .languageAdvice]) else { continue }
        let percent = sentence.tokens.first { isWholePercent($0, reading) }
        guard
          let claim = reading.hits(.claim, in: sentence).first(where: {
            !ToneChecks.isNegated($0, reading)
          })?.tokens ?? percent.map({ $0..<($0 + 1) })
        else { continue }
        if sentence.cues.hasAny([.suicide, .generic]), percent == nil { continue }
        report.add("clin.claim", claim, in: reading)
        return
      }
    }
  }

  private static func isWholePercent(_ token: Int, _ reading: Reading) -> Bool {
    let end = reading.tokens[token].folded.upperBound
    return reading.number(token) == 100 && end < reading.text.bytes.count
      && reading.text.bytes[end] == UInt8(ascii: "%")
  }
}
