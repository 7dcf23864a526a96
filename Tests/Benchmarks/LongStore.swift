import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Logging
import SafetyGate
import Support

/// Two years of a trust's posts, written as the daemon writes them.
struct LongStore: Sendable {
  let posts: Int
  let entries: Int
  let clock = ManualClock(Sample.morning)

  /// A command of the desk, with what it is asked.
  struct Question: Sendable {
    let name: String
    let command: String
    let fill: @Sendable (inout ControlRequest, PostRevision, String) -> Void
  }

  /// The posts lie evenly over two years, half of them before this morning.
  private func post(_ index: Int) -> PostRevision {
    let apart = 2 * 365 * 86_400 / posts
    return Sample.post(
      "entry\(index)", at: Sample.morning + .seconds(apart * (index - posts / 2) + 3600),
      text: "Our drop-in number \(index) opens at ten, come in and sit down. #TimeToTalk")
  }

  private var gate: SafetyGate {
    get throws { try SafetyGate(registry: nil) }
  }

  func fill(_ store: CampaignStore) async throws {
    let extra = max(0, entries - posts / 2 * 5 - posts / 2)
    for first in stride(from: 0, to: posts, by: 500) {
      let last = min(first + 500, posts)
      _ = try await store.write(at: post(first).post.slot.instant - .seconds(86_400)) {
        for index in first..<last { try write(index, in: $0) }
        for number in 0..<(extra * (last - first) / posts) {
          $0.record(AuditNote(.planRead, "campaignd", ["posts": "\(number)", "admitted": "0"]))
        }
      }
    }
  }

  private func write(_ index: Int, in transaction: Transaction) throws {
    let revision = post(index)
    let verdict = GateVerdict(
      revision: revision.digest, ruleset: revision.digest, findings: [])
    let isOut = index < posts / 2
    var review = Review.opening(
      revision, verdict: verdict, policy: Sample.everyday, at: transaction.now)
    try transaction.admit(PlannedPost(revision: revision, status: .confirmed), review: review)
    guard isOut else { return }
    let before = review
    review.state = .approved
    review.approvals = [
      Approval(
        revision: revision.digest, approver: Sample.approver.id, roles: [.approver],
        at: transaction.now, advice: "read with the nurse consultant")
    ]
    let id = revision.post.id.text
    try transaction.save(
      review, before: before, AuditNote(.approved, id, ["revision": revision.digest.hex]))
    let dispatch = Dispatch(
      post: revision.post.id, revision: revision.digest, account: revision.post.account,
      slot: revision.post.slot)
    try transaction.schedule(dispatch, AuditNote(.scheduled, id, ["dispatch": dispatch.id.text]))
    let claimed = try dispatch.applying(.claim(lease: transaction.now))
    let prepared = PreparedPost(
      dispatch: dispatch.id, key: "\(index)", body: "{}", stamp: transaction.now, media: [])
    try transaction.begin(
      Delivery(
        dispatch: dispatch.id, attempt: 1, prepared: prepared, began: transaction.now,
        lateness: .zero), claimed,
      AuditNote(.attempted, id, ["dispatch": dispatch.id.text, "attempt": "1"]))
    try transaction.settle(
      try claimed.applying(.accept), attempt: 1,
      outcome: .accepted(Receipt(id: "\(index)", url: "https://social.example/\(index)")),
      AuditNote(.delivered, id, ["dispatch": dispatch.id.text, "receipt": "\(index)"]))
  }

  func desk(on database: SQLiteDatabase) async throws -> Desk {
    let books = Books(CampaignStore(database)) { _ in }
    let dispatcher = Dispatcher(
      books, clock: clock, logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() },
      generator: SeededGenerator(seed: 1))
    let desk = Desk(
      books, clock: clock,
      settings: Desk.Settings(
        version: "benchmark", development: false, ring: {}, told: { await dispatcher.told },
        lastProgress: { nil },
        reload: { _ in [] }, backUp: { $0 ?? "" }, publisher: { _ in nil }, zones: { _ in .utc },
        recordKey: { [] }))
    let plan = Plan(
      house: Sample.house, gate: try gate, posts: [], readAt: clock.now,
      horizon: clock.now...clock.now)
    try await dispatcher.follow(plan, publishers: [:])
    await desk.follow(plan)
    return desk
  }

  var questions: [Question] {
    [
      Question(name: "status", command: "status") { _, _, _ in },
      Question(name: "queue, a page", command: "queue") { _, _, _ in },
      Question(name: "queue --state delivered, a page", command: "queue") { request, _, _ in
        request.state = "delivered"
        request.from = "2026-03-01"
      },
      Question(name: "queue --state missed", command: "queue") { request, _, _ in
        request.state = "missed"
        request.from = "2026-01-01"
      },
      Question(name: "review, a page", command: "waiting") { _, _, _ in },
      Question(name: "completion", command: "names") { request, _, _ in
        request.post = "week/2027/entry6"
      },
      Question(name: "show, by a part of the id", command: "show") { request, post, _ in
        request.post = "/\(post.post.entry)/"
      },
      Question(name: "approve", command: "approve") { request, post, _ in
        request.post = post.post.id.text
        request.digest = post.digest.hex
      },
      Question(name: "reject", command: "reject") { request, post, _ in
        request.post = post.post.id.text
        request.reason = "not now"
      },
      Question(name: "reslot", command: "reslot") { request, post, _ in
        request.post = post.post.id.text
        request.to = "2027-03-01T10:00"
        request.reason = "a better hour"
      },
      Question(name: "hold --campaign another", command: "hold") { request, _, _ in
        request.campaign = "another"
        request.reason = "an inquest"
      },
      Question(name: "justify, a published post", command: "justify") { request, _, out in
        request.post = out
      },
      Question(name: "audit verify", command: "audit-verify") { _, _, _ in },
    ]
  }

  func call(_ question: Question, _ round: Int) -> ControlCall {
    var request = ControlRequest()
    question.fill(&request, post(posts / 2 + 1 + round), post(posts / 4 + round).post.id.text)
    let login = question.command == "reslot" ? "comms" : "head"
    return ControlCall(
      command: question.command, body: (try? JSONEncoder().encode(request)).map(Array.init) ?? [],
      caller: Caller(userID: 1000, groupID: 1, processID: 1, login: login))
  }
}
