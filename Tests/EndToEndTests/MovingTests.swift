import Foundation
import Support
import Testing

/// A trust that outgrows its machine, and one that comes back: what the administrator is told.
extension EndToEnd {
  @Suite(.enabled(if: RealPostgreSQL.canRun)) struct MovingTests {
    @Test func `a store moves to a server and back, and each one left behind says where it went`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      let server = try await RealPostgreSQL.shared().freshSchema()
      try await visit(house)
      let there = try await move(house, from: "sqlite:campaignd.sqlite", to: server)
      #expect(there.status == 0)
      #expect(there.output.contains("the record verifies on both sides"))
      #expect(there.output.contains("now name the new store in campaignd.yaml"))
      #expect(try await refusal(of: house).contains("this store was moved to postgresql://"))

      try house.edit("campaignd.yaml") {
        $0.replacing("sqlite:campaignd.sqlite", with: server)
      }
      try await visit(house)
      let back = try await move(house, from: server, to: "sqlite:back.sqlite")
      #expect(back.status == 0)
      #expect(try await refusal(of: house).contains("this store was moved to sqlite:back.sqlite"))

      try house.edit("campaignd.yaml") { $0.replacing(server, with: "sqlite:back.sqlite") }
      try await visit(house)
    }

    @Test func `a store that holds something is not moved onto`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let other = try TestHouse()
      defer { other.remove() }
      try await visit(house)
      try await visit(other)
      let target = "sqlite:\(other.folder.path)/campaignd.sqlite"
      let move = try await move(house, from: "sqlite:campaignd.sqlite", to: target)
      #expect(move.status == 65)
      try await visit(house)
      try await visit(other)
    }

    @Test func `an address with a password is refused, and not repeated`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let move = try await move(
        house, from: "postgresql://campaignd:word-of-honour@db/x", to: "sqlite:campaignd.sqlite")
      #expect(move.status == 64)
      #expect(move.errors.contains("--from: the store's address holds a password"))
      #expect(!move.errors.contains("word-of-honour"))
    }

    /// The daemon starts, finds its record whole, and ends.
    private func visit(_ house: TestHouse) async throws {
      let daemon = try await house.startReady()
      #expect(try await house.ctl("audit", "verify").status == 0)
      #expect(await daemon.stop() == 0)
    }

    private func move(
      _ house: TestHouse, from source: String, to target: String
    ) async throws -> Outcome {
      try await run(
        Binary.campaignd, ["migrate", "--from", source, "--to", target], in: house.folder)
    }

    /// What a daemon says that does not start on its store.
    private func refusal(of house: TestHouse) async throws -> String {
      let daemon = try await house.start()
      let line = try await daemon.line(containing: "was moved to")
      #expect(await daemon.end() == 78)
      return line
    }
  }
}
