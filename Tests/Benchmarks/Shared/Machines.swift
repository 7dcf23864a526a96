import CivilTime
import Foundation
import Support

/// Machines that work for one trust on one database, each with a folder of its own; here they are all
/// this one.
struct Machines {
  let server: RealPostgreSQL
  /// The trust's schema.
  let trust: String
  let stages: [Stage]

  /// - Parameters:
  ///   - server: the database server.
  ///   - trust: a schema that nobody else uses.
  ///   - address: where the machines find the server, where that is not where we find it.
  init(
    _ options: StageOptions, on server: RealPostgreSQL, trust: String, count: Int,
    address: String? = nil
  ) throws {
    self.server = server
    self.trust = trust
    let store = """
      store: \(address ?? server.address)
      tenant: \(trust)
      takeover-after: 45 seconds
      """
    stages = try (1...count).map {
      try Stage(options, server: "http://127.0.0.1:1", machine: "-\(trust)-\($0)", store: store)
    }
  }

  func write(_ text: String, to file: String) throws {
    for stage in stages { try stage.write(text, to: file) }
  }

  /// A burst, in the folder of each.
  func writeBurst(_ posts: Int, accounts: Int, server: String, at slot: Instant) throws {
    for (file, text) in StageFiles.burst(posts, accounts: accounts, server: server, at: slot) {
      try write(text, to: file)
    }
  }

  /// Starts a daemon on each machine: the first takes the posts in.
  func start(before slot: Instant, expecting posts: Int) async throws -> [MeasuredDaemon] {
    var daemons: [MeasuredDaemon] = []
    do {
      for stage in stages {
        daemons.append(try await MeasuredDaemon.start(stage.campaignd, in: stage))
        guard daemons.count == 1 else { continue }
        let scheduled = try await count("state = 'scheduled'")
        guard scheduled == posts else {
          throw BenchmarkFailure("\(scheduled) of \(posts) posts are scheduled")
        }
      }
      guard Instant.rightNow + .seconds(1) < slot else {
        throw BenchmarkFailure(
          "the daemons were ready too late for the slot; give them more with --lead")
      }
    } catch {
      for daemon in daemons { try await daemon.stop() }
      throw error
    }
    return daemons
  }

  /// How many dispatches there are of a kind.
  func count(_ condition: String) async throws -> Int {
    try await number("select count(*) from \(trust).dispatch where \(condition)")
  }

  /// A number that the database knows.
  func number(_ question: String) async throws -> Int {
    let said = try await server.sql(question).filter { $0.isNumber || $0 == "-" }
    return Int(said) ?? 0
  }

  /// When the last answer came to disk.
  func lastEnd() async throws -> Instant? {
    let end = try await number("select coalesce(max(ended), 0) from \(trust).delivery")
    return end == 0 ? nil : Instant(microseconds: Int64(end))
  }

  /// When the last answer came to a post that was first tried since then.
  func lastEnd(ofFirstAttemptsSince moment: Instant) async throws -> Instant? {
    let end = try await number(
      """
      select coalesce(max(ended), 0) from \(trust).delivery
        where attempt = 1 and began >= \(moment.microseconds)
      """)
    return end == 0 ? nil : Instant(microseconds: Int64(end))
  }

  /// Finds that a person was asked to look at the post of a dispatch.
  var askedFor: String {
    """
    select 1 from \(trust).audit where audit.subject = dispatch.post
      and did = 'dispatch.uncertain' and detail like '%"needs":%'
    """
  }

  /// The posts that a person was asked to look at, and whose fate is still open.
  func parked() async throws -> [String] {
    try await server.sql(
      """
      select distinct post from \(trust).dispatch
        where state = 'uncertain' and exists (\(askedFor))
      """
    ).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Puts the journals, and what the store says of the posts that nobody settled, beside the folders.
  func keepWhatHappened() async throws {
    let open =
      "state in ('scheduled', 'claimed') or state = 'uncertain' and not exists (\(askedFor))"
    let said = try await server.sql(
      """
      select * from \(trust).dispatch where \(open);
      select * from \(trust).delivery where dispatch in
        (select id from \(trust).dispatch where \(open)) order by dispatch, attempt;
      select number, at, who, did, subject, detail from \(trust).audit where subject in
        (select post from \(trust).dispatch where \(open)) order by subject, number;
      """)
    for stage in stages {
      let kept = "\(stage.folder).kept"
      let journal = try String(contentsOfFile: stage.journal, encoding: .utf8)
      try (journal + "\n" + said).write(toFile: kept, atomically: true, encoding: .utf8)
    }
  }

  func leave() {
    for stage in stages { stage.leave() }
  }
}

/// Returns once something is so, or the patience is over; says whether it is.
func wait(
  _ patience: Duration, lookingEvery pause: Duration = .milliseconds(50),
  until isThere: () async throws -> Bool
) async throws -> Bool {
  let end = Instant.rightNow + patience
  while try await !isThere() {
    guard Instant.rightNow < end else { return false }
    try await Task.sleep(for: pause)
  }
  return true
}

/// What the machine had to do before the measurement began.
var loadBefore: String {
  let words = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
  return words.split(separator: " ").prefix(2).joined(separator: ", ")
}
