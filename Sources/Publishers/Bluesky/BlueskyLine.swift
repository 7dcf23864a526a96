import CampaignCore
import NIOHTTP1

/// Requests to the server that keeps an account, signed in. When the session has ended, nothing was
/// done: the request is sent once more in a new one.
struct BlueskyLine: Sendable {
  let session: BlueskySession
  let patience: Patience
  let allowance = LastAllowance()

  enum Outcome {
    case answered(WireAnswer, BlueskySession.Access)
    case refused(BlueskyRefusal, BlueskySession.Access)
  }

  /// Calls a procedure that publishes: what goes wrong after it left is unknown.
  func attempt(
    _ procedure: String, _ input: (BlueskySession.Access) -> RecordValue
  ) async throws(PublishFailure) -> Outcome {
    let outcome = try await signedIn { (access) throws(PublishFailure) in
      let body = try jsonText(input(access))
      return WireRequest(
        method: .POST, path: "/xrpc/\(procedure)", headers: ["Content-Type": "application/json"],
        body: Array(body.utf8))
    }
    if case .answered(let answer, _) = outcome { allowance.note(answer.headers) }
    return outcome
  }

  /// Calls a procedure that publishes nothing.
  func call(
    _ procedure: String, _ input: (BlueskySession.Access) -> RecordValue
  ) async throws(PublishFailure) -> WireAnswer {
    do throws(PublishFailure) {
      return try success(of: await attempt(procedure, input))
    } catch {
      throw error.beforePublishing
    }
  }

  func upload(_ bytes: [UInt8], mimeType: String) async throws(PublishFailure) -> WireAnswer {
    do throws(PublishFailure) {
      let outcome = try await signedIn(within: patience.upload) { _ in
        WireRequest(
          method: .POST, path: "/xrpc/com.atproto.repo.uploadBlob",
          headers: ["Content-Type": mimeType], body: bytes)
      }
      return try success(of: outcome)
    } catch {
      throw error.beforePublishing
    }
  }

  /// Asks a question. Whatever keeps us from an answer, nothing was published.
  func ask(
    _ path: (BlueskySession.Access) -> String
  ) async throws(PublishFailure) -> Outcome {
    do throws(PublishFailure) {
      return try await signedIn { access in WireRequest(path: path(access)) }
    } catch {
      throw error.beforePublishing
    }
  }

  private func success(of outcome: Outcome) throws(PublishFailure) -> WireAnswer {
    switch outcome {
    case .answered(let answer, _): return answer
    case .refused(let refusal, _): throw refusal.failure
    }
  }

  private func signedIn(
    within limit: Duration? = nil,
    _ request: (BlueskySession.Access) throws(PublishFailure) -> WireRequest
  ) async throws(PublishFailure) -> Outcome {
    let (access, number) = try await session.opened()
    let first = try await send(try request(access), access, limit)
    guard case .refused(let refusal, _) = first, refusal.isOfSession else { return first }
    let (renewed, _) = try await session.renewed(after: number)
    return try await send(try request(renewed), renewed, limit)
  }

  private func send(
    _ request: WireRequest, _ access: BlueskySession.Access, _ limit: Duration?
  ) async throws(PublishFailure) -> Outcome {
    let answer: WireAnswer
    do {
      answer = try await access.wire.send(
        access.authorize(request), within: limit ?? patience.answer)
    } catch {
      throw error.asPublishFailure
    }
    return answer.isSuccess
      ? .answered(answer, access) : .refused(BlueskyRefusal(answer, from: access.wire), access)
  }
}
