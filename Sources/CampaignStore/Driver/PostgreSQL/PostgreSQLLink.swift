import CPostgreSQL

/// An open connection: statements go down it, and each is prepared only once.
final class PostgreSQLLink: Connection {
  private let connection: OpaquePointer
  private var prepared: [String: String] = [:]
  private var isRung = false
  /// Whether its prepared statements are of an older schema than the tables.
  private(set) var isStale = false

  /// Connects as the address says; `PGPASSFILE` and the like hold as for every client.
  init(_ address: PostgreSQLAddress) throws {
    let (names, values) = (address.parameters.map(\.name), address.parameters.map(\.value))
    let connection = withPointers(to: names) { names in
      withPointers(to: values) { values in PQconnectdbParams(names, values, 1) }
    }
    guard let connection else {
      throw DatabaseFault(.other, "there is no memory for a connection")
    }
    self.connection = connection
    // Its notices ("relation exists, skipping") are nobody's business.
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    guard isGood else {
      throw DatabaseFault(
        .unreachable, "the database cannot be reached: \(firstLine(PQerrorMessage(connection)))")
    }
    try command(address.opening)
  }

  deinit { PQfinish(connection) }

  var isGood: Bool { PQstatus(connection) == CONNECTION_OK }

  /// Commands without values.
  func command(_ text: String) throws {
    try check(PostgreSQLAnswer(PQexec(connection, text)))
  }

  func begin(_ text: String) throws {
    isRung = false
    try command(text)
  }

  func ring() {
    isRung = true
  }

  /// Ends the transaction; where it rang, the other daemons hear of it under this daemon's name.
  func commit(ringing name: String) throws {
    if isRung {
      try rows("select pg_notify('campaignd.' || current_schema(), \(name))")
    }
    let answer = PostgreSQLAnswer(PQexec(connection, "commit"))
    try check(answer)
    // A transaction in which something failed ends in nothing, and says so only here.
    guard answer.tag == "COMMIT" else {
      throw DatabaseFault(.other, "the transaction was undone, as a statement in it had failed")
    }
  }

  @discardableResult
  func rows(_ sql: SQL) throws -> [Row] {
    try answer(to: sql).rows
  }

  @discardableResult
  func run(_ sql: SQL) throws -> Int {
    try answer(to: sql).changed
  }

  private func answer(to sql: SQL) throws -> PostgreSQLAnswer {
    let name = try prepare(sql.text)
    let texts = try sql.values.map(text)
    let answer = withPointers(to: texts) { pointers in
      PostgreSQLAnswer(
        PQexecPrepared(connection, name, CInt(texts.count), pointers, nil, nil, 0))
    }
    try check(answer)
    return answer
  }

  private func prepare(_ sql: String) throws -> String {
    if let name = prepared[sql] { return name }
    let name = "s\(prepared.count)"
    try check(PostgreSQLAnswer(PQprepare(connection, name, sql, 0, nil)))
    prepared[sql] = name
    return name
  }

  private func text(of value: SQLValue) throws -> String? {
    switch value {
    case .null: return nil
    case .integer(let number): return String(number)
    case .text(let text):
      guard !text.utf8.contains(0) else {
        throw DatabaseFault(.constraint, "a text with a NUL byte cannot be stored")
      }
      return text
    }
  }

  private func check(_ answer: PostgreSQLAnswer) throws {
    guard let fault = answer.fault else { return }
    if answer.isOfOlderSchema { isStale = true }
    throw isGood ? fault : DatabaseFault(.unreachable, "the connection to the database was lost")
  }

  private func firstLine(_ message: UnsafeMutablePointer<CChar>?) -> String {
    message.map { String(cString: $0) }?.split(separator: "\n").first.map(String.init)
      ?? "no reason"
  }
}

/// C strings for as long as a call takes; nil stays nil.
private func withPointers<Value>(
  to texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
  let copies = texts.map { text in
    text.map { text in
      let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
      for (index, byte) in text.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
      bytes[text.utf8.count] = 0
      return bytes
    }
  }
  defer { for copy in copies { copy?.deallocate() } }
  // One more, so that there is an address also where there is no value.
  let pointers = copies.map { UnsafePointer<CChar>($0) } + [nil]
  return pointers.withUnsafeBufferPointer { buffer in
    buffer.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
  }
}

extension PostgreSQLLink {
  var socket: CInt { PQsocket(connection) }

  /// What came in by itself: the names of those who rang.
  /// - Throws: where the connection is lost.
  func heard() throws -> [String] {
    guard PQconsumeInput(connection) == 1, isGood else {
      throw DatabaseFault(.unreachable, "the connection to the database was lost")
    }
    var names: [String] = []
    while let notice = PQnotifies(connection) {
      names.append(String(cString: notice.pointee.extra))
      PQfreemem(notice)
    }
    return names
  }
}
