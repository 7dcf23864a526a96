import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Support

/// What the desk answered somebody.
package struct Answer: Sendable {
  package let status: ExitStatus?
  package let text: String
  /// When it was true, where that is not now.
  package let asOf: String?

  package init(_ answer: ControlAnswer) {
    status = ExitStatus(rawValue: answer.exitCode)
    asOf = answer.asOf
    text = String(decoding: answer.body, as: UTF8.self)
  }

  package var isDone: Bool { status == .done }

  /// One of the answer's own words, such as the name of a new hold.
  package func word(_ key: String) -> String? {
    let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return object?[key] as? String
  }
}

extension World {
  /// A call through the socket by whom the kernel knows under this login.
  package func call(
    _ command: String, login: String?, _ fill: (inout ControlRequest) -> Void = { _ in }
  ) async -> Answer {
    var request = ControlRequest()
    fill(&request)
    let body = (try? JSONEncoder().encode(request)).map(Array.init) ?? []
    let caller = Caller(userID: login == "root" ? 0 : 1000, groupID: 1, processID: 1, login: login)
    return Answer(
      await daemon.desk.answer(ControlCall(command: command, body: body, caller: caller)))
  }

  package func call(
    _ command: String, by person: Person, _ fill: (inout ControlRequest) -> Void = { _ in }
  ) async -> Answer {
    await call(command, login: person.logins.sorted().first, fill)
  }

  /// Says yes to exactly these words.
  @discardableResult
  package func approve(_ revision: PostRevision, by person: Person = Sample.approver) async
    -> Answer
  {
    await call("approve", by: person) {
      $0.post = revision.post.id.text
      $0.digest = revision.digest.hex
    }
  }

  @discardableResult
  package func reject(_ revision: PostRevision, by person: Person = Sample.approver) async -> Answer
  {
    await call("reject", by: person) {
      $0.post = revision.post.id.text
      $0.reason = "not now"
    }
  }

  @discardableResult
  package func sendBack(_ revision: PostRevision, by person: Person = Sample.approver) async
    -> Answer
  {
    await call("request-changes", by: person) {
      $0.post = revision.post.id.text
      $0.note = "kinder words, please"
    }
  }

  /// - Returns: the hold's name.
  @discardableResult
  package func hold(
    _ scope: Hold.Scope, until: Instant? = nil, sparing priority: String? = nil,
    by person: Person = Sample.onCall
  ) async -> String {
    let answer = await call("hold", by: person) {
      $0.reason = "major incident"
      $0.until = until?.description
      $0.sparePriority = priority
      switch scope {
      case .everything: $0.everything = true
      case .campaign(let campaign, let chat):
        $0.campaign = campaign.text
        $0.chat = chat?.text
      case .account(let account): $0.account = account.text
      case .unit(let unit): $0.unit = unit
      }
    }
    return answer.word("hold") ?? answer.text
  }

  @discardableResult
  package func resume(_ hold: String, by person: Person = Sample.onCall) async -> Answer {
    await call("resume", by: person) {
      $0.hold = hold
      $0.reason = "stood down"
    }
  }

  /// Has it taken down where it was published.
  package func retract(_ revision: PostRevision, by person: Person = Sample.onCall) async
    -> Answer
  {
    await call("retract", by: person) {
      $0.post = revision.post.id.text
      $0.reason = "asked to"
    }
  }

  /// Somebody has looked on the account of an uncertain post.
  @discardableResult
  package func resolve(_ post: Post.ID, published url: String?, by person: Person = Sample.onCall)
    async
    -> Answer
  {
    await call("resolve", by: person) {
      $0.post = post.text
      $0.published = url
      $0.notPublished = url == nil ? true : nil
    }
  }
}

// MARK: - What can be seen

extension World {
  /// The words readers see, in the order in which they came.
  package nonisolated var published: [String] { stage.shown.map(\.text) }

  /// One word for where a post stands.
  package func state(of revision: PostRevision) async throws -> String? {
    try await books.read { [now = clock.now] in
      try $0.dossier(of: revision.post.id, house: Sample.house, at: now)?.state
    }
  }

  /// What the record says was done to a post, in order.
  package func record(of revision: PostRevision) async throws -> [Act] {
    try await books.read { try $0.entries(of: revision.post.id.text).map(\.did) }
  }
}
