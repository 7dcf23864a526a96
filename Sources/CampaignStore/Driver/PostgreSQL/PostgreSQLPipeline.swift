import CPostgreSQL

/// What goes down a connection: statements one after the other, without waiting between them for
/// answers that nobody needs (libpq's pipeline mode). The server answers in the order of what was
/// sent, and after a fault does nothing more of it.
final class PostgreSQLPipeline {
  /// So many statements wait for their answers at most. Each such answer is some dozen bytes; were
  /// there no room for them on the connection, both ends would wait for each other.
  private static let mostOnTheWay = 256

  private enum Sent { case preparation, statement }

  private let connection: OpaquePointer
  /// Statements by their text, each prepared once.
  private var prepared: [String: String] = [:]
  private var names = 0
  /// What was prepared since the server last said that all went well.
  private var unsure: [String] = []
  private var onTheWay: [Sent] = []
  /// Whether the next answer is the one to what was sent next.
  private var isInStep = true
  /// Whether its prepared statements are of an older schema than the tables.
  private(set) var isStale = false
  private let patience: PostgreSQLPatience

  /// - Parameter connection: open, and for nobody else to speak on from now on.
  init(_ connection: OpaquePointer, _ patience: PostgreSQLPatience) throws {
    self.connection = connection
    self.patience = patience
    guard PQenterPipelineMode(connection) == 1 else { throw DatabaseFault.connectionLost }
  }

  var isGood: Bool { isConnected && isInStep }

  private var isConnected: Bool { PQstatus(connection) == CONNECTION_OK }

  /// Sends a statement. A fault of it is told by whichever call asks for answers next.
  func send(_ sql: SQL) throws {
    if onTheWay.count >= PostgreSQLPipeline.mostOnTheWay { _ = try answers() }
    // Where an answer did not come, be it that the server was silent for too long, none comes any more.
    guard isInStep else { throw DatabaseFault.connectionLost }
    let texts = try sql.values.map(text)
    let name = try prepare(sql.text)
    let isSent = withPointers(to: texts) { pointers in
      PQsendQueryPrepared(connection, name, CInt(texts.count), pointers, nil, nil, 0)
    }
    // Its answer comes as soon as there is one, not with all the others': how long the server is
    // silent is how long one statement takes. It costs some microseconds.
    guard isSent == 1, PQsendFlushRequest(connection) == 1 else {
      throw DatabaseFault.connectionLost
    }
    onTheWay.append(.statement)
  }

  /// Sends a statement and waits for its answer, and so for those to all that was sent before.
  func answer(to sql: SQL) throws -> PostgreSQLAnswer {
    try send(sql)
    guard let answer = try answers().last else { throw DatabaseFault.connectionLost }
    return answer
  }

  /// The answers to several statements, in their order.
  func answers(to statements: [SQL]) throws -> [PostgreSQLAnswer] {
    _ = try answers()
    var answers: [PostgreSQLAnswer] = []
    answers.reserveCapacity(statements.count)
    for statement in statements {
      // A statement may need to be prepared first.
      if onTheWay.count + 2 > PostgreSQLPipeline.mostOnTheWay { answers += try self.answers() }
      try send(statement)
    }
    return answers + (try self.answers())
  }

  /// The answers to the statements that nobody has asked about yet.
  /// - Throws: the first fault among them.
  func answers() throws -> [PostgreSQLAnswer] {
    let sent = onTheWay
    guard !sent.isEmpty else { return [] }
    (onTheWay, isInStep) = ([], false)
    guard PQpipelineSync(connection) == 1 else { throw DatabaseFault.connectionLost }
    let answers = try sent.map { _ in try nextAnswer() }
    guard statusClearing(try nextResult()) == PGRES_PIPELINE_SYNC else {
      throw DatabaseFault.connectionLost
    }
    isInStep = true
    if answers.contains(where: \.isOfOlderSchema) { isStale = true }
    if let fault = answers.lazy.compactMap(\.fault).first {
      // Which of them the server has is not worth finding out: a name is never used twice.
      for text in unsure { prepared[text] = nil }
      unsure = []
      throw isGood ? fault : DatabaseFault.connectionLost
    }
    unsure = []
    return zip(sent, answers).filter { $0.0 == .statement }.map(\.1)
  }

  /// "PQgetResult must be called repeatedly until it returns a null pointer": for each statement
  /// anew. — PostgreSQL, 34.5.1
  private func nextAnswer() throws -> PostgreSQLAnswer {
    guard let result = try nextResult() else { throw DatabaseFault.connectionLost }
    let answer = PostgreSQLAnswer(result)
    while isConnected, let more = try nextResult() { PQclear(more) }
    guard isConnected else { throw answer.fault ?? DatabaseFault.connectionLost }
    return answer
  }

  private func nextResult() throws -> OpaquePointer? {
    try patience.awaitResult(on: connection)
    return PQgetResult(connection)
  }

  private func prepare(_ sql: String) throws -> String {
    if let name = prepared[sql] { return name }
    names += 1
    let name = "s\(names)"
    guard PQsendPrepare(connection, name, sql, 0, nil) == 1 else {
      throw DatabaseFault.connectionLost
    }
    onTheWay.append(.preparation)
    prepared[sql] = name
    unsure.append(sql)
    return name
  }

  private func text(of value: SQLValue) throws -> String? {
    switch value {
    case .null: return nil
    case .integer(let number): return String(number)
    case .text(let text):
      guard !text.holdsNUL else {
        throw DatabaseFault(.constraint, "a text with a NUL byte cannot be stored")
      }
      return text
    }
  }

  /// What a result says of itself, once it is let go.
  private func statusClearing(_ result: OpaquePointer?) -> ExecStatusType {
    defer { PQclear(result) }
    return PQresultStatus(result)
  }
}

extension DatabaseFault {
  static let connectionLost = DatabaseFault(
    .unreachable, "the connection to the database was lost")
}

extension String {
  /// Whether it holds what ends a text in C.
  fileprivate var holdsNUL: Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
  }
}

/// C strings for as long as a call takes; nil stays nil.
func withPointers<Value>(
  to texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
  let copies = texts.map { text in
    text.map { text in
      let size = text.utf8.count + 1
      let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: size)
      text.withCString { bytes.initialize(from: $0, count: size) }
      return bytes
    }
  }
  defer { for copy in copies { copy?.deallocate() } }
  // One more, so that there is an address also where there is no value.
  let pointers = copies.map { UnsafePointer($0) } + [nil]
  return pointers.withUnsafeBufferPointer { buffer in
    buffer.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
  }
}
