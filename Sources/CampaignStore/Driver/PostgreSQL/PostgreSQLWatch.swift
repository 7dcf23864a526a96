import CPostgreSQL
import CivilTime
import Dispatch

/// The connection on which a daemon hears of the others, and by which it holds what only one of them
/// may have: the server takes that back when the connection ends, however it ends.
final class PostgreSQLWatch: @unchecked Sendable {
  private let address: PostgreSQLAddress
  private let name: String
  private let queue = DispatchQueue(label: "campaignd watches")
  // Touched on the queue alone.
  private var link: PostgreSQLLink?
  private var source: (any DispatchSourceRead)?
  private var ring: (@Sendable () -> Void)?
  private var held: Set<String> = []
  private var isToHearAgain = false
  private var reconnection: Reconnection

  init(_ address: PostgreSQLAddress, name: String) {
    reconnection = Reconnection(of: name)
    self.address = address
    self.name = name
  }

  deinit { drop() }

  /// Rings where another daemon says that it changed something, and where that may have been missed: when
  /// the connection is lost, and when it is back.
  func listen(_ ring: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        self.ring = ring
        hearAgain()
        continuation.resume()
      }
    }
  }

  /// Takes a lock by its name, or finds that it still has it.
  func holds(_ duty: String) async throws -> Bool {
    try await onQueue { [self] in
      let link = try connected()
      if held.contains(duty) {
        try link.command("select 1")
        return true
      }
      let isTaken = try link.takes(duty, by: "pg_try_advisory_lock")
      if isTaken { held.insert(duty) }
      return isTaken
    }
  }

  /// Leaves to others what it holds.
  func letGo() async {
    try? await onQueue { [self] in
      guard !held.isEmpty, let link else { return }
      held = []
      try link.rows("select pg_advisory_unlock_all()")
    }
  }

  private func onQueue<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { [self] in
        continuation.resume(
          with: Result {
            do {
              let value = try work()
              // Who rang meanwhile came in with the answers.
              hear()
              return value
            } catch {
              hearLater()
              throw error
            }
          })
      }
    }
  }
}

// MARK: - On the queue

extension PostgreSQLWatch {
  private func connected() throws -> PostgreSQLLink {
    if let link, link.isGood { return link }
    drop()
    let fresh = try PostgreSQLLink(address)
    if ring != nil { try listen(on: fresh) }
    link = fresh
    return fresh
  }

  /// Hears from now on, and rings once: something may have gone before.
  private func listen(on link: PostgreSQLLink) throws {
    let schema = try link.rows("select current_schema() as name").first?.text("name") ?? ""
    try link.command("listen \(quoted("campaignd." + schema))")
    let source = DispatchSource.makeReadSource(fileDescriptor: link.socket, queue: queue)
    source.setEventHandler { [weak self] in self?.hear() }
    source.resume()
    self.source = source
    reconnection.succeed()
    ring?()
  }

  /// The server's descriptor is closed only once nobody waits on it any more: whoever gets its number next
  /// would wait in vain.
  private func drop() {
    held = []
    guard let source else {
      link = nil
      return
    }
    let link = link
    source.setCancelHandler { withExtendedLifetime(link) {} }
    source.cancel()
    self.source = nil
    self.link = nil
  }

  private func hear() {
    guard let link else { return }
    do {
      if try link.heard().contains(where: { $0 != name }) { ring?() }
    } catch {
      hearLater()
    }
  }

  /// Whoever found that the connection is lost: from then on nobody would hear of the others. That
  /// rings too: what is shown of the house may be old from this moment on.
  private func hearLater() {
    let wasHearing = source != nil
    drop()
    if wasHearing { ring?() }
    guard ring != nil, !isToHearAgain else { return }
    isToHearAgain = true
    let pause = reconnection.pause().microseconds
    queue.asyncAfter(deadline: .now() + .microseconds(Int(pause))) { [weak self] in
      self?.isToHearAgain = false
      self?.hearAgain()
    }
  }

  private func hearAgain() {
    do {
      if let link, link.isGood, source == nil {
        try listen(on: link)
      } else {
        _ = try connected()
      }
    } catch {
      hearLater()
    }
  }
}
