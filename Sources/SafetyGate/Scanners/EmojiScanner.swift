import CampaignCore

/// An emoji as a reader sees it: a family of four joined by invisible joiners is one.
struct EmojiCluster {
  /// Its scalars without joiners and selectors.
  let scalars: [UInt32]
  /// Where it stands, in scalars.
  let span: Range<Int>
  /// Words stand before it and, in small letters, after it.
  let standsBetweenWords: Bool
}

enum EmojiScanner {
  static func clusters(in text: String) -> [EmojiCluster] {
    let scalars = text.unicodeScalars.map { $0 }
    var found: [EmojiCluster] = []
    var index = 0
    while index < scalars.count {
      guard isEmoji(scalars[index]) else {
        index += 1
        continue
      }
      let end = clusterEnd(scalars, from: index)
      let shown = scalars[index..<end].map(\.value).filter { $0 != 0x200D && $0 != 0xFE0F }
      found.append(
        EmojiCluster(
          scalars: shown, span: index..<end,
          standsBetweenWords: isBetween(scalars, index, end)))
      index = end
    }
    return found
  }

  private static func clusterEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    if isRegional(scalars[start]), end < scalars.count, isRegional(scalars[end]) { return end + 1 }
    while end < scalars.count {
      let scalar = scalars[end]
      if scalar.value == 0xFE0F || isModifier(scalar) || isTag(scalar) {
        end += 1
      } else if scalar.value == 0x200D, end + 1 < scalars.count, isEmoji(scalars[end + 1]),
        joins(scalars[start])
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// Joiners make one emoji of people, hearts, flags, animals and faces only; between two balloons a
  /// joiner hides a second balloon. Unicode emoji-zwj-sequences.txt 15.1.
  private static func joins(_ first: Unicode.Scalar) -> Bool {
    switch first.value {
    case 0x1F466...0x1F487, 0x1F9B8...0x1F9DF, 0x1F385, 0x1F3C3...0x1F3C4, 0x1F3CA...0x1F3CC,
      0x1F46E, 0x1F481...0x1F487, 0x1F574...0x1F575, 0x1F645...0x1F647, 0x1F64B, 0x1F64D...0x1F64E,
      0x1F6A3, 0x1F6B4...0x1F6B6, 0x1F926, 0x1F930...0x1F93E, 0x26F9, 0x2764, 0x1F3F3, 0x1F3F4,
      0x1F415, 0x1F43B, 0x1F408, 0x1F426, 0x1F62E, 0x1F635...0x1F636, 0x1F441, 0x1F642, 0x26D3,
      0x1F34B, 0x1F344, 0x1FAF1, 0x1F9D1:
      true
    default: false
    }
  }

  private static func isBetween(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    var before = start - 1
    while before >= 0, scalars[before] == " " || isInvisible(scalars[before]) { before -= 1 }
    var after = end
    while after < scalars.count,
      scalars[after] == " " || isEmoji(scalars[after]) || isInvisible(scalars[after])
    {
      after += 1
    }
    guard before >= 0, after < scalars.count else { return false }
    return scalars[before].properties.isAlphabetic && scalars[after].properties.isLowercase
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    FoldingTable.shared.entry(scalar.value) == FoldingTable.ignorable
  }

  static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x203C || isModifier(scalar) { return false }
    if isRegional(scalar) { return true }
    return scalar.properties.isEmojiPresentation
      || scalar.properties.isEmoji && (scalar.value >= 0x2600 || scalar.value < 0x2100)
        && scalar.value < 0x3000
      || (0x1F000...0x1FAFF).contains(scalar.value) && scalar.properties.isEmoji
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func isModifier(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  private static func isTag(_ scalar: Unicode.Scalar) -> Bool {
    (0xE0020...0xE007F).contains(scalar.value)
  }
}

extension Examination {
  /// Each text as written, with its field.
  var writtenTexts: [(Finding.Field, String)] {
    var texts: [(Finding.Field, String)] = [(.text, subject.text)]
    if let spoiler = subject.spoiler { texts.append((.spoiler, spoiler)) }
    for (index, option) in subject.pollOptions.enumerated() {
      texts.append((.pollOption(index), option))
    }
    for (index, alt) in subject.alts.enumerated() {
      if let alt { texts.append((.altText(index), alt)) }
    }
    return texts
  }
}
