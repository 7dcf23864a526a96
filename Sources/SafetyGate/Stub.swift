import CampaignCore
package struct SafetyGate: Sendable {
  package let ruleset: Digest
  package func examine(_ revision: PostRevision, ledger: DisclosureLedger) -> GateVerdict {
    GateVerdict(revision: revision.digest, ruleset: ruleset, findings: [])
  }
}
package struct DisclosureLedger: Sendable {
  package init() {}
  package mutating func record(_ revision: PostRevision) {}
}
