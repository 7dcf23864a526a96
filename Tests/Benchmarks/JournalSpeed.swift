import ArgumentParser
import CivilTime
import Foundation
import Support
import Systemd

/// Many entries for the journal at once: how long whoever records one waits for it, and whether
/// journald has them all. To be run as a service of its own:
/// `systemd-run --pipe --wait -p LogRateLimitIntervalSec=1s -p LogRateLimitBurst=1000000
/// campaign-benchmarks journal`, with the limit that the unit of campaignd has
struct JournalSpeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Entries for journald within a second, each of them looked for afterwards.")

  @Option(help: "How many entries.") var entries = 50_000

  func run() async throws {
    let journal = Journal(to: .journald)
    let mark = UUID().uuidString
    let began = Instant.rightNow
    var longest = Duration.zero
    for number in 1...max(entries, 1) {
      let before = Instant.rightNow
      let entry: @Sendable () -> JournalEntry = {
        var entry = JournalEntry("benchmark entry \(number)")
        entry["CAMPAIGN_BENCHMARK"] = mark
        entry["CAMPAIGN_SEQUENCE"] = String(number)
        return entry
      }
      journal.record([entry])
      longest = max(longest, Instant.rightNow - before)
    }
    let recorded = Instant.rightNow
    let isComplete = await journal.flush(patience: .seconds(120))
    let handedOn = Instant.rightNow
    let tally = journal.tally
    let found = try await found(mark)
    Table("\(entries) entries for the journal") {
      ("recorded in", "\((recorded - began).inWords); the longest wait for one \(longest.inWords)")
      ("taken by journald in", isComplete ? (handedOn - began).inWords : "not in two minutes")
      ("dropped, diverted", "\(tally.dropped), \(tally.diverted)")
      ("found by journalctl", "\(found)")
      ("bars", "50,000 within a second, none lost, nobody held up")
    }.print()
  }

  /// How many different entries of this run the journal has.
  private func found(_ mark: String) async throws -> Int {
    let journalctl = URL(fileURLWithPath: "/usr/bin/journalctl")
    _ = try await Support.run(journalctl, ["--sync"])
    let said = try await Support.run(
      journalctl, ["--no-pager", "--quiet", "-o", "cat", "CAMPAIGN_BENCHMARK=\(mark)"])
    return Set(said.output.split(separator: "\n")).count
  }
}
