import CivilTime
import Foundation
import Support
import Testing

extension EndToEnd {
  /// What the README tells people to type, typed.
  @Suite struct ReadmeTests {
    @Test(
      .enabled("the sample's dates have passed: give Campaigns/ another year") { datesLieAhead })
    func `every campaignctl and campaignd command of the README does what it says`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      var hold = ""
      for command in try commands() where !isMove(command) {
        let outcome = try await house.shell(command.replacing("hold-NUMBER", with: hold))
        #expect(outcome.status == 0, "\(command)\n\(outcome.output)\(outcome.errors)")
        if let word = outcome.output.split(whereSeparator: \.isWhitespace)
          .first(where: { $0.contains("hold-") })
        {
          hold = String(word.drop { $0 != "h" })
        }
      }
      #expect(await daemon.stop() == 0)
    }

    @Test(.enabled(if: RealPostgreSQL.canRun))
    func `a trust moves to PostgreSQL and back as the README says`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      #expect(await daemon.stop() == 0)
      let server = try await RealPostgreSQL.shared()
      let moves = try commands().filter(isMove)
      #expect(moves.count == 2)
      for move in moves {
        let outcome = try await house.shell(
          move.replacing("postgresql://campaignd@db.example/campaignd", with: server.address)
            .replacing("/var/lib/campaignd/", with: "\(house.folder.path)/")
            .replacing("harrowmere", with: "readme"))
        #expect(outcome.status == 0, "\(move)\n\(outcome.errors)")
        #expect(outcome.output.contains("the record verifies on both sides"))
      }
      try house.edit("campaignd.yaml") { $0.replacing("campaignd.sqlite", with: "back.sqlite") }
      let back = try await house.startReady()
      #expect(try await house.ctl("audit", "verify").status == 0)
      #expect(await back.stop() == 0)
    }

    @Test func `Deploy run shows a post going all the way, and ends with Ctrl-C`() async throws {
      let demo = try await DeployRun()
      try await demo.line(containing: "Ctrl-C ends it.")
      let lines = demo.lines.joined(separator: "\n")
      #expect(lines.contains("id.nhs-number"))
      #expect(lines.contains("comms-officer wrote this post"))
      #expect(lines.contains("State: **delivered**"))
      #expect(lines.contains("the record holds"))
      #expect(await demo.interrupt() == 0)
    }

    /// Needs a store that no daemon works on.
    private func isMove(_ command: String) -> Bool { command.hasPrefix("campaignd migrate") }

    private static var datesLieAhead: Bool {
      Instant.rightNow < Instant("2027-10-01T00:00:00Z") ?? .distantPast
    }

    /// The lines that begin with `$ ` in blocks of console, in their order.
    private func commands() throws -> [String] {
      let readme = try Data(contentsOf: Binary.project.appendingPathComponent("README.md"))
      return String(decoding: readme, as: UTF8.self).split(separator: "\n")
        .filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    }
  }
}

/// Deploy/run with the programs that were built beside these tests.
private final class DeployRun: Sendable {
  private let process: Child
  private let journal = JournalReader()

  init() async throws {
    let output = Pipe()
    // A shell that was started with Ctrl-C ignored, as in the background of another, cannot heed it.
    process = try await Child(
      URL(fileURLWithPath: "/usr/bin/env"),
      [
        "--default-signal=INT", "bash", Binary.project.appendingPathComponent("Deploy/run").path,
      ],
      environment: [
        "CAMPAIGND_BIN": Binary.campaignd.deletingLastPathComponent().path, "NO_COLOR": "1",
      ], output: output.fileHandleForWriting,
      errors: output.fileHandleForWriting)
    journal.read(output.fileHandleForReading)
  }

  func line(containing words: String) async throws {
    _ = try await journal.line(containing: words, count: 1)
  }

  var lines: [String] { journal.lines }

  func interrupt() async -> Int32? {
    process.send(SIGINT)
    return await process.end()
  }
}
