import CampaignCore
import CampaignStore
import CivilTime

/// What one look at the store found.
struct Look: Sendable {
  /// On disk, and to be sent at their moments, which have come or are about to.
  var attempts: [Attempt] = []
  /// How often the doorbell had rung when it began: who acted before that, it has seen.
  var rings: UInt64 = 0
  /// When to look again; nil where only a ring of the doorbell can bring anything.
  var wake: Instant?
  /// Whether what waited for an answer that was written down with it is due now.
  var hasWoken = false
  /// Whether the time of a review or a hold has come.
  var hasRunOut = false
  /// Accounts that may have more to send than they had places for, which answers to this daemon's own
  /// posts will leave.
  var hungry: Set<Account.ID> = []
  /// Accounts with something due that it did not come to, since it has taken on enough for once.
  var left: [Account.ID] = []
  /// What is to be sent once more, beside what may still arrive, when its account's turn comes.
  var beside: [Dispatch.ID] = []
  /// What is uncertain and waits for what it replies to, before it is sent once more.
  var waiting: [Dispatch.ID] = []
  /// Whether it decided posts that did not leave.
  var hasDecided = false
  /// While something waits for its turn, how soon to look whether it must not wait any longer; nil where
  /// nothing has a deadline.
  var nextHurry: Duration?
  /// What the daemons that share the store are at; nil where there is only one.
  var others: Others?

  /// How many more posts may leave for an account, with what all daemons have heard of its server.
  func free(on account: Account.ID, of places: Places) -> Int {
    let own = places.free(on: account)
    return others?.share(of: own, on: account, of: places.platforms[account]) ?? own
  }

  /// Whether the next post of an account may leave: none is on its way there, from whichever daemon.
  func mayTakeOn(for account: Account.ID, of places: Places) -> Bool {
    free(on: account, of: places) > 0 && !places.isBusy(account)
      && !(others?.haveTaken(account) ?? false)
  }

  /// How soon to look again whether others have left a place on an account.
  static let betweenAsking = Duration.milliseconds(50)

  mutating func take(_ attempts: [Attempt], from places: inout Places) {
    for attempt in attempts {
      places.take(for: attempt.post)
      others?.take(for: attempt.post)
    }
    self.attempts += attempts
  }
}

/// How many more posts may leave for each account.
struct Places: Sendable {
  private let traffic: [Account.ID: AccountTraffic]
  /// How many may be on their way at once where nothing is known of an account.
  private let limit: Int
  private let now: Instant
  let platforms: [Account.ID: Platform]
  /// What is left on platforms that count all our accounts together and have said so.
  private(set) var left: [Platform: Int]
  /// How many have been taken since.
  private var taken: [Account.ID: Int] = [:]

  init(
    traffic: [Account.ID: AccountTraffic], limit: Int, platforms: [Account.ID: Platform],
    left: [Platform: Int], at now: Instant
  ) {
    self.traffic = traffic
    self.limit = limit
    self.now = now
    self.platforms = platforms
    self.left = left
  }

  func free(on account: Account.ID) -> Int {
    let left = platforms[account].flatMap { self.left[$0] } ?? Int.max
    let own = (traffic[account] ?? AccountTraffic()).places(of: limit, at: now)
    return min(own - taken[account, default: 0], left)
  }

  /// Whether this daemon has something on its way to an account.
  func isBusy(_ account: Account.ID) -> Bool {
    taken[account] != nil || traffic[account].map { $0.underWay > 0 } ?? false
  }

  /// Whether nothing more may leave for its platform, as far as that has said.
  func isFull(on account: Account.ID) -> Bool {
    platforms[account].flatMap { left[$0] }.map { $0 <= 0 } ?? false
  }

  /// A post leaves: it takes a place from its account, and from all of its platform.
  mutating func take(for post: Post) {
    taken[post.account, default: 0] += 1
    left[post.platform]? -= 1
  }
}

extension Transaction {
  /// How many overdue posts one transaction misses.
  private static let mostMissed = 500

  /// Transaction 3: everything that is due is decided anew, and what may leave has its attempt on
  /// disk when this commits.
  /// - Parameters:
  ///   - context: nil while there is no plan to work to.
  ///   - sharing: nil where no other daemon works on the store.
  ///   - beside: what may be out, and is sent once more without a second post.
  ///   - accounts: those whose next posts wait for answers; none for a look at all of them.
  ///   - left: those that the look before this did not come to.
  func look(
    _ context: ClaimContext?, _ places: Places, _ sharing: Sharing?, beside: [Dispatch.ID],
    only accounts: Set<Account.ID>, first left: [Account.ID]
  ) throws -> Look {
    var look = Look()
    look.others = try sharing.map { try share($0, context) }
    look.others?.count(places.platforms)
    let stopped = try reading.stoppedAccounts()
    let missed = try missOverdue(stopped)
    let holds = try reading.holdsNotLifted()
    var times: [Instant?] = []
    let firstDeadline = try reading.firstDeadline()
    if let context {
      let soon = now + context.limits.ahead
      let waiting =
        try accounts.isEmpty
        ? reading.accountsWithPosts() : accounts.sorted().map { (account: $0, next: now) }
      times += waiting.filter { $0.next > soon }.map { $0.next - context.limits.ahead }
      let hurried =
        firstDeadline.map { $0 <= now + DuePosts.hurry } ?? false
        ? try reading.accountsInHurry(at: now, by: soon) : []
      let due = waiting.filter { $0.next <= soon }.map(\.account).beginning(with: hurried + left)
      let mayClaim =
        !beside.isEmpty || !hurried.isEmpty || due.contains { look.mayTakeOn(for: $0, of: places) }
      if let hearing = sharing?.hearing, mayClaim || hearing.isDue(at: now),
        var others = look.others
      {
        try hear(&others, hearing, context.foresight)
        look.others = others
      }
      var claiming = Claiming(
        soon: soon, holds: holds.filter { !$0.isSpent(at: now) }, context: context,
        ledger: look.others?.added(to: context.ledger) ?? context.ledger, places: places)
      times += try claimBeside(beside, &claiming, &look)
      look.nextHurry = firstDeadline.flatMap { $0 < now ? nil : ($0 - now) / 4 }
      for account in hurried where !look.mayTakeOn(for: account, of: claiming.places) {
        try claimHurried(on: account, &claiming, &look)
      }
      times += try claimDue(on: due, &claiming, &look)
      // What was put off waits for another moment now.
      let later = look.hasDecided ? try reading.accountsWithPosts().map(\.next) : []
      times += later.filter { $0 > now }.map { $0 > soon ? $0 - context.limits.ahead : $0 }
      if look.others != nil { try tell(look.attempts, under: context.plan) }
    }
    look.hasWoken = hasWoken
    if hasWoken { times.append(now) }
    let ends = [try reading.nextExpiry(), context == nil ? nil : try reading.nextLapse()]
    look.hasRunOut =
      ends.contains { $0.map { $0 <= now } ?? false } || holds.contains { $0.isSpent(at: now) }
    times.append(look.others?.wake)
    times += ends + [holds.compactMap(\.until).min()]
    // What lies there past its deadline, and is not missed, cannot be read: it is not waited for.
    let end = firstDeadline.map { $0 < now ? now + .seconds(1) : $0 + .microseconds(1) }
    times.append(missed == Transaction.mostMissed ? now : end)
    look.wake = times.compactMap(\.self).min()
    return look
  }

  /// What waited past its deadline, also on an account where nothing is tried: late is worse than
  /// not at all, and silence is worse than both.
  /// - Returns: how many there were.
  private func missOverdue(_ stopped: [Account.ID: String]) throws -> Int {
    let overdue = try reading.overdue(at: now, limit: Transaction.mostMissed)
    let pictures = overdue.isEmpty ? [:] : try reading.picturesMissing(of: overdue)
    for dispatch in overdue {
      let late = now - dispatch.slot.deadline
      try miss(
        dispatch,
        because: stopped[dispatch.account].map { .accountStopped(reason: $0) }
          ?? pictures[dispatch.id].map(\.reason) ?? .late(by: late))
    }
    return overdue.count
  }
}

extension MissingPictures {
  fileprivate var reason: DispatchDecision.MissReason {
    .noPictures(ofThread: !areItsOwn, because: failure)
  }
}
