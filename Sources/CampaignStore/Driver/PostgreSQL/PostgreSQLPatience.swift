import CPostgreSQL
import CivilTime

/// How long a server may be silent. One that stands still, or a way to it that swallows everything,
/// ends no statement, and its own time-outs stand still with it: without this a daemon would wait for
/// ever, and could not even say what it waits for.
struct PostgreSQLPatience {
  /// Nil waits as long as it takes.
  let limit: Duration?

  /// Returns when the next result can be taken without waiting for the server.
  func awaitResult(on connection: OpaquePointer) throws {
    let milliseconds = limit.map { CInt(clamping: $0.microseconds / 1_000) } ?? -1
    while PQisBusy(connection) == 1 {
      guard campaignd_await_input(connection, milliseconds) > 0, PQconsumeInput(connection) == 1
      else { throw DatabaseFault.connectionLost }
    }
  }
}
