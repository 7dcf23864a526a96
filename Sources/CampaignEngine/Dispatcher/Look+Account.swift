import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// What claims share within one look.
struct Claiming {
  /// Up to when a post is due.
  let soon: Instant
  /// Holds in force.
  let holds: [Hold]
  let context: ClaimContext
  /// What has been told so far, by the posts of this look too.
  var ledger: DisclosureLedger
  /// Which places are left.
  var places: Places
}

extension Transaction {
  /// How many accounts are asked for their next post at once.
  private static let accountsAtOnce = 64
  /// How many posts of an account one look decides that do not leave.
  private static let mostDecided = 100

  /// Claims the next post of each account that has nothing on its way: an account shows its posts one
  /// behind another, in the order of their slots, and those of one second in the order of their names.
  /// What has to be tried again is not waited for, nor is what cannot leave.
  /// - Parameter accounts: those that have something due.
  /// - Returns: when to look at them again.
  func claimDue(
    on accounts: [Account.ID], _ claiming: inout Claiming, _ look: inout Look
  ) throws -> [Instant?] {
    var times: [Instant?] = []
    var free = accounts[...]
    let most = look.attempts.count + claiming.context.limits.claimsAtOnce
    while !free.isEmpty, look.attempts.count < most {
      let room = min(most - look.attempts.count, Transaction.accountsAtOnce)
      var page: [Account.ID] = []
      while page.count < room, let account = free.popFirst() {
        if look.mayTakeOn(for: account, of: claiming.places) {
          page.append(account)
        } else {
          times.append(look.nextAsking(for: account, of: claiming.places, at: now))
        }
      }
      let due = try reading.firstDue(
        on: page, at: claiming.soon, known: claiming.context.foresight.revision)
      for (account, first) in zip(page, due) {
        if look.attempts.count >= most {
          look.left.append(account)
        } else if look.mayTakeOn(for: account, of: claiming.places) {
          times += try claimNext(on: account, first, &claiming, &look)
        } else {
          // Those before it have taken the last place of its platform.
          times.append(look.nextAsking(for: account, of: claiming.places, at: now))
        }
      }
    }
    look.left += free
    return times
  }

  /// Decides an account's posts until one leaves.
  private func claimNext(
    on account: Account.ID, _ first: DuePosts, _ claiming: inout Claiming, _ look: inout Look
  ) throws -> [Instant?] {
    // Another daemon has sent what waited here.
    guard !first.posts.isEmpty else {
      return [first.next.map { $0 - claiming.context.limits.ahead }]
    }
    var (due, times, decided) = (first, [Instant?](), 0)
    let together = claiming.context.partsTogether(on: account)
    if together > 1, due.hasMore(by: claiming.soon) {
      due = try reading.nextDue(
        on: account, at: claiming.soon, limit: together,
        known: claiming.context.foresight.revision)
    }
    while true {
      let attempts = try claimFirst(of: try readable(due.posts), &claiming)
      guard attempts.isEmpty else {
        look.take(attempts, from: &claiming.places)
        if attempts.count < due.posts.count || due.hasMore(by: claiming.soon) {
          look.hungry.insert(account)
          times.append(look.nextHurry(at: now))
        }
        break
      }
      look.hasDecided = true
      // What is not to leave is decided when its moment has come.
      times += due.posts.compactMap(\.moment).filter { $0 > now }
      decided += due.posts.count
      guard due.hasMore(by: now) else { break }
      guard decided < Transaction.mostDecided else {
        times.append(now)
        break
      }
      due = try reading.nextDue(
        on: account, at: now, limit: Transaction.mostDecided,
        known: claiming.context.foresight.revision)
    }
    if !due.hasMore(by: claiming.soon) {
      times.append(due.next.map { $0 - claiming.context.limits.ahead })
    } else if !due.hasMore(by: now) {
      times.append(due.next)
    }
    return times
  }

  /// Claims what would be missed by waiting for its turn: out of order is better than not at all.
  func claimHurried(
    on account: Account.ID, _ claiming: inout Claiming, _ look: inout Look
  ) throws {
    let free = look.free(on: account, of: claiming.places)
    guard free > 0 else { return }
    let due = try reading.dueInHurry(
      on: account, at: now, by: claiming.soon,
      limit: max(free, claiming.context.partsTogether(on: account)),
      known: claiming.context.foresight.revision)
    look.take(try claim(try readable(due), &claiming), from: &claiming.places)
  }
}

extension [Account.ID] {
  /// The same, those first that are to go first.
  func beginning(with first: [Account.ID]) -> [Account.ID] {
    guard !first.isEmpty else { return self }
    let known = Set(self)
    var begun: Set<Account.ID> = []
    return first.filter { known.contains($0) && begun.insert($0).inserted }
      + filter { !begun.contains($0) }
  }
}

extension ClaimContext {
  /// How many parts of a thread may leave as one on an account.
  fileprivate func partsTogether(on account: Account.ID) -> Int {
    publishers[account] is any ThreadPublisher ? 100 : 1
  }
}

extension Look {
  /// When to look again whether what waits for its turn must not wait any longer.
  fileprivate func nextHurry(at now: Instant) -> Instant {
    now + min(.seconds(1), max(nextHurry ?? .seconds(1), .milliseconds(20)))
  }

  /// When to look again at an account that has something due and no place for it.
  mutating func nextAsking(
    for account: Account.ID, of places: Places, at now: Instant
  ) -> Instant? {
    let isBusy = places.isBusy(account)
    if isBusy || places.free(on: account) == 0 { hungry.insert(account) }
    // Who took the last place of its platform need not say that there are more.
    if isBusy || places.isFull(on: account) { return nextHurry(at: now) }
    guard places.free(on: account) > 0 else { return nil }
    return others?.nextAsking(for: account, on: places.platforms[account], at: now)
  }
}

extension Result<DueRecord, UnreadableDispatch> {
  fileprivate var moment: Instant? { try? get().dispatch.notBefore }
}
