import CampaignCore
import Foundation
import Testing

@Suite
struct EventKindTests {
  @Test
  func `every kind of event has an id of its own`() {
    let ids = EventKind.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.count == 32 && id.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }
  }

  @Test
  func `every act of the record is an event, and no two are the same`() {
    #expect(Set(Act.allCases.map(\.event)).count == Act.allCases.count)
  }

  @Test(arguments: EventKind.all)
  func `an event says in whole sentences what happened and what to do`(kind: EventKind) {
    #expect(!kind.subject.hasSuffix("."))
    #expect(kind.subject.count <= 80)
    #expect(kind.happened.hasSuffix(".") || kind.happened.hasSuffix("@"))
    #expect(kind.toDo.hasSuffix("."))
  }

  @Test
  func `the catalog in Deploy is what the table says`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Deploy/campaignd.catalog")
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(
      written == EventCatalog.text,
      "write it anew: campaignd events --catalog > Deploy/campaignd.catalog")
  }

  @Test
  func `no line of the catalog is wider than journalctl shows it`() {
    for line in EventCatalog.text.split(separator: "\n") where !line.hasPrefix("Subject:") {
      #expect(line.count <= 76)
    }
  }
}
