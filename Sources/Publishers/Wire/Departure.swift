import CampaignCore
import NIOCore
import Synchronization

/// Whether a request's body was asked for. The client asks for it when the connection stands, so as
/// long as it has not, no server can have acted. Where the claim it leaves under has run out by then,
/// it does not leave at all.
final class Departure: Sendable {
  /// What a request ends with that was not allowed to leave.
  struct ClaimRanOut: Error {}

  private let leave = Leave.current
  private let begun = Mutex(false)

  /// True from the moment at which a byte of the body may have left this machine.
  var hasBegun: Bool { begun.withLock { $0 } }

  /// The body, to be sent at once.
  func begin(_ body: [UInt8]) throws(ClaimRanOut) -> ByteBuffer {
    guard leave.isGranted() else { throw ClaimRanOut() }
    begun.withLock { $0 = true }
    return ByteBuffer(bytes: body)
  }
}
