import CampaignCore
import CivilTime
import Testing

/// A platform that counts the posts of all our accounts together.
@Suite struct PlatformTrafficTests {
  private let now = Instant("2027-02-04T09:00:00Z")!

  private func traffic(_ remaining: Int..., renewsIn: Duration = .seconds(3600)) -> PlatformTraffic
  {
    remaining.reduce(into: PlatformTraffic()) { traffic, remaining in
      traffic.hear(Allowance(remaining: remaining, renewsIn: renewsIn), at: now)
    }
  }

  @Test func `one that has said nothing sets no limit`() {
    #expect(PlatformTraffic().places(underWay: 9, at: now) == nil)
    #expect(PlatformTraffic().pausedUntil == nil)
  }

  @Test func `what is on its way to any account takes a place`() {
    #expect(traffic(5).places(underWay: 3, at: now) == 2)
    #expect(traffic(5).places(underWay: 7, at: now) == 0)
  }

  @Test func `a spent day ends when the platform counts anew`() {
    let spent = traffic(0)
    #expect(spent.pausedUntil == now + .seconds(3600))
    #expect(spent.places(underWay: 0, at: now + .seconds(3599)) == 0)
    #expect(spent.places(underWay: 0, at: now + .seconds(3600)) == nil)
  }

  @Test func `an answer that took longer gives back nothing that was taken since`() {
    #expect(traffic(2, 3).places(underWay: 0, at: now) == 2)
  }

  @Test func `a new day counts anew`() {
    var traffic = traffic(0)
    traffic.hear(Allowance(remaining: 100, renewsIn: .seconds(86_400)), at: now + .seconds(10))
    #expect(traffic.pausedUntil == nil)
    #expect(traffic.places(underWay: 0, at: now + .seconds(10)) == 100)
  }
}
