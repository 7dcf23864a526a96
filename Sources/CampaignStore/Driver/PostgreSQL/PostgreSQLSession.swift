import CPostgreSQL
import Dispatch

/// One connection to the server, with a thread of its own that waits for the server's answers.
final class PostgreSQLSession: @unchecked Sendable {
  enum Mode {
    case reading, writing, migrating

    fileprivate var begin: [String] {
      switch self {
      case .reading: ["begin isolation level repeatable read, read only"]
      // Whoever changes anything changes the end of the record. With this lock the others wait for
      // their turn before they look, and find nothing in their way; without it each would have to do
      // its work once more whenever another was faster. Readers wait for nobody.
      case .writing:
        ["begin isolation level serializable", "lock table record_head in exclusive mode"]
      case .migrating: ["begin"]
      }
    }
  }

  private let address: PostgreSQLAddress
  private let name: String
  private let queue: DispatchQueue
  // Touched on the queue alone.
  private var link: PostgreSQLLink?
  private var residence: PostgreSQLResidence?

  /// - Parameter name: the daemon's, by which others know who rang.
  init(_ address: PostgreSQLAddress, label: String, name: String) {
    self.address = address
    self.name = name
    queue = DispatchQueue(label: label)
  }

  /// Changes the store as this from now on, or throws why that cannot be.
  func connect(as residence: PostgreSQLResidence) async throws {
    try await onQueue { [self] in
      (self.residence, link) = (residence, nil)
      let fresh = try PostgreSQLLink(address)
      try residence.takeUp(on: fresh)
      link = fresh
    }
  }

  /// Finds that something can be changed, or throws why not.
  func connect() async throws {
    try await onQueue { [self] in _ = try connected(.writing) }
  }

  /// Runs one transaction, once more where the server says that another was in its way.
  func transaction<Value: Sendable>(
    _ mode: Mode, _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await onQueue { [self] in try repeated(mode, body) }
  }

  private func onQueue<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work() }) }
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
    let link = try connected(mode)
    do {
      try link.begin(mode.begin)
      let value = try body(link)
      try link.commit(ringing: name)
      return value
    } catch {
      // A connection that cannot even undo is not used again; nor one whose prepared statements are
      // of an older schema than the tables.
      if (try? link.undo()) == nil || link.isStale { self.link = nil }
      throw error
    }
  }

  private func connected(_ mode: Mode) throws -> PostgreSQLLink {
    if let link, link.isGood { return link }
    link = nil
    let fresh = try PostgreSQLLink(address)
    // Who was cut off may find that the store is another's by now.
    try residence?.comeBack(on: fresh)
    if mode == .writing { try refuseMoved(fresh) }
    link = fresh
    return fresh
  }

  /// A daemon that was cut off comes back, and meanwhile its store was moved elsewhere: it must not
  /// go on with what others have by now.
  private func refuseMoved(_ link: PostgreSQLLink) throws {
    guard let moved = try link.rows("select address from moved limit 1").first else { return }
    let place = try moved.text("address")
    throw DatabaseFault(.corrupt, "the store was moved to \(place)")
  }
}
