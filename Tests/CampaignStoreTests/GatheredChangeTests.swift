import Support
import Testing

@testable import CampaignStore

/// Changes that wait for each other and are written together.
@Suite(.timeLimit(.minutes(2))) struct GatheredChangeTests {
  private static let placing = RowChange(
    of: ["id": .text, "placed_at": .number],
    "insert into hold (id, body, placed_at) select id, '{}', placed_at from change")
  private static let lifting = RowChange(
    of: ["id": .text, "lifted_at": .number],
    "update hold set lifted_at = change.lifted_at from change where hold.id = change.id")

  private func lifted(in database: any Database) async throws -> [Int64?] {
    try await database.read {
      try $0.rows("select lifted_at from hold order by placed_at").map {
        try $0.integerIfAny("lifted_at")
      }
    }
  }

  @Test(arguments: Backend.available)
  func `what was gathered is there for the next question, each kind after the one before`(
    backend: Backend
  ) async throws {
    let database = try await backend.open()
    let seen = try await database.write { connection in
      let gathering = GatheringConnection(connection)
      // More than a page, and a rest of every size.
      for id in 1...150 {
        try gathering.change(["hold-\(id)".sqlValue, id.sqlValue], by: Self.placing)
      }
      for id in 1...150 where id % 2 == 0 {
        try gathering.change(["hold-\(id)".sqlValue, (id * 10).sqlValue], by: Self.lifting)
      }
      return try gathering.rows("select id from hold where lifted_at = placed_at * 10").count
    }
    #expect(seen == 75)
    let wanted: [Int64?] = (1...150).map { $0 % 2 == 0 ? Int64($0 * 10) : nil }
    #expect(try await lifted(in: database) == wanted)
  }

  @Test(arguments: Backend.available)
  func `a row that is changed twice ends as it was changed last`(backend: Backend) async throws {
    let database = try await backend.open()
    try await database.write { connection in
      let gathering = GatheringConnection(connection)
      try gathering.change(["hold-1".sqlValue, 1.sqlValue], by: Self.placing)
      for moment in 1...9 {
        try gathering.change(["hold-1".sqlValue, moment.sqlValue], by: Self.lifting)
      }
      try gathering.writeGathered()
    }
    #expect(try await lifted(in: database) == [9])
  }

  @Test(arguments: Backend.available)
  func `a change to nothing keeps its place among the values`(backend: Backend) async throws {
    let database = try await backend.open()
    try await database.write { connection in
      let gathering = GatheringConnection(connection)
      for id in 1...5 {
        try gathering.change(["hold-\(id)".sqlValue, id.sqlValue], by: Self.placing)
      }
      // The first row is the one that says what the columns hold, and this one holds nothing.
      let times: [Int?] = [nil, 2, nil, 4, nil]
      for (index, time) in times.enumerated() {
        try gathering.change(["hold-\(index + 1)".sqlValue, time.sqlValue], by: Self.lifting)
      }
      try gathering.writeGathered()
    }
    #expect(try await lifted(in: database) == [nil, 2, nil, 4, nil])
  }

  @Test(arguments: Backend.available)
  func `one that cannot be written undoes its transaction`(backend: Backend) async throws {
    let database = try await backend.open()
    let fault = await #expect(throws: DatabaseFault.self) {
      try await database.write { connection in
        let gathering = GatheringConnection(connection)
        try gathering.send("insert into hold (id, body, placed_at) values ('hold-1', '{}', 1)")
        for id in 1...3 {
          try gathering.change(["hold-\(id)".sqlValue, id.sqlValue], by: Self.placing)
        }
        try gathering.writeGathered()
      }
    }
    #expect(fault?.kind == .constraint)
    #expect(try await lifted(in: database).isEmpty)
  }
}
