import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Plan {
  /// The gate's word on a revision, and what it would tell readers of the people in its unit.
  func examine(
    _ revision: PostRevision, after ledger: DisclosureLedger
  ) -> (verdict: GateVerdict, disclosure: DisclosureLedger.Disclosure) {
    gate.examineTelling(
      GateSubject(revision, on: house.accounts[revision.post.account]), ledger: ledger)
  }

  /// What readers remember of a post's unit when it goes out.
  func memory(
    of disclosure: DisclosureLedger.Disclosure, after ledger: DisclosureLedger
  ) -> DisclosureLedger.Memory {
    gate.memory(beside: disclosure, in: ledger)
  }

  /// What readers may still remember: everything that is out, or may be, in the gate's window. One that
  /// cannot be read makes the whole doubtful; one that is not due yet makes the clock so.
  func ledger(from books: Books, at now: Instant) async throws -> DisclosureLedger {
    let published = try await books.read { try $0.published(since: now - memory) }
    let empty = DisclosureLedger(
      isDoubtful: published.contains { $0.revision == nil },
      // What is on its way was claimed a little before its moment.
      isAheadOfClock: published.contains { record in
        record.isDelivered && record.revision.map { $0.post.slot.instant > now } ?? false
      })
    return published.compactMap(\.revision).reduce(into: empty) { ledger, revision in
      ledger.record(disclosure(of: revision))
    }
  }

  /// What a post tells readers of the people in its unit.
  func disclosure(of revision: PostRevision) -> DisclosureLedger.Disclosure {
    gate.disclosure(of: GateSubject(revision, on: house.accounts[revision.post.account]))
  }

  /// How far back published posts are read for the ledger: a month, or where the registry's window is
  /// longer than that, as far as it reaches (safety.md, design decision 4: seven days).
  var memory: Duration { .seconds(Int64(max(31, gate.windowDays + 1)) * 86_400) }
}
