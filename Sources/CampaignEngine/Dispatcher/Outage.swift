import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// A time in which the store does not answer: nothing leaves, since nothing can be written down.
struct Outage: Sendable {
  private let who: String
  private var reconnection: Reconnection
  private(set) var since: Instant?
  private var next = Instant.distantPast

  var isOn: Bool { since != nil }

  /// - Parameters:
  ///   - who: the part that cannot work without the store, and what that means.
  ///   - daemon: its daemon's name among those that share the store.
  init(_ who: String, of daemon: String = "") {
    self.who = who
    reconnection = Reconnection(of: daemon)
  }

  /// Said once: an outage is no reason to fill the journal.
  /// - Returns: when to try again. Who tries sooner, as somebody rang, does not wait the longer for it.
  mutating func goesOn(_ error: any Error, at now: Instant, _ logger: Logger) -> Instant {
    if since == nil {
      since = now
      logger.error(
        "\(who); trying again, after \(Reconnection.longest.microseconds / 1_000_000) s at most: \(error)"
      )
    }
    if now >= next { next = now + reconnection.pause() }
    return next
  }

  mutating func isOver(_ logger: Logger) {
    guard let began = since else { return }
    since = nil
    next = .distantPast
    reconnection.succeed()
    logger.notice("the store answers again; it did not since \(began)")
  }
}

extension AccountTraffic {
  /// Says when an account's server seems to be down, and when it is back.
  func tellOfCircuit(of account: Account.ID, _ before: AccountTraffic, _ logger: Logger) {
    if isBroken, !before.isBroken {
      logger.warning(
        "\(account) does not answer as it should; one post at a time asks whether it is back",
        metadata: ["campaign-account": "\(account)"])
    } else if before.isBroken, !isBroken {
      logger.notice("\(account) answers again", metadata: ["campaign-account": "\(account)"])
    }
  }
}
