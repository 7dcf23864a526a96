import SafetyGate
import Testing

@testable import CampaignEngine

/// What readers may remember is never less than what left.
@Suite struct ReadersMemoryTests {
  private let lorries = DisclosureLedger.Disclosure(
    at: nil, unit: "larch ward", attributes: ["work"], referents: [], counts: [])
  private let choir = DisclosureLedger.Disclosure(
    at: nil, unit: "larch ward", attributes: ["hobby"], referents: [], counts: [])

  private func known(_ memory: ReadersMemory) -> Set<String> {
    let post = DisclosureLedger.Disclosure(
      at: nil, unit: "larch ward", attributes: [], referents: [], counts: [])
    return memory.ledger.memory(beside: post, days: 7).attributes
  }

  @Test func `what leaves while it is read for a new plan is in the new one`() {
    var memory = ReadersMemory()
    memory.beginReading()
    memory.record(lorries)
    memory.endReading(DisclosureLedger(disclosures: [choir]))
    #expect(known(memory) == ["work", "hobby"])
  }

  @Test func `of two readings at once the one that ends last knows what left during the first`() {
    var memory = ReadersMemory()
    memory.beginReading()
    memory.record(lorries)
    memory.beginReading()
    memory.endReading(DisclosureLedger(disclosures: [lorries]))
    memory.endReading(DisclosureLedger(disclosures: [choir]))
    #expect(known(memory) == ["work", "hobby"])
  }

  @Test func `where it cannot be read, what was known stands`() {
    var memory = ReadersMemory()
    memory.record(lorries)
    memory.beginReading()
    memory.endReading(nil)
    #expect(known(memory) == ["work"])
  }

  @Test func `what another daemon told while it is read is in the new one`() {
    var memory = ReadersMemory()
    memory.beginReading()
    memory.hear(Others(told: [lorries, nil]))
    memory.endReading(DisclosureLedger(disclosures: [choir]))
    #expect(known(memory) == ["work", "hobby"])
    #expect(memory.ledger.isDoubtful)
  }
}
