import CampaignCore
import CampaignStore
import CivilTime
import Logging
import SafetyGate

/// What a dispatcher brings to a look at a store that it shares.
struct Sharing: Sendable {
  let name: String
  let hearing: Hearing
  let underWay: UnderWay
  /// Whether a look failed: its claims may be on disk all the same.
  let isInDoubt: Bool
}

/// How far a dispatcher knows what the posts of all daemons told of people.
struct Hearing: Sendable {
  /// Up to where in the list of what was told.
  private(set) var upTo: Int64 = 0
  /// What it told itself, and has not read there yet.
  private(set) var own: Set<Digest> = []
  private var last = Instant.distantPast

  /// How old the desk's word on a post may be, whoever publishes.
  private static let longest = Duration.seconds(2)

  /// Whether it is time to hear again, also for who claims nothing.
  func isDue(at now: Instant) -> Bool { now >= last + Hearing.longest || now < last }

  mutating func tell(_ digest: Digest) { own.insert(digest) }

  mutating func take(_ others: Others) {
    guard others.hasHeard else { return }
    (upTo, last) = (others.heardUpTo, others.at)
    own.subtract(others.heardOwn)
  }
}

/// What a look learned of the others.
struct Others: Sendable {
  /// When that was.
  var at = Instant.distantPast
  var claims: [Account.ID: SharedClaims] = [:]
  var throttles: [Account.ID: Throttle] = [:]
  /// How many more posts may leave for platforms that count all our accounts together.
  private(set) var left: [Platform: Int] = [:]
  /// How many this look has taken on for each account.
  private(set) var taken: [Account.ID: Int] = [:]
  /// What the posts of all daemons told of people since the last look; nil for what cannot be read.
  var told: [DisclosureLedger.Disclosure?] = []
  /// Whether it asked for that.
  var hasHeard = false
  var heardUpTo: Int64 = 0
  /// Which of its own it has read in the list.
  var heardOwn: Set<Digest> = []
  /// How many claims nobody answers for any more.
  var lapsed = 0

  /// When there is something to do because of them.
  var wake: Instant? {
    let ends = claims.values.compactMap(\.firstEndOfOthers).map { $0 + .microseconds(1) }
    return (ends + throttles.values.compactMap(\.pausedUntil).filter { $0 > at }).min()
  }

  /// The ledger with what was told; telling it the same twice changes nothing.
  func added(to ledger: DisclosureLedger) -> DisclosureLedger {
    var ledger = ledger
    for disclosure in told {
      if let disclosure { ledger.record(disclosure) } else { ledger.doubt() }
    }
    return ledger
  }

  /// Whether they have a post on its way to an account.
  func haveTaken(_ account: Account.ID) -> Bool { (claims[account]?.ofOthers ?? 0) > 0 }

  /// When to ask again for places on an account that have been left to nobody; nil where an answer to
  /// this daemon's own posts, or the end of a pause, brings them.
  func nextAsking(
    for account: Account.ID, on platform: Platform?, at now: Instant
  ) -> Instant? {
    let known = [account, platform?.asOne].compactMap { $0.flatMap { throttles[$0] } }
    if known.contains(where: { $0.pausedUntil.map { $0 > now } ?? false }) { return nil }
    // Others may be through with theirs at any moment, and tell nobody.
    if known.contains(where: \.isBroken) { return now + Others.betweenTries }
    return now + (haveTaken(account) ? Others.betweenVisits : Look.betweenAsking)
  }

  /// How soon to look again whether the post that asks for all is through. Whoever sent it tells, and
  /// a server that is down may keep it for half a minute.
  private static let betweenTries = Duration.seconds(1)

  /// How soon to look again whether another goes on with an account: who takes no more on, as it stops,
  /// tells nobody.
  static let betweenVisits = Duration.milliseconds(500)

  /// How many of the places left to this daemon it may take.
  func share(of free: Int, on account: Account.ID, of platform: Platform?) -> Int {
    let claims = claims[account]
    let underWay = (claims?.all ?? 0) + taken[account, default: 0]
    let ofAccount = throttles[account]?.places(of: .max, underWay: underWay, at: at)
    let ofPlatform = platform.flatMap { left[$0] }
    return max(0, min(free - (claims?.ofOthers ?? 0), ofAccount ?? .max, ofPlatform ?? .max))
  }

  /// Counts what all daemons have on their way to platforms that have said how much more they take.
  mutating func count(_ platforms: [Account.ID: Platform]) {
    for platform in Set(platforms.values) {
      guard let throttle = throttles[platform.asOne] else { continue }
      let underWay = claims.filter { platforms[$0.key] == platform }.map(\.value.all)
      left[platform] = throttle.places(of: .max, underWay: underWay.reduce(0, +), at: at)
    }
  }

  /// A post leaves: it takes a place from its account, and from all of its platform.
  mutating func take(for post: Post) {
    taken[post.account, default: 0] += 1
    left[post.platform]? -= 1
  }
}

extension [Account.ID: AccountTraffic] {
  /// Takes up what all daemons have heard of servers.
  /// - Returns: whether an account has more places by it than the look knew of.
  mutating func follow(_ others: Others, at now: Instant, _ logger: Logger) -> Bool {
    var hasMore = false
    for (account, before) in self {
      var after = before
      after.follow(others.throttles[account] ?? Throttle())
      after.tellOfCircuit(of: account, before, logger)
      if after.places(of: .max, at: now) > before.places(of: .max, at: now) { hasMore = true }
      self[account] = after
    }
    return hasMore
  }
}

extension Transaction {
  /// Takes over what others left, and reads what they are at, but for what their posts told.
  /// - Parameter context: with what their posts tell of people; nil while there is no plan.
  func share(_ sharing: Sharing, _ context: ClaimContext?) throws -> Others {
    var others = Others(at: now)
    if sharing.isInDoubt { others.lapsed = try giveBackUnsent(sharing, context) }
    others.claims = try reading.claims(asSeenBy: sharing.name)
    if others.claims.values.contains(where: { $0.firstEnd.map { $0 < now } ?? false }) {
      for dispatch in try reading.lapsedClaims(at: now)
      where !sharing.underWay.carries(dispatch) {
        try loseClaim(of: dispatch)
        others.lapsed += 1
      }
      if others.lapsed > 0 {
        others.claims = try reading.claims(asSeenBy: sharing.name)
      }
    }
    others.throttles = try reading.throttles(at: now).mapValues { $0.believed(at: now) }
    return others
  }

  /// Reads what the posts of all daemons told of people since the last time: whoever is about to claim
  /// must know. Others ask now and then, so that a daemon which finds others at work costs them little.
  func hear(_ others: inout Others, _ hearing: Hearing, _ foresight: Foresight) throws {
    (others.hasHeard, others.heardUpTo) = (true, hearing.upTo)
    let known = { hearing.own.contains($0) || foresight.knows($0) }
    for told in try reading.told(after: hearing.upTo, known: known) {
      others.heardUpTo = told.number
      if hearing.own.contains(told.digest) {
        others.heardOwn.insert(told.digest)
      } else {
        others.told.append(foresight.disclosure(of: told.digest, told.revision))
      }
    }
  }

  /// Writes down, for the others, which posts that are about to leave tell anything of people.
  func tell(_ attempts: [Attempt], under plan: Plan) throws {
    try tell(
      of: attempts.filter { !$0.disclosure.tellsNothing }.map(\.revision.digest),
      forgetting: now - plan.memory)
  }
}
