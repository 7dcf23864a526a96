import CampaignCore
import CivilTime

/// What the next look waits for: accounts that have more to send, and when it is worth while to look at
/// them. A burst is taken on by thirds of what was on its way: one commit serves many posts, and while it is
/// made the others are on their way.
struct Hunger: Sendable {
  /// Accounts whose next post waits for an answer to this daemon's own, or for a look to come to it.
  private(set) var accounts: Set<Account.ID> = []
  /// Those that the last look did not come to: the next one, which comes at once, begins with them.
  private(set) var left: [Account.ID] = []
  /// How many posts were on their way when the look ended.
  private var underWay = 0
  private var answered = 0
  /// Whether a look has been asked for: one is enough, and says what is hungry then.
  private var isAsked = false
  /// When the next look comes though nothing rings.
  var nextLook: Instant?

  init() {}

  /// - Parameters:
  ///   - accounts: those for which a look found no more places, and
  ///   - left: those it did not come to.
  ///   - underWay: how many posts were on their way when it ended, and of these
  ///   - answered: how many answers have come meanwhile.
  init(
    _ accounts: Set<Account.ID>, left: [Account.ID] = [], underWay: Int, answered: Int = 0
  ) {
    // Where nothing is on its way, it is not an answer that brings places.
    guard underWay > 0 else { return }
    self.accounts = accounts.union(left)
    self.left = left
    isAsked = !left.isEmpty
    self.underWay = underWay
    self.answered = answered
  }

  /// Whether a look is about to come by this moment, or as soon as there are places.
  func looks(by moment: Instant) -> Bool {
    !accounts.isEmpty || nextLook.map { $0 <= moment } ?? false
  }

  /// Whether something waits for the places that answers leave.
  var waits: Bool { !accounts.isEmpty && answered > 0 && !isAsked }

  /// Whether enough answers have come that it is worth while to look.
  var isOver: Bool { waits && answered * 3 >= underWay }

  /// So many answers have come.
  mutating func hear(of answers: Int) { answered += answers }

  mutating func ask() { isAsked = true }
}
