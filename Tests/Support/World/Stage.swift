import CampaignCore
import CampaignStore
import CivilTime
import Foundation
import Synchronization

/// The platforms, played in memory: what readers see, every request that came, and the bad days a
/// test orders. It stands outside the house, so it goes on while campaignd falls and comes back.
package final class Stage: Sendable {
  /// What goes wrong with a request; the platform takes it in good order otherwise.
  package enum Mishap: Hashable, Sendable {
    /// Taken, but the answer is lost.
    case answerLost
    /// Neither the platform nor we hear of it again.
    case lostOnTheWay
    /// No answer, and the platform takes it only some time later.
    case arrivesLate(Duration)
    case refused
    case wait(Duration?)
    case accessLost
    case notSent
    /// Taken, but with something left out: what it says of that.
    case leavesOut(String)
  }

  /// What goes wrong with a look at an account; it shows what is there otherwise.
  package enum Glance: Hashable, Sendable {
    case cannotLook(retryAfter: Duration?)
    case cannotTell, shutOut
  }

  /// A post that readers see.
  package struct Shown: Hashable, Sendable {
    package let account: Account.ID
    package let post: Post.ID
    package let revision: Digest
    package let text: String
    package let repliesTo: String?
    package let key: String
    package let at: Instant
    /// Whether it came to the stage after its sender had given up waiting.
    package let isLate: Bool
    package let receipt: Receipt
  }

  /// A request that left the house.
  package struct Sending: Hashable, Sendable {
    package let account: Account.ID
    package let post: Post.ID
    package let revision: Digest
    package let dispatch: Dispatch.ID
    package let stamp: Instant
    package let at: Instant
    package let mishap: Mishap?
    /// Which request it came in: the parts of a thread may share one.
    package let request: Int

    /// Whether the platform may have taken it.
    package var mayBeOut: Bool {
      switch mishap {
      case nil, .answerLost, .lostOnTheWay, .arrivesLate, .leavesOut: true
      case .refused, .wait, .accessLost, .notSent: false
      }
    }
  }

  fileprivate struct State {
    var shown: [Shown] = []
    var sendings: [Sending] = []
    var onTheWay: [(arrival: Instant, parts: [PreparedPost], account: Account.ID)] = []
    var requests = 0
    var described: [String: [String]] = [:]
    var mishaps: [Account.ID: [Mishap]] = [:]
    var glances: [Account.ID: [Glance]] = [:]
    var stalled: Set<Account.ID> = []
    var waiting: [Account.ID: [CheckedContinuation<Void, Never>]] = [:]
  }

  private let clock: ManualClock
  private let state = Mutex(State())
  private let requests = Tally()
  /// Where a platform counts the posts of all accounts together.
  package let counter = PlatformCounter()

  package init(clock: ManualClock) {
    self.clock = clock
  }

  /// Everything readers see, in the order in which it came.
  package var shown: [Shown] {
    state.withLock { state in
      state.settle(at: clock.now)
      return state.shown
    }
  }

  /// Every request that left the house, in order.
  package var sendings: [Sending] { state.withLock(\.sendings) }

  /// Whether a request for this post is still on its way.
  package func isOnTheWay(_ post: Post.ID) -> Bool {
    state.withLock { state in
      state.settle(at: clock.now)
      return state.onTheWay.flatMap(\.parts).contains { Words($0)?.post == post }
    }
  }

  /// Orders what goes wrong with the next requests of an account, one each.
  package func order(_ mishaps: Mishap..., on account: Account.ID) {
    state.withLock { $0.mishaps[account, default: []] += mishaps }
  }

  /// Orders what goes wrong with the next looks at an account, one each.
  package func order(_ glances: Glance..., on account: Account.ID) {
    state.withLock { $0.glances[account, default: []] += glances }
  }

  /// Nothing goes wrong any more.
  package func calm() {
    state.withLock { state in
      state.mishaps = [:]
      state.glances = [:]
    }
  }
}

// MARK: - Slow platforms

extension Stage {
  /// Requests of this account get no answer until it is released.
  package func stall(_ account: Account.ID) {
    _ = state.withLock { $0.stalled.insert(account) }
  }

  package func release(_ account: Account.ID) {
    let waiting = state.withLock { state in
      state.stalled.remove(account)
      return state.waiting.removeValue(forKey: account) ?? []
    }
    for sleeper in waiting { sleeper.resume() }
  }

  /// Returns once this many requests have come, counted from the beginning.
  package func sent(_ count: Int) async {
    await requests.reached(count)
  }

  func waitWhileStalled(_ account: Account.ID) async {
    await withCheckedContinuation { continuation in
      let goesOn = state.withLock { state in
        guard state.stalled.contains(account) else { return true }
        state.waiting[account, default: []].append(continuation)
        return false
      }
      if goesOn { continuation.resume() }
    }
  }
}

// MARK: - Publishing

extension Stage {
  /// Takes a post, or the parts of a thread: all of them, or none.
  func take(
    _ parts: [PreparedPost], on account: Account.ID, _ repeatability: Repeatability
  ) -> Result<[Receipt], PublishFailure> {
    let result = state.withLock { state in
      state.take(parts, on: account, repeatability, at: clock.now)
    }
    requests.happened()
    return result
  }

  func takeDown(_ receipt: Receipt, on account: Account.ID) -> Result<Void, PublishFailure> {
    state.withLock { state in
      if state.mishaps[account]?.first == .notSent {
        state.mishaps[account]?.removeFirst()
        return .failure(PublishFailure(.notSent, "no connection"))
      }
      state.shown.removeAll { $0.account == account && $0.receipt.id == receipt.id }
      return .success(())
    }
  }

  /// The words that the pictures of a post were given since, by its receipt.
  package var described: [String: [String]] { state.withLock(\.described) }

  func describe(_ receipt: Receipt, as words: [String], on account: Account.ID)
    throws(PublishFailure)
  {
    try state.withLock { state throws(PublishFailure) in
      if state.mishaps[account]?.isEmpty == false, state.mishaps[account]?.removeFirst() != nil {
        throw PublishFailure(.notSent, "no connection")
      }
      state.described[receipt.id] = words
    }
  }

  func look(
    for prepared: PreparedPost, on account: Account.ID
  ) -> Result<Sighting, PublishFailure> {
    state.withLock { $0.look(for: prepared, on: account, at: clock.now) }
  }
}

extension Stage.State {
  mutating func take(
    _ parts: [PreparedPost], on account: Account.ID, _ repeatability: Repeatability,
    at now: Instant
  ) -> Result<[Receipt], PublishFailure> {
    settle(at: now)
    requests += 1
    let mishap = mishaps[account]?.isEmpty == false ? mishaps[account]?.removeFirst() : nil
    for part in parts {
      guard let words = Words(part) else {
        return .failure(PublishFailure(.refused, "not a request this platform knows"))
      }
      sendings.append(
        Stage.Sending(
          account: account, post: words.post, revision: words.revision, dispatch: part.dispatch,
          stamp: part.stamp, at: now, mishap: mishap, request: requests))
    }
    switch mishap {
    case nil:
      let receipts = show(parts, account, repeatability, at: now, isLate: false)
      return receipts.map { .success($0) }
        ?? .failure(PublishFailure(.unknown, "one of them is there already"))
    case .answerLost:
      _ = show(parts, account, repeatability, at: now, isLate: false)
      return .failure(PublishFailure(.unknown, "the answer was lost"))
    case .lostOnTheWay:
      return .failure(PublishFailure(.unknown, "no answer came"))
    case .arrivesLate(let delay):
      onTheWay.append((now + delay, parts, account))
      return .failure(PublishFailure(.unknown, "no answer came in time"))
    case .refused: return .failure(PublishFailure(.refused, "the platform will not take it"))
    case .wait(let time):
      return .failure(PublishFailure(.wait, "the platform is busy", retryAfter: time))
    case .accessLost: return .failure(PublishFailure(.accessLost, "the token was revoked"))
    case .notSent: return .failure(PublishFailure(.notSent, "no connection"))
    case .leavesOut(let what):
      let receipts = show(parts, account, repeatability, at: now, isLate: false) ?? []
      return .success(receipts.map { Receipt(id: $0.id, url: $0.url, remarks: [what]) })
    }
  }

  /// Brings to the stage what was on its way.
  mutating func settle(at now: Instant) {
    let arrived = onTheWay.filter { $0.arrival <= now }
    onTheWay.removeAll { $0.arrival <= now }
    for (arrival, parts, account) in arrived {
      _ = show(parts, account, .forever, at: arrival, isLate: true)
    }
  }

  /// - Returns: nil where one part of a thread is there already; then nothing is shown.
  private mutating func show(
    _ parts: [PreparedPost], _ account: Account.ID, _ repeatability: Repeatability, at now: Instant,
    isLate: Bool
  ) -> [Receipt]? {
    let keys = Set(parts.map(\.key))
    if parts.count > 1, shown.contains(where: { $0.account == account && keys.contains($0.key) }) {
      return nil
    }
    return parts.compactMap { show($0, account, repeatability, at: now, isLate: isLate) }
  }

  private mutating func show(
    _ prepared: PreparedPost, _ account: Account.ID, _ repeatability: Repeatability,
    at now: Instant, isLate: Bool
  ) -> Receipt? {
    guard let words = Words(prepared) else { return nil }
    let same = shown.first { $0.account == account && $0.key == prepared.key }
    if let same, repeatability.isOnePost(first: same.at, again: now) { return same.receipt }
    let receipt = Stage.receipt(
      repeatability == .forever ? "\(account)-\(prepared.key)" : "\(shown.count + 1)",
      on: words.platform)
    shown.append(
      Stage.Shown(
        account: account, post: words.post, revision: words.revision, text: words.text,
        repliesTo: words.repliesTo, key: prepared.key, at: now, isLate: isLate, receipt: receipt))
    return receipt
  }

  mutating func look(
    for prepared: PreparedPost, on account: Account.ID, at now: Instant
  ) -> Result<Sighting, PublishFailure> {
    settle(at: now)
    let glance = glances[account]?.isEmpty == false ? glances[account]?.removeFirst() : nil
    switch glance {
    case .cannotLook(let time):
      return .failure(PublishFailure(.unknown, "the account cannot be read", retryAfter: time))
    case .cannotTell: return .success(.undecided(reason: "the account cannot tell"))
    case .shutOut: return .failure(PublishFailure(.accessLost, "the token was revoked"))
    case nil:
      let found = shown.first { $0.account == account && $0.key == prepared.key }
      return .success(found.map { .published($0.receipt) } ?? .absent)
    }
  }
}
