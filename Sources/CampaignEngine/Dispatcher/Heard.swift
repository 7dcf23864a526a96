import CampaignCore
import CampaignStore
import CivilTime

/// What an answer says of its server, for the other daemons that ask it.
struct Heard: Sendable {
  let result: Result<Receipt, PublishFailure>
  let allowance: Allowance?
  let at: Instant
  /// Drawn beforehand, in 1024ths: the transaction that makes a pause of it may be run again.
  let jitter: Int64
  var ofPlatform: HeardOfPlatform?

  /// Up to a quarter more.
  static let jitters: ClosedRange<Int64> = 0...256
}

/// What an answer says of all accounts of its platform together.
struct HeardOfPlatform: Sendable {
  let platform: Platform
  let allowance: Allowance
}

extension Platform {
  /// What daemons tell each other of it under, beside the accounts; none is called so.
  var asOne: Account.ID { Account.ID("platform/\(rawValue)") }
}

extension Throttle {
  fileprivate mutating func hear(_ heard: Heard) {
    hear(
      heard.result, heard.allowance,
      jitter: { $0 + .microseconds($0.microseconds * heard.jitter / 1024) }, at: heard.at)
  }
}

extension Transaction {
  /// Tells the other daemons what answers say of their servers: each goes on from what all have heard
  /// so far, so that the pauses of a dead server grow whoever asks it.
  func tellThrottles(_ settlements: [Settler.Settlement]) throws {
    let heard = Dictionary(
      grouping: settlements.filter { $0.heard != nil }, by: \.dispatch.account
    ).mapValues { $0.compactMap(\.heard) }
    guard !heard.isEmpty else { return }
    let platforms = Dictionary(
      grouping: heard.values.joined().filter { $0.ofPlatform != nil },
      by: { $0.ofPlatform?.platform.asOne ?? "" })
    let known = try reading.throttles(of: (Array(heard.keys) + Array(platforms.keys)).sorted())
    for (account, heard) in heard {
      let before = known[account] ?? Throttle()
      let after = heard.reduce(into: before.believed(at: now)) { $0.hear($1) }
      if after != before { try save(after, after: before, of: account) }
    }
    for (platform, heard) in platforms {
      let before = known[platform] ?? Throttle()
      let after = heard.reduce(into: before) { throttle, heard in
        if let said = heard.ofPlatform { throttle.hear(said.allowance, at: heard.at) }
      }
      if after != before { try save(after, after: before, of: platform) }
    }
  }
}
