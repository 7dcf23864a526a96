import Foundation
import Testing

@Suite struct BorderTests {
  @Test func `no part imports what its line of the table does not name`() {
    for file in Project.sources {
      let allowed = House.mayImport[file.part] ?? []
      for (module, line) in file.imports where !allowed.contains(module) {
        Issue.record("\(file.path):\(line): \(file.part) may not import \(module)")
      }
    }
  }

  @Test func `every part has its line in the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Project.root.appending(path: "Sources").path)
    #expect(Set(folders).subtracting(House.mayImport.keys) == [])
    #expect(Set(Project.sources.map(\.part)).isSubset(of: folders))
    #expect(Project.sources.count > 100)
  }

  @Test func `no part asks for the time but the system's clock`() {
    for file in Project.sources where file.name != "SystemClock.swift" {
      for reader in House.clockReaders {
        record(file.places(of: reader, rule: "time is an argument; see SystemClock.swift"))
      }
    }
  }

  @Test func `what decides does nothing else`() {
    for file in Project.sources where House.pureParts.contains(file.part) {
      for effect in House.effects {
        record(file.places(of: effect, rule: "\(file.part) has no clock, chance, file or network"))
      }
    }
  }

  @Test func `the reader of imports sees all of their forms`() {
    let file = SwiftFile(
      path: "Sources/A/B.swift",
      text: """
        // import Comment
        import Plain
        @preconcurrency package import Attributed
        import struct Foundation.Date
        let text = "import Text"
        important()
        """)
    #expect(file.imports.map(\.module) == ["Plain", "Attributed", "Foundation"])
    #expect(file.imports.map(\.line) == [2, 3, 4])
  }
}

/// Each place as an issue of its own.
func record(_ places: [String]) {
  for place in places { Issue.record("\(place)") }
}
