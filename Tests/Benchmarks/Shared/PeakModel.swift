import CivilTime
import Support

/// Trusts that each write one transaction after the other, on database servers with so many cores and
/// one disk each, which flushes for all that wait for it together; requests that leave from machines
/// with so many cores; platforms that take their time.
struct PeakModel {
  private struct Trust {
    var due: Int
    var onTheWay = 0
    var answered = 0
    var isWriting = false
  }

  fileprivate struct Server {
    var cores: CorePool
    var nextFlush: Int64 = 0
    var busy: Int64 = 0
    var flushes = 0
  }

  private enum Event {
    /// A transaction is on disk.
    case written(trust: Int, claimed: Int)
    case answer(trust: Int)
  }

  private let costs: PeakCosts
  private var trusts: [Trust]
  private var servers: [Server]
  private var daemonCores: CorePool
  private var events = EventQueue<Event>()
  private var generator: SeededGenerator
  private var lateness: [Int64] = []
  private var end: Int64 = 0

  init(
    trusts count: Int, posts: Int, servers: Int, cores: Int, daemonCores: Int, costs: PeakCosts,
    generator: SeededGenerator
  ) {
    self.costs = costs
    self.generator = generator
    trusts = Array(repeating: Trust(due: 0), count: count)
    self.servers = Array(
      repeating: Server(cores: CorePool(cores)), count: servers)
    self.daemonCores = CorePool(daemonCores)
    for _ in 0..<posts { trusts[Int.random(in: 0..<count, using: &self.generator)].due += 1 }
  }

  mutating func run() -> PeakOutcome {
    for trust in trusts.indices { write(trust, at: 0) }
    while let (time, event) = events.next() {
      end = time
      switch event {
      case .written(let trust, let claimed):
        trusts[trust].isWriting = false
        for _ in 0..<claimed { leave(trust, at: time) }
        write(trust, at: time)
      case .answer(let trust):
        trusts[trust].onTheWay -= 1
        trusts[trust].answered += 1
        write(trust, at: time)
      }
    }
    return PeakOutcome(
      lateness: lateness.map(Duration.microseconds), end: .microseconds(end),
      busy: servers.map(\.busy).reduce(0, +), coreTime: end * Int64(servers.count * cores),
      flushes: servers.map(\.flushes).reduce(0, +))
  }

  private var cores: Int { servers.first?.cores.count ?? 1 }

  /// One transaction takes on what there are places for, or writes down the answers that came.
  private mutating func write(_ trust: Int, at time: Int64) {
    guard !trusts[trust].isWriting else { return }
    let claimed = min(trusts[trust].due, costs.places - trusts[trust].onTheWay)
    let settled = claimed > 0 ? 0 : trusts[trust].answered
    guard claimed + settled > 0 else { return }
    trusts[trust].isWriting = true
    trusts[trust].due -= claimed
    trusts[trust].onTheWay += claimed
    trusts[trust].answered -= settled
    // Half of what a post costs is its claim, half its receipt.
    let work = Int64(
      costs.databaseATransaction + (claimed + settled) * costs.databaseAPost / 2)
    let server = trust % servers.count
    let done = servers[server].work(work, from: time)
    events.add(
      .written(trust: trust, claimed: claimed),
      at: servers[server].flush(after: done, taking: Int64(costs.flush)))
  }

  private mutating func leave(_ trust: Int, at time: Int64) {
    let gone = daemonCores.work(Int64(costs.daemonAPost), from: time)
    lateness.append(gone)
    let answer = Int64.random(
      in: Int64(costs.answer / 2)...Int64(costs.answer * 3 / 2), using: &generator)
    events.add(.answer(trust: trust), at: gone + answer)
  }
}

extension PeakModel.Server {
  /// - Returns: when it is done.
  fileprivate mutating func work(_ time: Int64, from start: Int64) -> Int64 {
    busy += time
    return cores.work(time, from: start)
  }

  /// What comes while the disk is busy goes with the next flush, together.
  /// - Returns: when it is on disk.
  fileprivate mutating func flush(after done: Int64, taking time: Int64) -> Int64 {
    if done <= nextFlush { return nextFlush + time }
    nextFlush = max(done, nextFlush + time)
    flushes += 1
    return nextFlush + time
  }
}

/// What came of a simulated morning.
struct PeakOutcome {
  let lateness: [Duration]
  let end: Duration
  let busy: Int64
  let coreTime: Int64
  let flushes: Int

  var line: String {
    let sorted = lateness.sorted()
    guard let last = sorted.last else { return "nothing was due" }
    return "p50 \(sorted[sorted.count / 2].inWords), "
      + "p99 \(sorted[min(sorted.count - 1, sorted.count * 99 / 100)].inWords), "
      + "last \(last.inWords); settled \(end.inWords); "
      + "database cores \(busy * 100 / max(coreTime, 1)) % busy, \(flushes) flushes"
  }
}
