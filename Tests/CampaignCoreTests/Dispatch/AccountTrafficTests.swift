import CampaignCore
import CivilTime
import Testing

/// How many posts may be on their way to one account.
@Suite struct AccountTrafficTests {
  private let now = Instant("2027-02-04T09:00:00Z")!
  private let receipt = Receipt(id: "1", url: nil)

  private func fails(
    _ kind: PublishFailure.Kind, after wait: Duration? = nil
  ) -> Result<Receipt, PublishFailure> {
    .failure(PublishFailure(kind, "a bad day", retryAfter: wait))
  }

  private func traffic(_ results: [Result<Receipt, PublishFailure>]) -> AccountTraffic {
    results.reduce(into: AccountTraffic()) { traffic, result in
      traffic.begin()
      traffic.end(of: 1, result, nil, jitter: { $0 }, at: now)
    }
  }

  @Test func `each post on its way takes a place, and gives it back`() {
    var traffic = AccountTraffic()
    for _ in 0..<3 { traffic.begin() }
    #expect(traffic.places(of: 4, at: now) == 1)
    traffic.end(of: 1, .success(receipt), nil, jitter: { $0 }, at: now)
    #expect(traffic.places(of: 4, at: now) == 2)
  }

  @Test func `a server that asks us to wait gets nothing until then`() {
    let traffic = traffic([fails(.wait, after: .seconds(600))])
    #expect(traffic.places(of: 4, at: now + .seconds(599)) == 0)
    #expect(traffic.places(of: 4, at: now + .seconds(600)) == 4)
  }

  @Test func `after three failures in a row one post at a time asks whether it is back`() {
    let broken = traffic([fails(.notSent), fails(.unknown), fails(.notSent)])
    #expect(broken.isBroken)
    #expect(broken.places(of: 4, at: now) == 0)
    var asking = broken
    #expect(asking.places(of: 4, at: now + .seconds(1)) == 1)
    asking.begin()
    #expect(asking.places(of: 4, at: now + .seconds(1)) == 0)
    asking.end(of: 1, .success(receipt), nil, jitter: { $0 }, at: now + .seconds(1))
    #expect(asking.places(of: 4, at: now + .seconds(1)) == 4)
  }

  @Test func `the pauses of a dead server grow, to five minutes at most`() throws {
    var traffic = AccountTraffic()
    var pauses: [Duration] = []
    for _ in 0..<14 {
      let moment = traffic.pausedUntil ?? now
      traffic.begin()
      traffic.end(of: 1, fails(.notSent), nil, jitter: { $0 }, at: moment)
      if let until = traffic.pausedUntil { pauses.append(until - moment) }
    }
    #expect(pauses.first == .seconds(1))
    #expect(pauses.last == .seconds(300))
    #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: [PublishFailure.Kind.notSent, .unknown, .wait])
  func `what was on its way together fails together, and makes one pause`(
    kind: PublishFailure.Kind
  ) throws {
    let broken = traffic(Array(repeating: fails(kind), count: 128))
    let until = try #require(broken.pausedUntil)
    #expect(until - now == .seconds(1))
    #expect(broken.places(of: 4, at: until) >= 1)
  }

  @Test func `an answer ends the pause of a server that seemed to be down`() {
    var traffic = traffic(Array(repeating: fails(.unknown), count: 8))
    #expect(traffic.places(of: 4, at: now) == 0)
    traffic.begin()
    traffic.end(of: 1, .success(receipt), nil, jitter: { $0 }, at: now)
    #expect(traffic.places(of: 4, at: now) == 4)
  }

  @Test func `an answer does not end a pause that the server asked for`() {
    var traffic = traffic([fails(.wait, after: .seconds(600))])
    traffic.begin()
    traffic.end(of: 1, .success(receipt), nil, jitter: { $0 }, at: now)
    #expect(traffic.places(of: 4, at: now + .seconds(599)) == 0)
  }

  @Test(arguments: [Leave.failure, Leave.recalled])
  func `posts that were not let out say nothing of the server`(failure: PublishFailure) {
    let traffic = traffic(Array(repeating: .failure(failure), count: 128))
    #expect(!traffic.isBroken)
    #expect(traffic.places(of: 4, at: now) == 4)
  }

  @Test(arguments: [PublishFailure.Kind.notSent, .wait])
  func `a clock that is set back far makes no pause longer`(kind: PublishFailure.Kind) {
    let failures = Array(repeating: fails(kind), count: 3) + [fails(.wait, after: .seconds(60))]
    var traffic = traffic(failures)
    let before = now - .seconds(3 * 86_400)
    #expect(traffic.places(of: 4, at: before) > 0)
    for _ in 1...3 {
      traffic.begin()
      traffic.end(of: 1, fails(kind), nil, jitter: { $0 }, at: before)
    }
    #expect(traffic.places(of: 4, at: before) == 0)
  }

  @Test func `no server is left alone for more than a day without being asked again`() {
    let traffic = traffic([fails(.wait, after: .seconds(10 * 86_400))])
    #expect(traffic.places(of: 4, at: now + .seconds(86_399)) == 0)
    #expect(traffic.places(of: 4, at: now + .seconds(86_400)) == 4)
  }

  @Test func `a refusal is an answer: the server is not down`() {
    #expect(
      !traffic([fails(.notSent), fails(.notSent), fails(.refused), fails(.notSent)]).isBroken)
  }

  @Test func `no more leave than the server said it takes`() {
    var traffic = AccountTraffic()
    traffic.begin()
    traffic.end(
      of: 1, .success(receipt), Allowance(remaining: 2, renewsIn: .seconds(60)), jitter: { $0 },
      at: now)
    #expect(traffic.places(of: 4, at: now) == 2)
    #expect(traffic.places(of: 4, at: now + .seconds(60)) == 4)
    traffic.begin()
    traffic.end(
      of: 1, .success(receipt), Allowance(remaining: 0, renewsIn: .seconds(60)), jitter: { $0 },
      at: now)
    #expect(traffic.places(of: 4, at: now) == 0)
  }

  /// A server that said 3 for the next minute, and then something else.
  private func traffic(
    hearing remaining: Int, renewsIn seconds: Int, at moment: Instant
  ) -> AccountTraffic {
    var traffic = AccountTraffic()
    for (said, moment) in [
      (Allowance(remaining: 3, renewsIn: .seconds(60)), now),
      (Allowance(remaining: remaining, renewsIn: .seconds(seconds)), moment),
    ] {
      traffic.begin()
      traffic.end(of: 1, .success(receipt), said, jitter: { $0 }, at: moment)
    }
    return traffic
  }

  @Test(arguments: [
    // Answers that overtook each other, with clocks that differ a little.
    (5, 60, 3), (5, 56, 3), (5, 64, 3), (1, 60, 1), (1, 56, 1), (1, 64, 1),
    // It counts anew only later.
    (5, 70, 5), (1, 70, 1),
    // Of a time that is over, or nearly.
    (5, 50, 3), (1, 50, 3),
  ])
  func `until a server counts anew the least that it said stands`(
    remaining: Int, renewsIn: Int, stands: Int
  ) {
    let traffic = traffic(hearing: remaining, renewsIn: renewsIn, at: now)
    #expect(traffic.places(of: 9, at: now) == stands)
  }

  @Test func `once a server has counted anew, what it says then stands`() {
    let later = now + .seconds(61)
    #expect(traffic(hearing: 5, renewsIn: 1, at: later).places(of: 9, at: later) == 5)
  }

  @Test func `what a server said of its limit stands until then, and is not said again by silence`()
  {
    var traffic = AccountTraffic()
    traffic.begin()
    traffic.end(
      of: 1, .success(receipt), Allowance(remaining: 0, renewsIn: .seconds(60)), jitter: { $0 },
      at: now)
    traffic.begin()
    traffic.end(of: 1, fails(.notSent), nil, jitter: { $0 }, at: now + .seconds(50))
    #expect(traffic.places(of: 4, at: now + .seconds(59)) == 0)
    #expect(traffic.places(of: 4, at: now + .seconds(60)) == 4)
  }
}
