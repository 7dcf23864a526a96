import CalendarFiles
import CampaignCore
import Foundation
import Testing

@Suite struct BadInputTests {
  private func shown(_ bytes: [UInt8]) throws -> String {
    let folder = try Folder()
    try folder.write("day.yaml", bytes)
    return folder.shown()
  }

  @Test func `a NUL byte is shown with its place`() throws {
    let text = try shown(Array("id: day\ntitle: A\u{0}day\n".utf8))
    #expect(text.hasPrefix("Campaigns/day.yaml:2:9: error: a NUL byte stands in the text\n"))
  }

  @Test func `a byte that is no UTF-8 is shown with its place`() throws {
    let text = try shown(Array("id: day\ntitle: caf".utf8) + [0xE9, 0x0A])
    #expect(text.hasPrefix("Campaigns/day.yaml:2:11: error: a byte that is not UTF-8 text\n"))
    #expect(text.contains("hint: save the file as UTF-8\n"))
  }

  @Test func `a file saved as UTF-16 is called so`() throws {
    let text = try shown([0xFF, 0xFE] + "id: day".utf8.flatMap { [$0, 0] })
    #expect(text.contains("day.yaml:1:1: error: the file is UTF-16; UTF-8 is expected\n"))
  }

  @Test func `an invisible line break from pasted text is found`() throws {
    let text = try shown(Array("id: day\ntitle: A\u{2028}day\n".utf8))
    #expect(text.contains("day.yaml:2:9: error: an invisible line break (U+2028)"))
  }

  @Test func `a line of five megabytes is refused without being shown`() throws {
    let text = try shown(
      Array("id: day\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: 5 << 20))
    #expect(text.contains("day.yaml:2:1: error: the line is longer than 1048576 bytes"))
    #expect(text.utf8.count < 500)
  }

  @Test(arguments: ["\u{FEFF}", ""], ["\n", "\r\n", "\r"])
  func `byte order marks and line ends of other systems change nothing`(
    mark: String, lineEnd: String
  ) throws {
    let text = Folder.day("  - {id: a, at: \"day 1, 09:00\", text: Hello}\n")
      .replacingOccurrences(of: "\n", with: lineEnd)
    let folder = try Folder()
    try folder.write("day.yaml", Array((mark + text).utf8))
    let calendar = try #require(folder.read().0)
    #expect(calendar.campaigns[0].entries[0].location.line == 7)
  }

  @Test func `aliases of aliases are refused before they fill the memory`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    text += "? *a30\n: key\n"
    let shown = try shown(Array(text.utf8))
    #expect(shown.contains("'*a0' repeats another value"))
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `nesting without end is refused`(opening: String) throws {
    let deep = String(repeating: opening, count: 200_000)
    let shown = try shown(Array(deep.utf8))
    #expect(shown.contains("error: "))
  }

  @Test func `a folder that is not there is said in one line`() {
    let (calendar, diagnostics) = CampaignFolder.read(at: "no/such/Campaigns")
    #expect(calendar == nil)
    #expect(diagnostics.map(\.message) == ["there is no such folder"])
    #expect(diagnostics.map(\.location.file) == ["no/such/Campaigns"])
  }

  @Test func `an empty folder needs its house and its registry`() throws {
    let folder = try Folder()
    for name in ["house.yaml", "registry.yaml"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
    }
    #expect(
      folder.shown() == """
        Campaigns/house.yaml:1:1: error: there is no such file

        Campaigns/registry.yaml:1:1: error: there is no such file


        """)
  }

  @Test func `links that go round in circles are not followed`() throws {
    let folder = try Folder(["day.yaml": Folder.day("  - {id: a, at: first 09:00, text: a}")])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: "\(folder.path)/again", withDestinationPath: ".")
    try files.createSymbolicLink(
      atPath: "\(folder.path)/loop.yaml", withDestinationPath: "loop.yaml")
    let messages = folder.read().1.filter { $0.location.file.hasSuffix("loop.yaml") }
    #expect(messages.count == 1)
    #expect(messages[0].message.hasPrefix("the file cannot be read"))
  }

  @Test func `a pipe among the files is not waited for`() throws {
    let folder = try Folder()
    #expect(mkfifo("\(folder.path)/pipe.yaml", 0o600) == 0)
    #expect(folder.shown() == "Campaigns/pipe.yaml:1:1: error: this is not a file\n\n")
  }

  @Test func `a file too large is not read`() throws {
    let folder = try Folder()
    try folder.write("large.yaml", [])
    #expect(truncate("\(folder.path)/large.yaml", 1 << 40) == 0)
    #expect(folder.shown().contains("large.yaml:1:1: error: the file has 1099511627776 bytes"))
  }

  @Test func `one fault anywhere gives no calendar at all`() throws {
    let good = Folder.day("  - {id: a, at: \"day 1, 09:00\", text: Hello}\n")
    let folder = try Folder(["a.yaml": good, "b.yaml": "id: b\n"])
    #expect(folder.read().0 == nil)
  }
}
