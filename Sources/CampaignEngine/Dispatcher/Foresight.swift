import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate
import Synchronization

/// What is due within the next minute, read and examined before its second comes.
///
/// The gate is a function of its rules, the words and what readers remember of the unit: asked again
/// with the same three it says the same, so its word of a moment ago is its word now. A new plan, with
/// the rules of that day, begins with no foresight; where readers remember something else than was
/// foreseen, what was foreseen is worthless.
final class Foresight: Sendable {
  struct Sight: Sendable {
    let revision: PostRevision
    let verdict: GateVerdict
    let disclosure: DisclosureLedger.Disclosure
    /// What readers were foreseen to remember of its unit.
    let memory: DisclosureLedger.Memory
  }

  /// How far ahead it looks.
  static let span = Duration.seconds(60)
  /// So many posts are kept in hand for each account; the rest is read when it is due.
  static let most = 20_000

  private let plan: Plan
  private let sights = Mutex<[Digest: Sight]>([:])
  /// Up to when everything that was scheduled then has been looked at.
  private let seenUntil = Mutex<Instant?>(nil)

  init(_ plan: Plan) {
    self.plan = plan
  }

  /// The words of a post where they are in hand: from the plan, or read ahead.
  func revision(_ digest: Digest) -> PostRevision? {
    sights.withLock { $0[digest]?.revision } ?? plan.revision(digest)
  }

  /// The account as the plan's house has it.
  func account(_ id: Account.ID) -> Account? { plan.house.accounts[id] }

  /// Whether what it tells is known without reading its words.
  func knows(_ digest: Digest) -> Bool {
    sights.withLock { $0[digest] != nil } || plan.revision(digest) != nil
  }

  /// What a post tells that another daemon published, which is foreseen no more.
  /// - Parameter words: where it is not known; nil for what cannot be read.
  func disclosure(of digest: Digest, _ words: PostRevision?) -> DisclosureLedger.Disclosure? {
    let sight = sights.withLock { $0.removeValue(forKey: digest) }
    return sight?.disclosure ?? (words ?? plan.revision(digest)).map { plan.disclosure(of: $0) }
  }

  /// The gate's word on a revision: foreseen, or now.
  func examine(
    _ revision: PostRevision, after ledger: DisclosureLedger
  ) -> (verdict: GateVerdict, disclosure: DisclosureLedger.Disclosure) {
    let sight = sights.withLock { $0.removeValue(forKey: revision.digest) }
    if let sight, sight.memory == plan.memory(of: sight.disclosure, after: ledger) {
      return (sight.verdict, sight.disclosure)
    }
    return plan.examine(revision, after: ledger)
  }

  /// Reads and examines what is due within the span. What it cannot do is done when it is due.
  /// - Returns: what is due, by the accounts it is due on.
  func lookAhead(
    in books: Books, after ledger: DisclosureLedger, at now: Instant
  ) async -> [Account.ID: [PostRevision]] {
    let from = max(now, seenUntil.withLock { $0 } ?? now)
    let until = now + Foresight.span
    // Half a minute in hand is enough: not every rest is worth a question.
    guard until - from >= Foresight.span / 2 else { return [:] }
    let found = try? await books.read { reading in
      try reading.accountsWithPosts().filter { $0.next <= until }.map { waiting in
        (
          account: waiting.account,
          digests: try reading.dueSoon(
            on: waiting.account, from: from, to: until, limit: Foresight.most)
        )
      }
    }
    let due = (found ?? []).filter { !$0.digests.isEmpty }
    // Each is judged as if those before it had gone out.
    var ledger = ledger
    var seen: [Account.ID: [PostRevision]] = [:]
    for (account, digest) in due.flatMap({ due in due.digests.map { (due.account, $0) } }) {
      guard !Task.isCancelled else { return [:] }
      guard let revision = await words(digest, in: books) else { continue }
      let (verdict, disclosure) = plan.examine(revision, after: ledger)
      let sight = Sight(
        revision: revision, verdict: verdict, disclosure: disclosure,
        memory: plan.memory(of: disclosure, after: ledger))
      ledger.record(disclosure)
      sights.withLock { $0[digest] = sight }
      seen[account, default: []].append(revision)
    }
    seenUntil.withLock { $0 = until }
    return seen
  }

  private func words(_ digest: Digest, in books: Books) async -> PostRevision? {
    if let planned = plan.revision(digest) { return planned }
    return try? await books.read { try $0.revision(digest) }
  }
}
