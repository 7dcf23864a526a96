extension Collection<UInt8> {
  /// Whether these letters stand in it somewhere.
  func has(_ letters: some Collection<UInt8>) -> Bool {
    guard let first = letters.first, count >= letters.count else { return letters.isEmpty }
    var start = startIndex
    while let place = self[start...].firstIndex(of: first) {
      if self[place...].starts(with: letters) { return true }
      start = index(after: place)
    }
    return false
  }

  func has(_ letters: StaticString) -> Bool {
    has(UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount))
  }

  func equals(_ letters: StaticString) -> Bool {
    elementsEqual(UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount))
  }
}

extension BidirectionalCollection<UInt8> {
  func ends(with letters: [UInt8]) -> Bool { suffix(letters.count).elementsEqual(letters) }
}
