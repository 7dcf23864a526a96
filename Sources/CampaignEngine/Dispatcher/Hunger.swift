import CampaignCore
import CivilTime

/// What the next look waits for: accounts that have more to send than there were places for, and when
/// it is worth while to look for places again. A burst is taken on by halves of what was on its way,
/// so that one commit serves many posts.
struct Hunger: Sendable {
  /// How many posts were on their way when there was no place for more.
  private var full: [Account.ID: Int] = [:]
  /// When the next look comes though nothing rings.
  var nextLook: Instant?

  init() {}

  /// - Parameters:
  ///   - accounts: those for which a look found no more places.
  ///   - underWay: how many posts were on their way for each account when the look began.
  init(_ accounts: Set<Account.ID>, underWay: (Account.ID) -> Int, claiming attempts: [Attempt]) {
    guard !accounts.isEmpty else { return }
    let claimed = Dictionary(grouping: attempts, by: \.post.account).mapValues(\.count)
    for account in accounts {
      let count = underWay(account) + claimed[account, default: 0]
      // Where nothing is on its way, it is not an answer that brings places.
      if count > 0 { full[account] = count }
    }
  }

  /// Whether a look is about to come by this moment, or as soon as there are places.
  func looks(by moment: Instant) -> Bool {
    !full.isEmpty || nextLook.map { $0 <= moment } ?? false
  }

  /// Whether there may be places now that so many posts are left on their way to an account.
  mutating func hasPlaces(on account: Account.ID, left: Int) -> Bool {
    // The place that it leaves on its platform may be another account's.
    guard let count = full[account] else { return !full.isEmpty }
    guard left * 2 <= count else { return false }
    full[account] = nil
    return true
  }

  /// Whether answers that came during the look have brought places already.
  func isOver(_ left: (Account.ID) -> Int) -> Bool {
    full.contains { account, count in left(account) * 2 <= count }
  }
}
