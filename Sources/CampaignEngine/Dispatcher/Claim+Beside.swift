import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Transaction {
  /// Sends the same request once more beside one that may still arrive, where everything would let
  /// it out now. Where not, it stays uncertain, and the account is looked at again: soon where a reply
  /// waits for what it answers.
  func claimBeside(
    _ dispatches: [Dispatch.ID], _ holds: [Hold], _ context: ClaimContext,
    _ ledger: inout DisclosureLedger, _ places: inout Places, _ look: inout Look
  ) throws {
    for record in try uncertain(dispatches, context)
    where look.free(on: record.dispatch.account, of: places) > 0 {
      let due = record.duePost(in: context.plan.house)
      let parent = look.attempts.parent(of: due.revision)
      guard try parent != nil || isOut(parentOf: due.revision) else {
        look.waiting.append(due.dispatch.id)
        continue
      }
      let (verdict, disclosure) = context.foresight.examine(due.revision, after: ledger)
      guard case .publish = due.decision(holds: holds, verdict: verdict, at: now),
        let publisher = context.publishers[due.dispatch.account],
        let before = try reading.deliveries(of: due.dispatch.id).last
      else { continue }
      let attempt = try begin(
        due, disclosure, before.prepared, by: publisher, context, beside: before, after: parent)
      ledger.record(attempt.disclosure)
      look.take(attempt, from: &places)
      look.attempts.append(attempt)
    }
  }

  /// Those that still are, each behind what it replies to.
  private func uncertain(
    _ dispatches: [Dispatch.ID], _ context: ClaimContext
  ) throws -> [DueRecord] {
    var records: [DueRecord] = []
    for id in dispatches {
      let found = try reading.uncertain(id, known: context.foresight.revision)
      if case .success(let record) = found { records.append(record) }
    }
    return records.parentsFirst()
  }

  private func isOut(parentOf revision: PostRevision) throws -> Bool {
    switch try reading.parent(of: revision) {
    case .none, .published: true
    case .stillToCome, .gone: false
    }
  }
}
