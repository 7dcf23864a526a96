import CampaignCore
import CivilTime
import Support
import Testing

@Suite struct AuditChainTests {
  let entries: [AuditEntry] = {
    var chain = AuditChain()
    return (1...5).map { number in
      chain.append(
        AuditNote(
          .approved, "post-\(number)", by: Actor(name: "head", known: "login head"),
          ["n": "\(number)"]),
        at: Sample.nine + .seconds(number))
    }
  }()

  func fault(in entries: [AuditEntry]) -> AuditFault? {
    var chain = AuditChain()
    for entry in entries {
      if let fault = chain.follow(entry) { return fault }
    }
    return nil
  }

  func altered(_ entry: AuditEntry, who: String? = nil, subject: String? = nil) -> AuditEntry {
    AuditEntry(
      number: entry.number, at: entry.at,
      who: Actor(name: who ?? entry.who.name, known: entry.who.known),
      did: entry.did, subject: subject ?? entry.subject, detail: entry.detail,
      previous: entry.previous, digest: entry.digest)
  }

  @Test func `an untouched record verifies`() {
    #expect(fault(in: entries) == nil)
  }

  @Test func `a changed entry is found`() {
    var changed = entries
    changed[2] = altered(changed[2], who: "somebody-else")
    #expect(fault(in: changed) == .altered(3))
    changed = entries
    changed[4] = altered(changed[4], subject: "another-post")
    #expect(fault(in: changed) == .altered(5))
  }

  @Test func `a removed entry is found`() {
    #expect(fault(in: Array(entries[..<2] + entries[3...])) == .gap(after: 2, found: 4))
  }

  @Test func `entries in another order are found`() {
    var swapped = entries
    swapped.swapAt(1, 2)
    #expect(fault(in: swapped) == .gap(after: 1, found: 3))
  }

  @Test func `an entry written anew without the ones before it is found`() {
    var chain = AuditChain(number: 2, head: Digest(hex: String(repeating: "f", count: 64)))
    let forged = chain.append(AuditNote(.approved, "post-3"), at: Sample.nine)
    #expect(fault(in: Array(entries[..<2]) + [forged]) == .brokenLink(3))
  }

  @Test func `two records that read alike when run together are told apart`() {
    var first = AuditChain()
    var second = AuditChain()
    let one = first.append(AuditNote(.approved, "ab", ["c": "d"]), at: Sample.nine)
    let two = second.append(AuditNote(.approved, "a", ["bc": "d"]), at: Sample.nine)
    #expect(one.digest != two.digest)
  }
}
