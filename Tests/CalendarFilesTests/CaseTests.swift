import Foundation
import Testing

/// Each file of Cases/ holds one or more files of a campaigns folder, a line of dashes, and what
/// people are shown. Its name names the fault.
///
/// To add a case, write its files and the line of dashes, run these tests with RECORD_CASES=1, and
/// read what was written below the line as if you were the author of the file.
@Suite struct CaseTests {
  @Test(arguments: try GoldenCase.all())
  func `shows what is wrong, where, and what to write`(golden: GoldenCase) throws {
    let shown = try Folder(golden.files).shown()
    if ProcessInfo.processInfo.environment["RECORD_CASES"] != nil { try golden.record(shown) }
    #expect(shown == golden.expected)
  }
}

struct GoldenCase: CustomTestStringConvertible, Sendable {
  let url: URL
  let files: [String: String]
  let expected: String
  private let input: String

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  private static let line = String(repeating: "-", count: 80) + "\n"

  static func all() throws -> [GoldenCase] {
    let folder = projectRoot.appendingPathComponent("Tests/CalendarFilesTests/Cases")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "case" }
      .sorted { $0.path < $1.path }
      .map { try GoldenCase($0) }
  }

  init(_ url: URL) throws {
    self.url = url
    let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: Self.line)
    input = parts[0]
    expected = parts.count > 1 ? parts[1] : ""
    var files: [String: String] = [:]
    for part in ("\n" + input).components(separatedBy: "\n=== ").dropFirst() {
      let name = part.prefix { $0 != "\n" }
      files[String(name)] = String(part.dropFirst(name.count + 1))
    }
    self.files = files
  }

  func record(_ shown: String) throws {
    try (input + Self.line + shown).write(to: url, atomically: true, encoding: .utf8)
  }
}
