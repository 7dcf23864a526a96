/// A connection on which changes of one kind wait for each other, and are written together before
/// anything else is said: whatever is asked afterwards finds them done.
final class GatheringConnection: Connection {
  private struct Gathered {
    let change: RowChange
    /// Row behind row.
    var values: [SQLValue] = []
    /// What the rows are for: a list that named one twice would change it by either of the two.
    var keys: Set<SQLValue> = []
  }

  private let connection: any Connection
  private var gathered: [Gathered] = []

  init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Changes a row, soon. A fault of it is told by a later call, at the latest when the transaction
  /// ends.
  /// - Parameter row: as the change lists it, its key first.
  func change(_ row: [SQLValue], by change: RowChange) throws {
    let place = gathered.firstIndex { $0.change.statement == change.statement } ?? gathered.endIndex
    if place == gathered.endIndex {
      gathered.append(Gathered(change: change))
    } else if gathered[place].keys.contains(row[0]) {
      try writeGathered()
      return try self.change(row, by: change)
    }
    gathered[place].keys.insert(row[0])
    gathered[place].values += row
  }

  /// Sends all that waits.
  func writeGathered() throws {
    let changes = gathered
    gathered = []
    for each in changes {
      for statement in each.change.statements(each.values) { try connection.send(statement) }
    }
  }

  func rows(_ sql: SQL) throws -> [Row] {
    try writeGathered()
    return try connection.rows(sql)
  }

  func rows(ofAll statements: [SQL]) throws -> [[Row]] {
    try writeGathered()
    return try connection.rows(ofAll: statements)
  }

  func run(_ sql: SQL) throws -> Int {
    try writeGathered()
    return try connection.run(sql)
  }

  func send(_ sql: SQL) throws {
    try writeGathered()
    try connection.send(sql)
  }

  func ring() {
    connection.ring()
  }
}
