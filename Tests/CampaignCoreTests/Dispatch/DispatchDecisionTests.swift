import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

@Suite struct DispatchDecisionTests {
  func due(
    _ revision: PostRevision = Sample.post(at: Sample.nine), state: Review.State = .approved,
    date: DateStatus = .confirmed, account: Account? = Sample.mastodon
  ) -> DuePost {
    var review = Review.opening(
      revision, verdict: pass(revision), policy: Sample.everyday, at: Sample.morning)
    review.state = state
    review.approvals = [
      Approval(
        revision: revision.digest, approver: Sample.approver.id, roles: [.approver],
        at: Sample.morning, advice: nil)
    ]
    return DuePost(
      dispatch: Dispatch(
        post: revision.post.id, revision: revision.digest, account: revision.post.account,
        slot: revision.post.slot),
      revision: revision, review: review, dateStatus: date, policy: Sample.everyday,
      account: account)
  }

  func pass(_ revision: PostRevision) -> GateVerdict {
    GateVerdict(revision: revision.digest, ruleset: Digest(hex: "r"), findings: [])
  }

  func hold(_ scope: Hold.Scope, spares: String? = nil, until: Instant? = nil) -> Hold {
    Hold(
      id: "h", scope: scope, spares: spares, reason: "major incident", placedBy: "on-call",
      placedAt: Sample.nine - .seconds(1), until: until)
  }

  func decision(_ due: DuePost, holds: [Hold] = [], at now: Instant = Sample.nine)
    -> DispatchDecision
  {
    due.decision(holds: holds, verdict: pass(due.revision), at: now)
  }

  @Test func `an approved post leaves at its slot`() {
    #expect(decision(due()) == .publish)
  }

  @Test func `nothing leaves a microsecond before its slot`() {
    let early = Sample.nine - .microseconds(1)
    #expect(decision(due(), at: early) == .wait(until: Sample.nine))
  }

  @Test func `a post may leave at its deadline and is missed just after it`() {
    let deadline = Sample.nine + .seconds(900)
    #expect(decision(due(), at: deadline) == .publish)
    #expect(
      decision(due(), at: deadline + .microseconds(1)) == .miss(.late(by: .microseconds(1))))
  }

  @Test(arguments: [DateStatus.provisional, .cancelled, .paused])
  func `nothing leaves on a date that is not confirmed`(status: DateStatus) {
    #expect(decision(due(date: status)) == .miss(.unconfirmed(status)))
  }

  @Test func `a hold placed in the second before the slot wins`() {
    let everything = hold(.everything)
    #expect(decision(due(), holds: [everything]) == .hold(everything))
  }

  @Test func `a hold keeps back what it covers and nothing else`() {
    let others: [Hold.Scope] = [.campaign("other"), .account("other"), .unit("other")]
    #expect(decision(due(), holds: others.map { hold($0) }) == .publish)
    let ward = Sample.post(at: Sample.nine, unit: "Rowan Ward")
    #expect(
      decision(due(ward), holds: [hold(.unit("Rowan Ward"))]) == .hold(hold(.unit("Rowan Ward"))))
  }

  @Test func `a hold of a tweetchat keeps back its parts and nothing else of its campaign`() {
    let chat = hold(.campaign("week", chat: "chat"))
    let others = ["hello", "chat", "chat-2-q1", "chat-q", "chat-welcome1", "chat-ribbon2", "-q1"]
    for other in others {
      #expect(decision(due(Sample.post(other, at: Sample.nine)), holds: [chat]) == .publish)
    }
    for part in ["chat-welcome", "chat-q1", "chat-q12", "chat-extra1", "chat-closing"] {
      #expect(decision(due(Sample.post(part, at: Sample.nine)), holds: [chat]) == .hold(chat))
    }
    let elsewhere = hold(.campaign("other", chat: "chat"))
    let question = Sample.post("chat-q1", at: Sample.nine)
    #expect(decision(due(question), holds: [elsewhere]) == .publish)
  }

  @Test func `a version before holds of tweetchats reads one as a hold of the whole campaign`()
    throws
  {
    enum Before: Hashable, Codable {
      case campaign(Campaign.ID)
    }
    let written = try JSONEncoder().encode(Hold.Scope.campaign("week", chat: "chat"))
    #expect(try JSONDecoder().decode(Before.self, from: written) == .campaign("week"))
    let before = try JSONEncoder().encode(Before.campaign("week"))
    #expect(try JSONDecoder().decode(Hold.Scope.self, from: before) == .campaign("week"))
  }

  @Test func `a hold spares the posts it was told to spare`() {
    let safety = Sample.post(at: Sample.nine, priority: "patient-safety")
    #expect(decision(due(safety), holds: [hold(.everything, spares: "patient-safety")]) == .publish)
  }

  @Test func `a hold that has run out keeps nothing back`() {
    #expect(decision(due(), holds: [hold(.everything, until: Sample.nine)]) == .publish)
  }

  @Test(arguments: Review.State.allCases.filter { $0 != .approved })
  func `nothing leaves that is not approved at that moment`(state: Review.State) {
    #expect(decision(due(state: state)) == .cancel(state))
  }

  @Test func `a gate that says no at the last moment sends it back to the people`() {
    let finding = Finding(
      rule: "id.phone", severity: .block, field: .text, start: 0, end: 1, reason: "r", remedy: "m",
      source: "s")
    let due = due()
    let verdict = GateVerdict(
      revision: due.revision.digest, ruleset: Digest(hex: "new"), findings: [finding])
    #expect(due.decision(holds: [], verdict: verdict, at: Sample.nine) == .returnToReview(verdict))
  }

  @Test func `a post whose account is gone is missed, not sent elsewhere`() {
    #expect(decision(due(account: nil)) == .miss(.noAccount))
  }

  @Test func `an embargo keeps a post back beyond its slot`() {
    let revision = PostRevision(
      post: Sample.post(at: Sample.nine).post, text: "Results", author: Sample.author.id,
      notBefore: Sample.nine + .seconds(60), policy: Sample.everyday.id,
      location: SourceLocation(file: "f", line: 1, column: 1))
    #expect(decision(due(revision)) == .wait(until: Sample.nine + .seconds(60)))
  }
}
