/// Emoji as readers see them, however many characters they are made of (Unicode TS #51).
enum EmojiSequence {
  /// The end of the emoji that begins at `start`, or nil where none does: a keycap, a flag, or up
  /// to four pictures joined by U+200D, each with its skin tone, presentation or tags.
  ///
  /// Which joined pictures are one emoji is a list that grows every year; the longest on it (family,
  /// kiss) have four. What is longer counts as several, so that nothing hides in a join.
  static func end(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    if let end = keycapEnd(in: scalars, from: start) { return end }
    if isRegional(scalars, start) { return start + (isRegional(scalars, start + 1) ? 2 : 1) }
    guard var end = pictureEnd(in: scalars, from: start) else { return nil }
    for _ in 1..<4 {
      guard value(scalars, end) == 0x200D, let next = pictureEnd(in: scalars, from: end + 1) else {
        break
      }
      end = next
    }
    return end
  }

  /// `1`, `#` or `*`, then U+20E3, with U+FE0F between them or without.
  private static func keycapEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start].isDigit || scalars[start] == "#" || scalars[start] == "*" else {
      return nil
    }
    let mark = value(scalars, start + 1) == 0xFE0F ? start + 2 : start + 1
    return value(scalars, mark) == 0x20E3 ? mark + 1 : nil
  }

  private static func pictureEnd(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard start < scalars.count, isPicture(scalars, start) else { return nil }
    var end = start + 1
    if value(scalars, end) == 0xFE0F { end += 1 }
    if scalars[start].properties.isEmojiModifierBase, end < scalars.count,
      scalars[end].properties.isEmojiModifier
    {
      end += 1
    }
    return flagTagsEnd(in: scalars, from: start, end) ?? end
  }

  /// Characters below U+0100 (`©`, `®`, `#`, digits) are emoji only when asked to be.
  private static func isPicture(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    let scalar = scalars[place]
    guard scalar.properties.isEmoji, !scalar.isASCII else { return false }
    return scalar.value > 0xFF || value(scalars, place + 1) == 0xFE0F
  }

  /// The flags of England, Scotland and Wales: a black flag, letters as tags, and their end.
  private static func flagTagsEnd(
    in scalars: [Unicode.Scalar], from start: Int, _ tags: Int
  ) -> Int? {
    guard scalars[start].value == 0x1F3F4 else { return nil }
    // "gbeng" and its like: the tags of a subdivision are at most six.
    let letters = scalars[tags...].prefix(7).prefix { (0xE0020...0xE007E).contains($0.value) }
    guard !letters.isEmpty, value(scalars, letters.endIndex) == 0xE007F else { return nil }
    return letters.endIndex + 1
  }

  private static func isRegional(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
    value(scalars, place).map { (0x1F1E6...0x1F1FF).contains($0) } ?? false
  }

  private static func value(_ scalars: [Unicode.Scalar], _ place: Int) -> UInt32? {
    place < scalars.count ? scalars[place].value : nil
  }
}
