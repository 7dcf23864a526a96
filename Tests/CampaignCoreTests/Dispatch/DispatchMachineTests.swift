import CampaignCore
import CivilTime
import Support
import Testing

@Suite struct DispatchMachineTests {
  static let events: [DispatchEvent] = [
    .claim(lease: Sample.nine), .accept, .refuse, .postpone(until: Sample.nine), .lose, .hold,
    .miss,
    .cancel, .retract, .reinstate,
  ]

  @Test func `a post that is out can only be taken down`() {
    let next = Self.events.compactMap { Dispatch.state(after: .delivered, $0) }
    #expect(next == [.retracted])
  }

  @Test(arguments: [Dispatch.State.failed, .missed, .retracted])
  func `what has ended stays ended`(state: Dispatch.State) {
    #expect(Self.events.allSatisfy { Dispatch.state(after: state, $0) == nil })
  }

  @Test func `only a claimed or uncertain dispatch can be delivered`() {
    let states = Dispatch.State.allCases.filter { Dispatch.state(after: $0, .accept) != nil }
    #expect(states == [.claimed, .uncertain])
  }

  @Test func `what a hold kept back past its slot never leaves by itself`() {
    let next = Self.events.compactMap { Dispatch.state(after: .held, $0) }
    #expect(Set(next) == [.missed, .cancelled])
  }

  @Test func `each claim counts one attempt and carries its lease`() throws {
    let revision = Sample.post(at: Sample.nine)
    let fresh = Dispatch(
      post: revision.post.id, revision: revision.digest, account: revision.post.account,
      slot: revision.post.slot)
    let claimed = try fresh.applying(.claim(lease: Sample.nine + .seconds(60)))
    #expect(claimed.attempt == 1)
    #expect(claimed.leaseUntil == Sample.nine + .seconds(60))
    #expect(try claimed.applying(.lose).leaseUntil == nil)
  }

  @Test func `a dispatch is never postponed to before its slot`() throws {
    let revision = Sample.post(at: Sample.nine)
    let fresh = Dispatch(
      post: revision.post.id, revision: revision.digest, account: revision.post.account,
      slot: revision.post.slot)
    #expect(try fresh.applying(.postpone(until: Sample.morning)).notBefore == Sample.nine)
  }
}
