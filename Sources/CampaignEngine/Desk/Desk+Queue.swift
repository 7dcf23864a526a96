import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// A page is answered in the time a person does not notice; campaignctl asks for one after another.
  private static let page = 200

  func queue(_ request: ControlRequest) async throws -> ControlAnswer {
    let question = try question(request)
    return ControlAnswer(try await page(question) { page, _ in page })
  }

  /// The posts that wait for this person's yes: those that they may approve, and have not.
  func waiting(_ request: ControlRequest, for caller: DeskActor) async throws -> ControlAnswer {
    let person = try caller.acting()
    guard let house else { throw ControlRefusal.noPlan }
    var question = try question(request)
    question.first = max(question.first, clock.now)
    question.state = .review(.inReview)
    return ControlAnswer(
      try await page(question) { [now = clock.now] page, reading in
        try page.filter { try reading.waits($0, for: person, house, at: now) }
      })
  }

  private func question(_ request: ControlRequest) throws -> QueueQuestion {
    let first =
      try request.from.map { try moment($0, endOfDay: false) } ?? clock.now - .seconds(86_400)
    let last = try request.to.map { try moment($0, endOfDay: true) } ?? .distantFuture
    let limit = min(max(request.limit ?? Desk.page, 1), Desk.page)
    return QueueQuestion(
      from: first, to: last, state: try state(request.state), after: try place(request.page),
      limit: limit)
  }

  private func state(_ word: String?) throws(ControlRefusal) -> QueueQuestion.State? {
    guard let word else { return nil }
    if let state = QueueQuestion.State(word) { return state }
    let states =
      Set(Review.State.allCases.map(\.rawValue)).union(Dispatch.State.allCases.map(\.rawValue))
    throw ControlRefusal(
      .usage, "there is no state '\(word)'",
      hint: "one of: \(states.sorted().joined(separator: ", "))")
  }

  private func place(_ page: String?) throws(ControlRefusal) -> QueueQuestion.Place? {
    guard let page else { return nil }
    let parts = page.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let microseconds = Int64(parts[0]) else {
      throw ControlRefusal(.usage, "'\(page)' is no place in the queue")
    }
    return QueueQuestion.Place(
      slotAt: Instant(microseconds: microseconds), post: Post.ID(String(parts[1])))
  }

  private func page(
    _ question: QueueQuestion,
    _ chosen: @escaping @Sendable ([QueuedPost], Reading) throws -> [QueuedPost]
  ) async throws -> QueueReply {
    let now = clock.now
    let (posts, holds, last) = try await books.read { reading in
      let page = try reading.queue(question)
      return (
        try chosen(page, reading), try reading.holds(at: now),
        page.count == question.limit ? page.last?.revision.post : nil
      )
    }
    return QueueReply(
      posts: posts.parentsFirst().map { PostReply($0, under: holds, at: now) },
      next: last.map { "\($0.slot.instant.microseconds) \($0.id)" })
  }
}

extension Reading {
  fileprivate func waits(
    _ queued: QueuedPost, for person: Person, _ house: House, at now: Instant
  ) throws -> Bool {
    guard let policy = house.policies[queued.revision.policy],
      let review = try review(of: queued.revision)
    else { return false }
    return review.wants(person, under: policy, at: now)
  }
}
