import CivilTime
import Foundation
import Support

/// A campaignd that was started to be measured.
final class MeasuredDaemon {
  let readyAt: Instant
  let timeToReady: Duration
  private let process: Process

  /// Starts it and waits until it says, as to systemd, that it is ready.
  static func start(_ program: String, in stage: Stage) async throws -> MeasuredDaemon {
    let notices = try ReadinessSocket(path: "\(stage.folder)/notify.sock")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "--config", "\(stage.folder)/campaignd.yaml", "--credentials", "\(stage.folder)/credentials",
    ]
    process.environment = ProcessInfo.processInfo.environment
      .merging(["NOTIFY_SOCKET": notices.path]) { _, new in new }
    try stage.write("", to: "journal.log")
    process.standardError = try FileHandle(
      forWritingTo: URL(fileURLWithPath: stage.journal))
    let started = Instant.rightNow
    process.terminationHandler = { process in
      notices.giveUp()
      MeasuredDaemon.endIfItFell(process, journal: stage.journal)
    }
    try process.run()
    guard await notices.ready() else {
      let said = (try? String(contentsOfFile: stage.journal, encoding: .utf8)) ?? ""
      throw BenchmarkFailure("the daemon did not start: \(said)")
    }
    return MeasuredDaemon(process, readyAt: .rightNow, since: started)
  }

  private init(_ process: Process, readyAt: Instant, since started: Instant) {
    self.process = process
    self.readyAt = readyAt
    timeToReady = readyAt - started
  }

  /// A daemon that crashes would be waited for without end: nobody can measure it, so nobody goes on.
  private static func endIfItFell(_ process: Process, journal: String) {
    let signal = process.terminationStatus
    guard process.terminationReason == .uncaughtSignal, signal != SIGKILL else { return }
    let sentence = "error: the daemon fell over (signal \(signal)); it said: \(journal)\n"
    FileHandle.standardError.write(Data(sentence.utf8))
    exit(70)
  }

  var id: Int32 { process.processIdentifier }

  var usage: ProcessUsage { ProcessUsage(of: id) }

  /// Ends it at once, as a power cut would end it.
  func kill() async {
    Foundation.kill(id, SIGKILL)
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [process] in
        process.waitUntilExit()
        continuation.resume()
      }
    }
  }

  /// Asks it to stop, and waits until it has.
  func stop() async throws {
    process.terminate()
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { [process] in
        process.waitUntilExit()
        continuation.resume()
      }
    }
  }
}
