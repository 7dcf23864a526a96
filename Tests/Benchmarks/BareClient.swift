import CivilTime
import Foundation
import GRDB
import Support

/// A bare C program that keeps campaignd's promise and does nothing else (Bare/main.c): what it costs
/// on this machine to have each attempt and each answer on disk.
struct BareClient {
  private let path: String
  private let store: String

  /// - Parameter folder: where its store goes, on the disk of the daemon that it stands beside.
  init(in folder: String) throws {
    path = try program("bare-client")
    store = "\(folder)/bare.sqlite"
  }

  /// What came of one run.
  struct Run {
    /// From each post's slot to its arrival, in the order of arrival.
    let lateness: [Duration]
    /// From its start to the first arrival.
    let toFirst: Duration
    let processorTime: Duration
    let kilobytesAtMost: Int
  }

  /// Sends as many posts as there are slots, and ends.
  /// - Parameters:
  ///   - pending: how many more its store has, due in a year.
  ///   - connections: how many requests are on their way at a time; 128 as campaignd has it for each
  ///     account.
  func carry(_ slots: [Instant], pending: Int = 0, connections: Int = 128) async throws -> Run {
    try await fill(slots, pending)
    let player = try await InstantPlayer.start()
    let port = player.address.split(separator: ":").last.map(String.init) ?? ""
    let started = Instant.rightNow
    let outcome = try await Support.run(
      URL(fileURLWithPath: path), [store, port, "\(connections)", "\(slots.count)"])
    let used = outcome.output.split { $0.isWhitespace }.compactMap { Int($0) }
    let arrivals = player.arrivals.sorted()
    guard outcome.status == 0, used.count == 2, arrivals.count == slots.count,
      player.tally.repeated == 0
    else {
      throw BenchmarkFailure(
        "\(arrivals.count) of \(slots.count) posts arrived from bare-client: \(outcome.errors)")
    }
    return Run(
      lateness: zip(arrivals, slots.sorted()).map { $0 - $1 }, toFirst: arrivals[0] - started,
      processorTime: .microseconds(Int64(used[0])), kilobytesAtMost: used[1])
  }

  private func fill(_ slots: [Instant], _ pending: Int) async throws {
    let database = try DatabaseQueue(path: store)
    try await database.write { db in
      try db.execute(sql: BareClient.schema)
      let insertion = try db.makeStatement(
        sql: "insert into post (due, state, body) values (?, 0, ?)")
      for (number, slot) in slots.enumerated() {
        let body = try String(
          decoding: JSONEncoder().encode(["status": SamplePosts.text(number)]), as: UTF8.self)
        try insertion.execute(arguments: [slot.microseconds, body])
      }
      try db.execute(
        sql: """
          with recursive n(n) as (select 1 union all select n + 1 from n where n < ?1)
          insert into post (due, state, body)
            select ?2 + n, 0, post.body from n, post where post.id = 1 and n <= ?1
          """,
        arguments: [pending, (Instant.rightNow + .seconds(31_536_000)).microseconds])
    }
    try database.close()
  }

  private static let schema = """
    create table post (
      id integer primary key, due integer not null, state integer not null, body text not null,
      attempted integer, answered integer, receipt text);
    create index post_next on post (due) where state = 0;
    """
}

/// A program of the package: the one built beside this one, or that at a path.
/// - Throws: a sentence with the command that builds it, where it is not there.
func program(_ name: String, at path: String? = nil) throws -> String {
  let beside = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: name).path
  let path = path ?? beside
  guard FileManager.default.isExecutableFile(atPath: path) else {
    throw BenchmarkFailure(
      "there is no \(name) at \(path); "
        + "swift build -c release --static-swift-stdlib --product \(name)")
  }
  return path
}

extension BareClient.Run {
  func processorTime(over posts: Int) -> String {
    "\(processorTime.inWords): \(processorTime.microseconds / Int64(max(posts, 1))) µs a post"
  }
}

extension [Duration] {
  /// How long the last of these took, as a multiple of another's last.
  func ratio(to other: [Duration]) -> String {
    guard let own = self.max(), let last = other.max(), last > .zero else { return "nothing" }
    let tenths = own.microseconds * 10 / last.microseconds
    return "takes \(tenths / 10).\(tenths % 10) times as long"
  }
}
