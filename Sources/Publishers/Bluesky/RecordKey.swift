import CampaignCore
import CivilTime

/// The key of a record in its account: a TID, which sorts by the time it was made
/// (atproto.com/specs/tid).
struct RecordKey: Hashable, Sendable, CustomStringConvertible {
  let text: String

  var description: String { text }

  /// - Parameters:
  ///   - stamp: of the first attempt: it rises and never repeats within the account.
  ///   - dispatch: tells apart what two writers on one account might make in one microsecond.
  init(stamp: Instant, dispatch: Dispatch.ID) {
    // A zero bit, 53 bits of microseconds, 10 bits of clock.
    let time = UInt64(max(0, stamp.microseconds)) & ((1 << 53) - 1)
    let clock = dispatch.text.utf8.reduce(UInt64(7)) { ($0 &* 31 &+ UInt64($1)) & 1023 }
    let number = time << 10 | clock
    let alphabet = Array("234567abcdefghijklmnopqrstuvwxyz".utf8)
    text = String(
      decoding: (0..<13).reversed().map { alphabet[Int(number >> (5 * UInt64($0)) & 31)] },
      as: UTF8.self)
  }
}
