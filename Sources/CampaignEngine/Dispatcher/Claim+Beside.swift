import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Transaction {
  /// Sends the same request once more beside one that may still arrive, where everything would let
  /// it out now. Where not, it stays uncertain, and the account is looked at again: soon where it waits
  /// for what it answers. What is on its way to its account goes before it, and nothing else.
  /// - Returns: when to look again for those that wait for their turn.
  func claimBeside(
    _ dispatches: [Dispatch.ID], _ claiming: inout Claiming, _ look: inout Look
  ) throws -> [Instant?] {
    var times: [Instant?] = []
    let context = claiming.context
    for record in try uncertain(dispatches, context) {
      let due = record.duePost(in: context.plan.house)
      let parent = look.attempts.parent(of: due.revision)
      let account = due.dispatch.account
      guard parent != nil || look.mayTakeOn(for: account, of: claiming.places) else {
        look.beside.append(due.dispatch.id)
        times.append(look.nextAsking(for: account, of: claiming.places, at: now))
        continue
      }
      guard try parent != nil || isOut(parentOf: due.revision) else {
        look.waiting.append(due.dispatch.id)
        continue
      }
      let (verdict, disclosure) = context.foresight.examine(due.revision, after: claiming.ledger)
      guard case .publish = due.decision(holds: claiming.holds, verdict: verdict, at: now),
        let publisher = context.publishers[due.dispatch.account],
        let before = try reading.deliveries(of: due.dispatch.id).last
      else { continue }
      let attempt = try begin(
        due, disclosure, before.prepared, by: publisher, context, beside: before, after: parent)
      claiming.ledger.record(attempt.disclosure)
      look.take([attempt], from: &claiming.places)
    }
    return times
  }

  /// Those that still are, in the order of their slots, each behind what it replies to.
  private func uncertain(
    _ dispatches: [Dispatch.ID], _ context: ClaimContext
  ) throws -> [DueRecord] {
    var records: [DueRecord] = []
    for id in dispatches {
      let found = try reading.uncertain(id, known: context.foresight.revision)
      if case .success(let record) = found { records.append(record) }
    }
    return records.sorted {
      let (one, other) = ($0.revision.post, $1.revision.post)
      return (one.slot.instant, one.id.text) < (other.slot.instant, other.id.text)
    }.parentsFirst()
  }

  private func isOut(parentOf revision: PostRevision) throws -> Bool {
    switch try reading.parent(of: revision) {
    case .none, .published: true
    case .stillToCome, .gone: false
    }
  }
}
