import CampaignCore
import CampaignStore
import CivilTime
import Support
import Testing

/// Whatever is written comes back as it was, from every database.
@Suite struct RecordTripTests {
  let revision = PostRevision(
    post: Sample.post(at: Sample.nine).post, text: "Line one\nTwo: “naïve” ' \" \\ $1 💙",
    media: [
      Media(
        file: "media/a.png", digest: .ofBytes([1]), mimeType: "image/png", size: 1, alt: "A door.")
    ],
    link: "https://trust.example/a", spoiler: "grief", language: "cy",
    repliesTo: "week/2027/before/2027-02-04/trust-mastodon", author: Sample.author.id,
    unit: "Rowan Ward", priority: "patient-safety", consent: "C-17",
    notBefore: Sample.nine + .microseconds(1), policy: Sample.everyday.id,
    location: SourceLocation(file: "campaigns/week.yaml", line: 9, column: 5))

  var review: Review {
    Review.opening(
      revision, verdict: Sample.verdict(on: revision, .review), policy: Sample.everyday,
      at: Sample.morning)
  }

  @Test(arguments: Backend.available)
  func `a revision and its review come back as they were`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    let (revision, review) = (revision, review)
    try await store.admit(revision, review)
    let found = try await store.read {
      (try $0.revision(revision.digest), try $0.review(revision.digest))
    }
    #expect(found.0 == revision)
    #expect(found.1 == review)
    #expect(try await store.read { try $0.revisions(of: revision.post.id) } == [revision])
  }

  @Test(arguments: Backend.available)
  func `approvals come back with roles and advice`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    let (revision, review) = (revision, review)
    try await store.admit(revision, review)
    var approved = review
    approved.state = .approved
    approved.approvals = [
      Approval(
        revision: revision.digest, approver: "consultant", roles: [.approver, .clinicalReviewer],
        at: Sample.morning, advice: "Dr A: fine"),
      Approval(
        revision: revision.digest, approver: "head-of-comms", roles: [.approver],
        at: Sample.morning + .seconds(1), advice: nil),
    ]
    let after = approved
    _ = try await store.write(at: Sample.morning) {
      try $0.save(after, before: review, AuditNote(.approved, revision.post.id.text))
    }
    #expect(try await store.read { try $0.review(revision.digest) } == approved)
    let back = review
    _ = try await store.write(at: Sample.morning) {
      try $0.save(back, before: after, AuditNote(.changesRequested, revision.post.id.text))
    }
    #expect(try await store.read { try $0.review(revision.digest) } == review)
  }

  @Test(arguments: Backend.available)
  func `a dispatch comes back in every state`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    for state in Dispatch.State.allCases {
      let post = Sample.post(state.rawValue, at: Sample.nine)
      let dispatch = Dispatch(
        post: post.post.id, revision: post.digest, account: post.post.account,
        slot: post.post.slot, state: state, attempt: 3, notBefore: Sample.nine + .seconds(5),
        leaseUntil: Sample.nine + .seconds(7))
      try await store.schedule(dispatch)
      #expect(try await store.read { try $0.dispatch(dispatch.id) } == dispatch)
      #expect(try await store.read { try $0.dispatches(of: post.post.id) } == [dispatch])
    }
    for state in [Dispatch.State.claimed, .uncertain, .held] {
      #expect(try await store.read { try $0.dispatches(in: state).map(\.state) } == [state])
    }
    let counts = try await store.read { try $0.dispatchCounts() }
    #expect(counts == Dictionary(uniqueKeysWithValues: Dispatch.State.allCases.map { ($0, 1) }))
  }

  @Test(arguments: Backend.available, [["no \"picture\""], []])
  func `an attempt comes back before and after its answer`(
    backend: Backend, remarks: [String]
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let dispatch = try await store.scheduled(Sample.post(at: Sample.nine))
    let receipt = Receipt(
      id: "1", url: "https://s.example/1", reference: "cid", remarks: remarks)
    let prepared = PreparedPost(
      dispatch: dispatch.id, key: "k'1", body: "{\"text\":\"a / 💙 \\n\u{1}\"}\n",
      stamp: Sample.nine, media: [])
    let begun = Delivery(
      dispatch: dispatch.id, attempt: 1, prepared: prepared, began: Sample.nine,
      lateness: .microseconds(12))
    _ = try await store.write(at: Sample.nine) {
      let claimed = try dispatch.applying(.claim(lease: Sample.nine + .seconds(120)))
      try $0.begin(begun, claimed, AuditNote(.attempted, dispatch.post.text))
    }
    #expect(try await store.read { try $0.deliveries(of: dispatch.id) } == [begun])
    let later = Sample.nine + .seconds(2)
    _ = try await store.write(at: later) { transaction in
      let claimed = try #require(try transaction.reading.dispatch(dispatch.id))
      try transaction.settle(
        claimed.applying(.accept), attempt: 1, outcome: .accepted(receipt),
        AuditNote(.delivered, dispatch.post.text))
    }
    let ended = Delivery(
      dispatch: dispatch.id, attempt: 1, prepared: prepared, began: Sample.nine, ended: later,
      outcome: .accepted(receipt), lateness: .microseconds(12))
    #expect(try await store.read { try $0.deliveries(of: dispatch.id) } == [ended])
    #expect(try await store.read { try $0.receipt(of: dispatch.id) } == receipt)
    #expect(try await store.read { try $0.receipt(ofPost: dispatch.post) } == receipt)
  }

  @Test(arguments: Backend.available)
  func `holds come back until they are lifted or run out`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    let scopes: [Hold.Scope] = [
      .everything, .campaign("week"), .account("trust-x"), .unit("Rowan Ward"),
      .campaign("week", chat: "chat"),
    ]
    let holds = scopes.enumerated().map { index, scope in
      Hold(
        id: Hold.ID("hold-\(index)"), scope: scope, spares: index == 0 ? "safety" : nil,
        reason: "it's 'urgent'", placedBy: "on-call", placedAt: Sample.morning,
        until: index == 1 ? Sample.nine : nil)
    }
    _ = try await store.write(at: Sample.morning) { transaction in
      for hold in holds { try transaction.place(hold, AuditNote(.holdPlaced, hold.id.text)) }
    }
    #expect(try await store.read { try $0.holds(at: Sample.morning) } == holds)
    #expect(try await store.read { try $0.spentHolds(at: Sample.morning) } == [])
    #expect(try await store.read { try $0.spentHolds(at: Sample.nine) } == [holds[1]])
    _ = try await store.write(at: Sample.nine) { transaction in
      try transaction.lift(holds[0], AuditNote(.holdLifted, "hold-0"))
    }
    #expect(try await store.read { try $0.holds(at: Sample.nine) } == Array(holds[2...]))
    #expect(try await store.read { try $0.hold("hold-0") } == nil)
    #expect(try await store.read { try $0.hold("hold-2") } == holds[2])
  }

  @Test(arguments: Backend.available)
  func `a stopped account stays stopped until it is resumed`(backend: Backend) async throws {
    let store = CampaignStore(try await backend.open())
    _ = try await store.write(at: Sample.nine) {
      try $0.stop("trust-x", because: "the token's gone", AuditNote(.accountStopped, "trust-x"))
    }
    #expect(try await store.read { try $0.stoppedAccounts() } == ["trust-x": "the token's gone"])
    _ = try await store.write(at: Sample.nine) {
      try $0.resume("trust-x", AuditNote(.accountResumed, "trust-x"))
    }
    #expect(try await store.read { try $0.stoppedAccounts() } == [:])
  }

  @Test(arguments: Backend.available)
  func `who has heard all that was told hears what is told after a month's silence`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let (old, new) = ([Digest.ofBytes([1]), .ofBytes([2])], [Digest.ofBytes([3])])
    _ = try await store.write(at: Sample.morning) {
      try $0.tell(of: old, forgetting: .distantPast)
    }
    let heard = try await store.read { try $0.told(after: 0) { _ in true } }
    let later = Sample.morning + .seconds(40 * 86_400)
    _ = try await store.write(at: later) {
      try $0.tell(of: new, forgetting: later - .seconds(31 * 86_400))
    }
    let number = try #require(heard.last?.number)
    let next = try await store.read { try $0.told(after: number) { _ in true } }
    #expect(next.map(\.digest) == new)
  }
}
