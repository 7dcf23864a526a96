import CivilTime
import Foundation
import Support
import Synchronization

/// A campaignd that was started to be measured.
final class MeasuredDaemon {
  let readyAt: Instant
  let timeToReady: Duration
  private let process: Child
  private let fate: Fate

  /// Starts it and waits until it says, as to systemd, that it is ready.
  static func start(_ program: String, in stage: Stage) async throws -> MeasuredDaemon {
    let notices = try ReadinessSocket(path: "\(stage.folder)/notify.sock")
    try stage.write("", to: "journal.log")
    let (started, fate) = (Instant.rightNow, Fate())
    let process = try await Child(
      URL(fileURLWithPath: program),
      [
        "--config", "\(stage.folder)/campaignd.yaml", "--credentials",
        "\(stage.folder)/credentials",
      ],
      environment: ["NOTIFY_SOCKET": notices.path, "STATE_DIRECTORY": stage.folder],
      errors: FileHandle(forWritingTo: URL(fileURLWithPath: stage.journal)))
    Brood.add(process.id)
    Task { [journal = stage.journal] in
      let status = await process.end()
      notices.giveUp()
      fate.end(process.id, status: status, journal: journal)
    }
    guard await notices.ready() else {
      let said = (try? String(contentsOfFile: stage.journal, encoding: .utf8)) ?? ""
      throw BenchmarkFailure("the daemon did not start: \(said)")
    }
    fate.isReady.withLock { $0 = true }
    return MeasuredDaemon(process, fate, readyAt: .rightNow, since: started)
  }

  private init(_ process: Child, _ fate: Fate, readyAt: Instant, since started: Instant) {
    self.process = process
    self.fate = fate
    self.readyAt = readyAt
    timeToReady = readyAt - started
  }

  var id: Int32 { process.id }

  var usage: ProcessUsage { ProcessUsage(of: id) }

  /// Ends it at once, as a power cut would end it.
  func kill() async {
    fate.isWanted.withLock { $0 = true }
    process.send(SIGKILL)
    await fate.ended.reached(1)
  }

  /// Asks it to stop, even where it stands still, and kills it where it does not do so soon.
  func stopCertainly() async {
    process.send(SIGCONT)
    try? await stop()
  }

  /// Asks it to stop, and waits until it has; one that does not within a minute is a fault.
  func stop() async throws {
    fate.isWanted.withLock { $0 = true }
    process.send(SIGTERM)
    let ended = fate.ended
    let isStuck = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await ended.reached(1)
        return false
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(60))
        return !Task.isCancelled
      }
      defer { group.cancelAll() }
      return await group.next() ?? false
    }
    guard isStuck else { return }
    process.send(SIGKILL)
    await ended.reached(1)
    throw BenchmarkFailure("the daemon did not stop within a minute of being asked")
  }
}

/// How a daemon ends, and whether anybody wanted it to.
private final class Fate: Sendable {
  let ended = Tally()
  let isReady = Mutex(false)
  let isWanted = Mutex(false)

  /// A daemon that ends by itself would be waited for without end: nobody can measure it, so nobody
  /// goes on.
  func end(_ process: Int32, status: Int32?, journal: String) {
    Brood.remove(process)
    ended.happened()
    guard isReady.withLock(\.self), !isWanted.withLock(\.self) else { return }
    let how = status.map { "ended by itself with \($0)" } ?? "is gone"
    let sentence = "error: the daemon \(how); it said: \(journal)\n"
    FileHandle.standardError.write(Data(sentence.utf8))
    exit(70)
  }
}

/// The daemons that were started: they end with the benchmark, however it ends but by SIGKILL.
private enum Brood {
  private static let alive = Mutex<Set<Int32>>([])
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
  private static let watch: Void = {
    atexit { Brood.end() }
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { exit(128 + number) }
      source.resume()
      return source
    }
  }()

  static func add(_ process: Int32) {
    _ = watch
    alive.withLock { _ = $0.insert(process) }
  }

  static func remove(_ process: Int32) {
    alive.withLock { _ = $0.remove(process) }
  }

  private static func end() {
    for process in alive.withLock(\.self) { kill(process, SIGKILL) }
  }
}
