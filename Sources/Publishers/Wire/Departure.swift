import CampaignCore
import NIOCore
import Synchronization

/// A request's body that remembers whether it was asked for. The client asks for it when the
/// connection stands and the head is out, so as long as it has not, no server can have acted. Where
/// the claim it leaves under has run out by then, it does not leave at all.
final class Departure: AsyncSequence, Sendable {
  /// What a request ends with that was not allowed to leave.
  struct ClaimRanOut: Error {}

  private let body: [UInt8]?
  private let leave = Leave.current
  private let begun = Mutex(false)

  init(_ body: [UInt8]?) {
    self.body = body
  }

  /// True from the moment at which a byte of the body may have left this machine.
  var hasBegun: Bool { begun.withLock { $0 } }

  func makeAsyncIterator() -> Iterator { Iterator(departure: self) }

  fileprivate func begin() throws -> ByteBuffer? {
    try begun.withLock { begun in
      guard !begun else { return nil }
      guard leave.isGranted() else { throw ClaimRanOut() }
      begun = true
      return body.map { ByteBuffer(bytes: $0) }
    }
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let departure: Departure

    mutating func next() async throws -> ByteBuffer? { try departure.begin() }
  }
}
