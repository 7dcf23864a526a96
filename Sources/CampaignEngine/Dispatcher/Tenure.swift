import CampaignCore
import CivilTime

/// Whether a daemon has its store to itself, or shares it with others that work on the same posts.
package enum Tenure: Hashable, Sendable {
  /// Whatever is claimed was claimed by this daemon, or by one before it that is gone.
  case alone
  /// One of several, by a name that is the same after a new start: its own claims are told by it.
  case shared(as: String)

  var name: String? {
    switch self {
    case .alone: nil
    case .shared(let name): name
    }
  }
}

/// How long a claim lets its request leave.
enum Lease {
  /// A request does not leave in the last part of its claim: an answer is waited for 30 s, and the
  /// clocks of two machines may differ by 5 s. When others take the claim over, the request is over.
  static let margin = Duration.seconds(35)
  /// Pictures that are not with the server yet are taken there first, which may take minutes; in
  /// seconds besides the rest.
  static let forPictures = Delivery.uploadingTime
}

extension Attempt {
  /// The last moment at which its request may leave.
  var leavesBy: Instant {
    min((dispatch.leaseUntil ?? .distantPast) - Lease.margin, dispatch.slot.deadline)
  }

  /// Sends what is on disk, unless its claim has run out: the process may have been stopped, or the
  /// machine have slept, since the claim was made, and another daemon be at work on the post.
  func depart(on clock: any WallClock) async -> Result<Receipt, PublishFailure> {
    let last = leavesBy
    let leave = Leave { clock.now <= last }
    guard leave.isGranted() else { return .failure(Leave.failure) }
    return await Leave.$current.withValue(leave) { await publisher.outcome(of: prepared) }
  }
}
