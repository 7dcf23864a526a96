/// At most nine bytes, kept in place: the codes that a post is searched for are no longer.
struct FewBytes: RandomAccessCollection, Sendable {
  private var bytes = InlineArray<9, UInt8>(repeating: 0)
  private(set) var count = 0

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> UInt8 {
    get { bytes[index] }
    set { bytes[index] = newValue }
  }

  /// More than nine are left out.
  mutating func append(_ byte: UInt8) {
    guard count < bytes.count else { return }
    bytes[count] = byte
    count += 1
  }
}
