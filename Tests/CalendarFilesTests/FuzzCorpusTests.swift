import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

/// What fuzzing starts from, and what it once found, is read to its end.
@Suite struct FuzzCorpusTests {
  private static func files(_ kind: String) -> [URL] {
    let folder = projectRoot.appendingPathComponent("Tests/Fuzzing/corpus/\(kind)")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.path < $1.path }
  }

  @Test(arguments: files("ics"))
  func `a calendar of the corpus gives occurrences or says why not`(file: URL) throws {
    let zones = ZoneFolder()
    let bytes = [UInt8](try Data(contentsOf: file))
    let (feed, faults) = CalendarFeed.read(bytes, file: "a.ics", zones: zones.rules)
    let (occurrences, more) = feed.occurrences(
      from: CivilDate("2020-01-01")!, before: CivilDate("2030-01-01")!, isTrusted: true)
    #expect(!occurrences.isEmpty || !(faults + more).isEmpty)
  }

  @Test(arguments: files("csv"))
  func `a sheet of the corpus gives rows or says why not`(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let sheet = Spreadsheet.read(bytes, named: "a.csv", dates: .dayFirst)
    #expect(!sheet.rows.isEmpty || !sheet.diagnostics.isEmpty)
  }

  @Test(arguments: files("yaml"))
  func `a file of the corpus is read, or its faults have places`(file: URL) throws {
    let folder = try Folder()
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let (_, faults) = CampaignFolder.read(at: folder.path, proposing: ["calendars/a.yaml": text])
    #expect(faults.allSatisfy { $0.location.line >= 1 && $0.location.file.hasPrefix(folder.path) })
    #expect(FuzzCorpusTests.files("ics").count >= 3)
  }
}
