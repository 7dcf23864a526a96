import ArgumentParser
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import SafetyGate
import Support

/// The desk before a long queue and a long record.
struct DeskSpeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Each command of the desk, with many posts and two years of record.")

  @Option(help: "How many posts; half of them are out, half wait for people.")
  var posts = 100_000
  @Option(help: "How many entries the record has.") var entries = 1_000_000
  @Option(help: "How often each command is called.") var times = 20
  @Option(help: "The folder the store is made in.", completion: .directory) var disk: String?

  func run() async throws {
    let folder = URL(fileURLWithPath: disk ?? NSTemporaryDirectory())
      .appendingPathComponent("campaignd-desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try SQLiteDatabase(path: folder.appendingPathComponent("s.sqlite").path)
    let long = LongStore(posts: posts, entries: entries)
    try await long.fill(CampaignStore(database))
    let desk = try await long.desk(on: database)

    let table = try await measure(desk, long)
    table.print()
  }

  private func measure(_ desk: Desk, _ long: LongStore) async throws -> Table {
    var lines: [(String, String)] = []
    for question in long.questions {
      var spent: [Duration] = []
      for round in 0..<(question.command == "audit-verify" ? 1 : times) {
        let call = long.call(question, round)
        let before = Instant.rightNow
        let answer = await desk.answer(call)
        spent.append(Instant.rightNow - before)
        guard answer.exitCode == 0 else {
          throw BenchmarkFailure(
            "\(question.name): \(String(decoding: answer.body, as: UTF8.self))")
        }
      }
      let sorted = spent.sorted()
      lines.append(
        (
          question.name,
          "p50 \(sorted[(sorted.count - 1) / 2].inWords), max \(sorted[sorted.count - 1].inWords)"
        ))
    }
    return Table("\(posts) posts, \(entries) entries: the desk's answers") {
      lines
      ("bars", "any command < 50 ms, justify < 100 ms, audit verify of 1,000,000 < 5 s")
    }
  }
}
