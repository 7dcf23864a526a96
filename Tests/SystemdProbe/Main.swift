import CivilTime
import Foundation
import Logging
import Systemd

/// Does one thing with the real system, for SystemdTests to look at from outside.
@main
enum Probe {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    switch words.first {
    case "journal": await journal(count: words.dropFirst().first.flatMap(Int.init) ?? 1)
    case "log": await log()
    case "sockets": sockets()
    case "notify": notify()
    case "rest": try await rest(seconds: 4)
    case "lateness": try await lateness(rounds: 1_000)
    default: exit(64)
    }
  }

  /// Records entries as fast as it can, one of them with several lines, and says what became of
  /// them.
  private static func journal(count: Int) async {
    let journal = Journal(to: .journald, lossMessageID: "0123456789abcdef0123456789abcdef")
    let clock = ContinuousClock()
    let recording = clock.measure {
      for number in 1...count {
        var entry = JournalEntry("line \(number)\nPROBE_FORGED=yes", priority: .notice)
        entry["PROBE_NUMBER"] = String(number)
        entry["PROBE_OF"] = String(count)
        journal.record(entry)
      }
    }
    let handing = await clock.measure { await journal.flush(patience: .seconds(60)) }
    let tally = journal.tally
    print("recorded in \(recording), handed on in \(recording + handing)")
    print("sent \(tally.sent) dropped \(tally.dropped) diverted \(tally.diverted)")
  }

  private static func log() async {
    let journal = Journal(to: .found(in: ProcessInfo.processInfo.environment))
    LoggingSystem.bootstrap { JournalLogHandler(label: $0, journal: journal) }
    Logger(label: "probe").warning("disk nearly full", metadata: ["probe-free": "3 MiB"])
    await journal.flush()
  }

  private static func sockets() {
    for socket in InheritedSocket.all(in: ProcessInfo.processInfo.environment) {
      print(socket.descriptor, socket.name)
    }
  }

  private static func notify() {
    let notifier = SystemdNotifier(environment: ProcessInfo.processInfo.environment)
    notifier.ready(status: "next: 09:00")
    notifier.alive()
  }

  /// A daemon with nothing to do but one thing at the end: whoever traces it counts its wake-ups.
  private static func rest(seconds: Int64) async throws {
    let clock = try SystemClock()
    let journal = Journal(to: .standardError)
    journal.record(JournalEntry("at rest"))
    try await clock.sleep(until: clock.now + .seconds(seconds))
  }

  private static func lateness(rounds: Int) async throws {
    let clock = try SystemClock()
    var late: [Int64] = []
    for round in 0..<rounds {
      let due = clock.now + .microseconds(2_000 + (round * 7_919) % 10_000)
      try await clock.sleep(until: due)
      late.append((clock.now - due).microseconds)
    }
    late.sort()
    print(
      "late by (us): least \(late[0]) p50 \(late[rounds / 2]) p99 \(late[rounds * 99 / 100])",
      "most \(late[rounds - 1])")
  }
}
