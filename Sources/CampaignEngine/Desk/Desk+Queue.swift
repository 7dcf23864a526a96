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

  /// All that waits for anybody, so that each can be told while the database is away.
  func waitingForAnybody() async throws -> WaitingPosts {
    let now = clock.now
    var question = QueueQuestion(
      from: now, to: .distantFuture, state: .review(.inReview), after: nil, limit: Desk.page)
    var waiting = WaitingPosts(holds: try await books.read { try $0.holds(at: now) })
    repeat {
      let page = try await books.read { [question] in try $0.queue(question) }
      for queued in page {
        // One by one, so that nobody waits for all of them.
        if let review = try await books.read({ try $0.review(of: queued.revision) }) {
          waiting.posts.append((queued, review))
        }
      }
      question.after = page.last.map {
        QueueQuestion.Place(slotAt: $0.revision.post.slot.instant, post: $0.revision.post.id)
      }
      if page.count < question.limit { question.after = nil }
    } while question.after != nil && waiting.posts.count < WaitingPosts.most
    return waiting
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

/// Posts in review, with what has been said of each.
struct WaitingPosts: Sendable {
  /// Who has more waiting than can be read looks after the first ones.
  static let most = 1_000

  var posts: [(queued: QueuedPost, review: Review)] = []
  let holds: [Hold]

  /// Those that wait for one person.
  func reply(for person: Person, _ house: House, at now: Instant) -> QueueReply {
    let mine = posts.filter { queued, review in
      queued.revision.post.slot.instant >= now
        && house.policies[queued.revision.policy].map { review.wants(person, under: $0, at: now) }
          ?? false
    }
    return QueueReply(
      posts: mine.map(\.queued).parentsFirst().map { PostReply($0, under: holds, at: now) },
      next: nil)
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
