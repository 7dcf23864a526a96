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

  func dossier(_ request: ControlRequest) async throws -> ControlAnswer {
    let post = try await post(request)
    let (house, now) = (house, clock.now)
    guard let dossier = try await books.read({ try $0.dossier(of: post, house: house, at: now) })
    else { throw ControlRefusal(.badInput, "there is no post '\(post)'") }
    return ControlAnswer(dossier)
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
