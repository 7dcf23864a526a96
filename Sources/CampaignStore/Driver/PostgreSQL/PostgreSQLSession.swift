import CPostgreSQL
import Dispatch

/// One connection to the server, with a thread of its own that waits for the server's answers.
final class PostgreSQLSession: @unchecked Sendable {
  enum Mode {
    case reading, writing

    fileprivate var begin: String {
      switch self {
      case .reading: "begin isolation level repeatable read, read only"
      case .writing: "begin isolation level serializable"
      }
    }
  }

  private let address: String
  private let queue: DispatchQueue
  // Touched on the queue alone.
  private var link: PostgreSQLLink?

  init(address: String, name: String) {
    self.address = address
    queue = DispatchQueue(label: name)
  }

  /// Runs one transaction, once more where the server says that another was in its way.
  func transaction<Value: Sendable>(
    _ mode: Mode, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        continuation.resume(with: Result { try repeated(mode, body) })
      }
    }
  }

  /// "Applications using this level must be prepared to retry transactions due to serialization
  /// failures." — PostgreSQL, 13.2.3
  private static let tries = 20

  private func repeated<Value>(
    _ mode: Mode, _ body: (any Connection) throws -> Value
  ) throws -> Value {
    for _ in 1..<PostgreSQLSession.tries {
      do {
        return try once(mode, body)
      } catch let fault as DatabaseFault where fault.kind == .conflict {
        continue
      }
    }
    return try once(mode, body)
  }

  private func once<Value>(
    _ mode: Mode, _ body: (any Connection) throws -> Value
  ) throws -> Value {
    let link = try connected()
    do {
      try link.command(mode.begin)
      let value = try body(link)
      try link.command("commit")
      return value
    } catch {
      // A connection that cannot even undo is not used again.
      if (try? link.command("rollback")) == nil { self.link = nil }
      throw error
    }
  }

  private func connected() throws -> PostgreSQLLink {
    if let link, link.isGood { return link }
    link = nil
    let fresh = try PostgreSQLLink(address: address)
    link = fresh
    return fresh
  }
}
