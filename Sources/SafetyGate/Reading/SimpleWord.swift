/// Most words of most posts: two letters or more, and at most one sign before the next space.
struct SimpleWord {
  let word: Range<Int>
  let hash: UInt64
  /// Where to go on: after the sign, where there is one.
  let next: Int

  /// Nil where what begins at `start` needs a closer look.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var end = start
    var hash = WordTable.emptyHash
    while end < bytes.count, isLowerLetter(bytes[end]) {
      hash = WordTable.step(hash, bytes[end])
      end += 1
    }
    guard end - start >= 2 else { return nil }
    word = start..<end
    self.hash = hash
    if end == bytes.count || isSpace(bytes[end]) {
      next = end
      return
    }
    guard isClosingSign(bytes[end]), end + 1 == bytes.count || isSpace(bytes[end + 1]) else {
      return nil
    }
    next = end + 1
  }
}
