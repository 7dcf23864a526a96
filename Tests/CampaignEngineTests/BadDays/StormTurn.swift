import CampaignCore
import CampaignStore
import CivilTime
import Support
import Synchronization

/// What happens on a stormy morning besides what befalls requests.
enum StormTurn: Sendable {
  case time(minutes: Int)
  /// The house's clock is set so far ahead of the time outside; behind it where it is less than nothing.
  case clock(ahead: Duration)
  /// Whether the server and we can agree on a protected line.
  case line(isGood: Bool)

  /// The turns of a morning, from eight until all that is planned must be out.
  static func all(of days: BadDays) -> [StormTurn] {
    var generator = days.generator(of: "turns")
    func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    return (0..<20).flatMap { _ -> [StormTurn] in
      let time = StormTurn.time(minutes: number(3..<13))
      switch number(0..<8) {
      // "How far the server's clock may be behind ours": less than five minutes.
      case 0, 1: return [time, .clock(ahead: .seconds(number(-900..<240)))]
      case 2:
        return [time, .line(isGood: false), .time(minutes: number(1..<8)), .line(isGood: true)]
      case _: return [time]
      }
    }
  }
}

/// The time outside a house whose clock may be wrong.
final class OutsideTime: Sendable {
  private let clock: ManualClock
  private let shift = Mutex(Duration.zero)

  init(_ clock: ManualClock) {
    self.clock = clock
  }

  var now: Instant { clock.now - ahead }

  /// How far the house's clock is ahead of it.
  var ahead: Duration { shift.withLock(\.self) }

  /// Sets the house's clock.
  func put(ahead: Duration) {
    let before = shift.withLock { shift in
      defer { shift = ahead }
      return shift
    }
    clock.advance(by: ahead - before)
  }
}

/// Somebody at a server's door with an eye on the house's disk: what comes in must be written down there,
/// as an attempt whose answer has not come.
final class Watch: Sendable {
  private let disk: CampaignStore
  private let name: @Sendable (PreparedPost) -> String
  private let seen = Mutex<[String]>([])

  /// - Parameter disk: opened by itself: what is not on disk is not in it.
  init(_ disk: CampaignStore, name: @escaping @Sendable (PreparedPost) -> String) {
    self.disk = disk
    self.name = name
  }

  var complaints: [String] { seen.withLock(\.self) }

  func see(_ names: [String]) async {
    guard !names.isEmpty else { return }
    let open = try? await disk.read { reading in
      try reading.dispatches(in: .claimed).compactMap { claimed in
        try reading.deliveries(of: claimed.id).last { $0.outcome == nil }?.prepared
      }
    }
    let known = Set((open ?? []).map(name))
    let unknown = names.filter { !known.contains($0) }
    seen.withLock { $0 += unknown.map { "a request for '\($0)' came before it was on disk" } }
  }
}

extension StormyMorning {
  /// Some words, a picture, a thread, an answer and a vote, at times of this seed.
  static func posts(on account: Account, _ days: BadDays) -> [PostRevision] {
    var generator = days.generator(of: "posts")
    var count = 0
    func post(
      _ entry: String, _ minute: Int, _ grace: Duration, media: [Media] = [], poll: Poll? = nil,
      repliesTo parent: PostRevision? = nil
    ) -> PostRevision {
      count += 1
      let plain = Sample.post(
        entry, at: Sample.morning + .seconds(60 * minute), account: account, grace: grace)
      return PostRevision(
        post: plain.post, text: "The drop-in opens at ten. (\(count))", media: media,
        repliesTo: parent?.post.id, author: plain.author, policy: plain.policy, poll: poll,
        location: plain.location)
    }
    func minute(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    func grace() -> Duration { [.seconds(300), .seconds(900), .seconds(2400)][minute(0..<3)] }
    let hello = post("hello", minute(10..<30), grace())
    let (together, patience) = (minute(20..<70), grace())
    let first = post("part-1", together, patience)
    let second = post("part-2", together, patience, media: [.bench()], repliesTo: first)
    let third = post("part-3", together, patience, repliesTo: second)
    let vote =
      account.platform == .bluesky
      ? nil
      : post(
        "vote", minute(15..<90), grace(), poll: Poll(options: ["Tea", "Coffee"], closesAfter: 3600))
    return [
      hello, first, second, third, post("picture", minute(15..<80), grace(), media: [.bench()]),
      post("answer", minute(40..<100), grace(), repliesTo: hello), vote,
      post("last", minute(80..<105), grace()),
    ].compactMap(\.self)
  }
}
