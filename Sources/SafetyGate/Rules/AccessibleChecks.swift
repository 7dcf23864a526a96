import CampaignCore

/// Family I: text that everybody can read or have read to them.
enum AccessibleChecks {
  // MARK: Hashtags

  /// More than twelve letters, no capital inside, and two or more words in it.
  static func hashtag(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.tally.hasHashtags {
      var index = 0
      while index < reading.tokens.count {
        guard reading.tokens[index].traits.contains(.hashtagStart) else {
          index += 1
          continue
        }
        var end = index + 1
        while end < reading.tokens.count, reading.tokens[end].traits.contains(.hashtag),
          !reading.tokens[end].traits.contains(.hashtagStart)
        {
          end += 1
        }
        if isLowerCompound(index..<end, reading, post) {
          report.add("a11y.hashtag-case", index..<end, in: reading)
        }
        index = end
      }
    }
  }

  private static func isLowerCompound(_ range: Range<Int>, _ reading: Reading, _ post: Examination)
    -> Bool
  {
    let start = reading.tokens[range.lowerBound].folded.lowerBound
    let end = reading.tokens[range.upperBound - 1].folded.upperBound
    let bytes = reading.text.bytes[start..<end]
    guard bytes.count(where: isLowerLetter) > 12 else { return false }
    let inner = (start + 1..<end).contains {
      reading.text.marks[$0] & FoldedText.Mark.upper != 0
        && reading.text.marks[$0 - 1] & FoldedText.Mark.upper == 0
    }
    let hasJoint = bytes.contains(UInt8(ascii: "_"))
    if inner || hasJoint { return false }
    let run = bytes.prefix { isLowerLetter($0) }
    let pieces = post.lexicon.segmented(run)
    return (pieces?.count ?? 0) >= 2 || range.count >= 2
  }

  // MARK: Capitals

  static func capitals(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.tally.hasCapitals && reading.field != .link {
      if let run = shoutedRun(reading) {
        report.add("a11y.all-caps", run, in: reading)
      } else if let all = mostlyShouted(reading) {
        report.add("a11y.all-caps", all, in: reading)
      }
    }
  }

  private static func isShout(_ token: Token, _ reading: Reading) -> Bool {
    token.kind == .word && token.traits.contains(.shouted) && token.canonical.count >= 3
      && token.isKnown && !token.facts.contains(.acronym)
  }

  /// Four or more shouted words with nothing but short or shouted words between them.
  private static func shoutedRun(_ reading: Reading) -> Range<Int>? {
    var start: Int?
    var count = 0
    var last = 0
    for (index, token) in reading.tokens.enumerated() {
      if isShout(token, reading) {
        if start == nil { start = index }
        count += 1
        last = index
        if count >= 4, let start { return start..<(last + 1) }
      } else if token.kind == .word, !token.traits.contains(.shouted), token.canonical.count > 1 {
        (start, count) = (nil, 0)
      }
    }
    return nil
  }

  private static func mostlyShouted(_ reading: Reading) -> Range<Int>? {
    var upper = 0
    var letters = 0
    var words = 0
    for token in reading.tokens where token.kind == .word {
      if token.facts.contains(.acronym) { continue }
      letters += token.canonical.count
      guard token.traits.contains(.shouted) else { continue }
      upper += token.canonical.count
      if isShout(token, reading) { words += 1 }
    }
    guard words >= 2, upper >= 10, upper * 2 > letters else { return nil }
    return 0..<reading.tokens.count
  }

  // MARK: Emoji and fonts

  static func emoji(_ post: Examination, _ report: inout Report) {
    guard post.readings.contains(where: \.text.isUnusual) else { return }
    for (field, written) in post.writtenTexts {
      let emoji = EmojiScanner.clusters(in: written)
      guard let first = emoji.first, let last = emoji.last else { continue }
      var counts: [[UInt32]: Int] = [:]
      for cluster in emoji { counts[cluster.scalars, default: 0] += 1 }
      let repeated = counts.values.contains { $0 >= 3 }
      let between = emoji.first { $0.standsBetweenWords }
      if emoji.count > 5 || repeated {
        report.add("a11y.emoji", field: field, span: first.span.lowerBound..<last.span.upperBound)
      } else if let between {
        report.add("a11y.emoji", field: field, span: between.span)
      }
    }
  }

  static func fancyFont(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.text.isUnusual {
      let marks = reading.text.marks
      var start = 0
      while start < marks.count {
        var end = start
        var letters = 0
        while end < marks.count {
          let isDecorated = marks[end] & FoldedText.Mark.decorative != 0
          guard isDecorated || reading.text.bytes[end] == 32 && letters > 0 else { break }
          if isDecorated, isLowerLetter(reading.text.bytes[end]) { letters += 1 }
          end += 1
        }
        if letters >= 3 {
          while reading.text.bytes[end - 1] == 32 { end -= 1 }
          report.add("a11y.fancy-font", field: reading.field, span: reading.text.span(start..<end))
        }
        start = max(end, start + 1)
      }
    }
  }
}
