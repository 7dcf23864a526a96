import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  func status() async throws -> ControlAnswer {
    let now = clock.now
    let seen = try await books.read { reading in
      StatusFacts(
        next: try reading.nextDispatch(), waiting: try reading.waitingCounts(after: now),
        dispatches: try reading.dispatchCounts(), holds: try reading.holds(at: now),
        stopped: try reading.stoppedAccounts(),
        questions: try reading.questions().filter(\.isOpen), chain: try reading.chain())
    }
    return ControlAnswer(await reply(seen, at: now))
  }

  private func reply(_ seen: StatusFacts, at now: Instant) async -> StatusReply {
    StatusReply(
      version: settings.version, now: now.description,
      next: seen.next.map {
        StatusReply.Next(
          post: $0.post.text, account: $0.account.text, instant: $0.notBefore.description)
      },
      waiting: seen.waiting.named, dispatches: seen.dispatches.named,
      holds: seen.holds.map(HoldReply.init),
      stoppedAccounts: Dictionary(
        uniqueKeysWithValues: seen.stopped.map { ($0.key.text, $0.value) }),
      questions: seen.questions.map(QuestionReply.init),
      plan: plan.map {
        StatusReply.PlanReply(
          readAt: $0.readAt.description, posts: $0.posts.count, faults: faults)
      },
      record: RecordReply(seen.chain),
      lastProgress: await settings.lastProgress()?.description, development: settings.development)
  }

  func queue(_ request: ControlRequest) async throws -> ControlAnswer {
    let first =
      try request.from.map { try moment($0, endOfDay: false) } ?? clock.now - .seconds(86_400)
    let last = try request.to.map { try moment($0, endOfDay: true) } ?? .distantFuture
    let posts = try await books.read { try $0.queue(from: first, to: last, limit: 100_000) }
    let states = Set(posts.map(\.state))
    if let state = request.state, !Desk.states.contains(state), !states.contains(state) {
      throw ControlRefusal(
        .usage, "there is no state '\(state)'",
        hint: "one of: \(Desk.states.sorted().joined(separator: ", "))")
    }
    return ControlAnswer(
      QueueReply(
        posts: posts.filter { request.state == nil || $0.state == request.state }
          .map(PostReply.init)))
  }

  private static let states =
    Set(Review.State.allCases.map(\.rawValue)).union(Dispatch.State.allCases.map(\.rawValue))

  func dossier(_ request: ControlRequest) async throws -> ControlAnswer {
    let post = try await post(request)
    let (house, now) = (house, clock.now)
    guard let dossier = try await books.read({ try $0.dossier(of: post, house: house, at: now) })
    else { throw ControlRefusal(.badInput, "there is no post '\(post)'") }
    return ControlAnswer(dossier)
  }

  func verify() async throws -> ControlAnswer {
    switch try await books.read({ try $0.verifyRecord() }) {
    case .success(let chain):
      ControlAnswer(
        VerifyReply(verified: true, entries: chain.number, head: chain.head.hex, fault: nil))
    case .failure(let fault):
      ControlAnswer(
        VerifyReply(verified: false, entries: 0, head: nil, fault: fault.description), status: .no)
    }
  }

  func export(_ request: ControlRequest) async throws -> ControlAnswer {
    let after = request.after ?? 0
    return ControlAnswer(
      AuditReply(entries: try await books.read { try $0.entries(after: after, limit: 1000) }))
  }

  /// The post a call names: by its whole id, or by a part that only one post has.
  func post(_ request: ControlRequest) async throws -> Post.ID {
    guard let name = request.post, !name.isEmpty else {
      throw ControlRefusal(.usage, "which post?", hint: "campaignctl queue lists them")
    }
    if try await books.read({ try $0.post(Post.ID(name)) }) != nil { return Post.ID(name) }
    let found = try await books.read { try $0.posts(named: name, limit: 6) }
    guard let only = found.first else {
      throw ControlRefusal(
        .badInput, "there is no post '\(name)'", hint: "campaignctl queue lists them")
    }
    guard found.count == 1 else {
      throw ControlRefusal(
        .badInput, "'\(name)' is part of more than one post",
        hint: found.map(\.text).joined(separator: "\n"))
    }
    return only
  }

  /// A day, a local time on the trust's clocks read as UTC would be, or an instant.
  func moment(_ text: String, endOfDay: Bool) throws(ControlRefusal) -> Instant {
    if let instant = Instant(text) { return instant }
    guard let day = CivilDate(text) else {
      throw ControlRefusal(
        .usage, "'\(text)' is neither a day nor an instant",
        hint: "write 2027-02-04 or 2027-02-04T09:00:00Z")
    }
    let start = CivilDateTime(date: day, time: .midnight).instant(offset: 0)
    return endOfDay ? start + .seconds(86_400) : start
  }
}

private struct StatusFacts: Sendable {
  let next: Dispatch?
  let waiting: [Review.State: Int]
  let dispatches: [Dispatch.State: Int]
  let holds: [Hold]
  let stopped: [Account.ID: String]
  let questions: [AskedQuestion]
  let chain: AuditChain
}

extension Dictionary where Key: RawRepresentable<String>, Value == Int {
  fileprivate var named: [String: Int] {
    [String: Int](uniqueKeysWithValues: map { ($0.key.rawValue, $0.value) })
  }
}
