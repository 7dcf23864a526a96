import ArgumentParser
import CivilTime
import Foundation
import Support

/// What the daemon uses while nothing is due.
struct Rest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The daemon with nothing due: its memory, and what wakes it up.")

  @OptionGroup var stage: StageOptions
  @Option(help: "Seconds to watch, and as many with strace.") var seconds = 60

  func run() async throws {
    let player = try await InstantPlayer.start()
    let stage = try Stage(stage, server: player.address)
    defer { stage.leave() }
    let now = Instant(seconds: Instant.rightNow.seconds)
    try stage.write((1...50).map { now + .seconds(3600 * $0) })
    let daemon = try await stage.startDaemon(before: .distantFuture, expecting: 50)
    try await Task.sleep(for: .seconds(3))
    let before = Wakeups(of: daemon.id)
    try await Task.sleep(for: .seconds(seconds))
    let after = Wakeups(of: daemon.id)
    let usage = daemon.usage
    // Not at the same time: who is watched by strace goes to sleep twice for each call.
    let calls = try await SystemCalls.watching(daemon.id, for: seconds)
    try await daemon.stop()

    Table("the daemon at rest, \(seconds) s, 50 posts planned, none due") {
      ("memory", usage.memory)
      ("threads", "\(after.counts.count)")
      ("wake-ups", "\(after.count(since: before))")
      ("system calls", calls.count.map(String.init) ?? "strace is not installed")
      ("bars", "under 60 MB, no wake-ups but due timers")
    }.print()
    if let said = calls.said { print("\n\(said)") }
  }
}

/// How often the threads of a process have gone to sleep, which each does once for each waking.
struct Wakeups {
  /// Of each thread, by its number.
  let counts: [String: Int]

  init(of process: Int32) {
    let tasks =
      (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    counts = tasks.reduce(into: [:]) { counts, task in
      let status = try? String(
        contentsOfFile: "/proc/\(process)/task/\(task)/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt") }
      counts[task] = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
  }

  /// Of the threads that are there still.
  func count(since before: Wakeups) -> Int {
    counts.reduce(0) { $0 + $1.value - before.counts[$1.key, default: 0] }
  }
}

/// What `strace -c` counts.
struct SystemCalls {
  /// Nil where strace is not installed.
  let count: Int?
  /// Its own table, where there is anything in it.
  let said: String?

  /// Watches a process for so many seconds.
  static func watching(_ process: Int32, for seconds: Int) async throws -> SystemCalls {
    let strace = "/usr/bin/strace"
    guard FileManager.default.isExecutableFile(atPath: strace) else {
      return SystemCalls(count: nil, said: nil)
    }
    let said = try await Support.run(
      URL(fileURLWithPath: "/usr/bin/timeout"),
      ["-s", "TERM", "\(seconds)", strace, "-f", "-c", "-p", "\(process)"]
    ).errors
    let table = said.split(separator: "\n").drop { !$0.hasPrefix("%") }
    return SystemCalls(
      count: try calls(in: Array(table)), said: table.isEmpty ? nil : table.joined(separator: "\n"))
  }

  /// The sum of the table, which is empty where nothing was called: its numbers end where the names of
  /// their columns do, and not every strace fills every column of the last row.
  private static func calls(in table: [Substring]) throws -> Int {
    guard let names = table.first, let sum = table.last(where: { $0.hasSuffix(" total") }) else {
      return 0
    }
    guard let column = names.range(of: "calls"), let before = names.range(of: "usecs/call"),
      let calls = Int(
        sum.dropFirst(names.distance(from: names.startIndex, to: before.upperBound))
          .prefix(names.distance(from: before.upperBound, to: column.upperBound))
          .filter { $0 != " " })
    else { throw BenchmarkFailure("strace's table cannot be read:\n\(sum)") }
    return calls
  }
}
