import CampaignCore
import CivilTime
import Support
import Testing

@Suite struct ReviewMachineTests {
  let now = Sample.morning

  func review(
    _ outcome: Severity? = nil, policy: ApprovalPolicy = Sample.everyday,
    at slot: Instant = Sample.nine
  ) -> Review {
    let revision = Sample.post(at: slot)
    let findings = outcome.map { severity in
      [
        Finding(
          rule: "test.rule", severity: severity, field: .text, start: 0, end: 3, reason: "a reason",
          remedy: "a remedy", source: "a source")
      ]
    }
    let verdict = GateVerdict(
      revision: revision.digest, ruleset: Digest(hex: "r"), findings: findings ?? [])
    return Review.opening(revision, verdict: verdict, policy: policy, at: now)
  }

  func approving(
    _ review: Review, by person: Person, policy: ApprovalPolicy = Sample.everyday,
    advice: String? = nil, at moment: Instant = Sample.morning
  ) throws(ReviewRefusal) -> Review {
    try review.applying(
      .approve(by: person, of: review.revision, advice: advice), policy: policy, at: moment)
  }

  @Test func `what the gate passes waits for a person and is approved by one`() throws {
    let waiting = review()
    #expect(waiting.state == .inReview)
    #expect(try approving(waiting, by: Sample.approver).state == .approved)
  }

  @Test func `nobody counts in the quorum of their own post`() {
    #expect(throws: ReviewRefusal.ownPost(author: Sample.author.id)) {
      try approving(review(), by: Sample.author)
    }
  }

  @Test(arguments: [Sample.author, Sample.approver, Sample.clinician, Sample.onCall])
  func `a blocking verdict can be approved by nobody`(person: Person) {
    let blocked = review(.block)
    #expect(blocked.state == .blocked)
    #expect(throws: ReviewRefusal.blocked(rules: ["test.rule"])) {
      try approving(blocked, by: person)
    }
  }

  @Test func `what the gate wants reviewed takes the larger quorum`() throws {
    let one = try approving(review(.review), by: Sample.approver)
    #expect(one.state == .inReview)
    #expect(try approving(one, by: Sample.clinician).state == .approved)
  }

  @Test func `one person with two roles sits on one chair`() throws {
    let alone = try approving(review(.review), by: Sample.clinician)
    #expect(alone.state == .inReview)
    #expect(
      Sample.everyday.missing(after: alone.approvals, for: .review, at: now).values.reduce(0, +)
        == 1)
  }

  @Test func `an approval names the words it read, and other words refuse it`() {
    let other = Digest(hex: String(repeating: "a", count: 64))
    #expect(throws: ReviewRefusal.otherWords(asked: other, current: review().revision)) {
      try review().applying(
        .approve(by: Sample.approver, of: other, advice: nil), policy: Sample.everyday, at: now)
    }
  }

  @Test func `the same person's second yes adds nothing`() throws {
    let one = try approving(review(.review), by: Sample.approver)
    #expect(throws: ReviewRefusal.alreadyApproved(by: Sample.approver.id)) {
      try approving(one, by: Sample.approver)
    }
  }

  @Test func `a person without the role is told which role it takes`() {
    #expect(throws: ReviewRefusal.noRole(person: Sample.onCall.id, wanted: [.approver])) {
      try approving(review(), by: Sample.onCall)
    }
  }

  @Test func `what is not approved by its slot is not approved after it`() {
    #expect(throws: ReviewRefusal.tooLate(slot: Sample.nine)) {
      try approving(review(), by: Sample.approver, at: Sample.nine)
    }
  }

  @Test func `time to stop and think is kept between reading and slot`() {
    let slow = ApprovalPolicy(id: "slow", quorum: [.approver: 1], reflection: .seconds(7200))
    #expect(
      throws: ReviewRefusal.reflection(until: now + .seconds(7200), slot: Sample.nine)
    ) {
      try approving(review(policy: slow), by: Sample.approver, policy: slow)
    }
  }

  @Test(arguments: [nil, "", "  "])
  func `a policy that needs advice takes no yes without it`(advice: String?) {
    let advised = ApprovalPolicy(id: "advised", quorum: [.approver: 1], needsAdvice: true)
    #expect(throws: ReviewRefusal.adviceMissing) {
      try approving(review(policy: advised), by: Sample.approver, policy: advised, advice: advice)
    }
  }

  @Test func `an old approval stops counting where the policy says so`() throws {
    let fresh = ApprovalPolicy(id: "fresh", quorum: [.approver: 1], validFor: .seconds(600))
    let approved = try approving(review(policy: fresh), by: Sample.approver, policy: fresh)
    #expect(fresh.isMet(by: approved.approvals, for: .pass, at: now + .seconds(600)))
    #expect(!fresh.isMet(by: approved.approvals, for: .pass, at: now + .seconds(601)))
  }

  @Test
  func
    `an unattended account is approved by policy when the gate passes or warns, never otherwise`()
  {
    #expect(review(policy: Sample.unattended).state == .approved)
    #expect(review(.warn, policy: Sample.unattended).state == .approved)
    #expect(review(.review, policy: Sample.unattended).state == .inReview)
    #expect(review(.block, policy: Sample.unattended).state == .blocked)
    #expect(!Sample.unattended.isMet(by: [], for: .review, at: now))
  }

  @Test func `approvals given to a kinder verdict do not count for a harsher one`() throws {
    let approved = try approving(review(), by: Sample.approver)
    let harsher = GateVerdict(
      revision: approved.revision, ruleset: Digest(hex: "s"),
      findings: review(.review).verdict.findings)
    let asked = try approved.applying(.examine(harsher), policy: Sample.everyday, at: now)
    #expect(asked.state == .inReview)
  }

  @Test func `a fresh blocking verdict takes every approval away`() throws {
    let approved = try approving(review(), by: Sample.approver)
    let blocking = review(.block).verdict
    let asked = try approved.applying(.examine(blocking), policy: Sample.everyday, at: now)
    #expect(asked.state == .blocked)
    #expect(asked.approvals == [])
  }

  @Test func `a review that waits expires at its slot, an approved one does not`() throws {
    #expect(
      try review().applying(.expire, policy: Sample.everyday, at: Sample.nine).state == .expired)
    let approved = try approving(review(), by: Sample.approver)
    #expect(throws: ReviewRefusal.over(.approved)) {
      try approved.applying(.expire, policy: Sample.everyday, at: Sample.nine)
    }
  }

  @Test func `a rejected revision stays rejected`() throws {
    let rejected = try review().applying(
      .reject(by: Sample.approver, reason: "not ours to say"), policy: Sample.everyday, at: now)
    #expect(throws: ReviewRefusal.over(.rejected)) {
      try approving(rejected, by: Sample.clinician)
    }
  }

  @Test func `every refusal says in a sentence what would be possible`() {
    let refusals: [ReviewRefusal] = [
      .ownPost(author: "a"), .otherWords(asked: Digest(hex: "a"), current: Digest(hex: "b")),
      .blocked(rules: ["id.phone"]), .alreadyApproved(by: "a"),
      .noRole(person: "a", wanted: [.approver]), .noRole(person: "a", wanted: []),
      .adviceMissing, .reflection(until: now, slot: now), .tooLate(slot: now), .over(.expired),
    ]
    #expect(refusals.allSatisfy { $0.description.split(separator: " ").count > 5 })
  }
}
