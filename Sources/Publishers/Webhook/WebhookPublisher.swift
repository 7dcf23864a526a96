import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import NIOHTTP1

/// A program of somebody else's that takes posts as JSON, so that platforms can be attached from
/// outside. `POST address` publishes; `GET address/key` tells whether a key is out; `DELETE
/// address/key` takes it down.
package struct WebhookPublisher: Publisher {
  private let account: Account
  private let wire: Wire
  private let credentials: Credentials
  private let pictures: PictureFolder
  private let patience: Patience
  private let now: @Sendable () -> Instant
  private let lastAllowance = LastAllowance()

  /// Receivers promise to publish a key once, however often it comes (campaignd-webhook(7)).
  package let repeatability = Repeatability.forever

  /// - Parameters:
  ///   - address: where posts are sent to, with its path.
  ///   - now: for the signatures.
  package init(
    account: Account, address: ServerAddress, credentials: Credentials, pictures: PictureFolder,
    http: HTTPClient, patience: Patience = Patience(), now: @escaping @Sendable () -> Instant
  ) {
    self.account = account
    wire = Wire(http: http, server: address)
    self.credentials = credentials
    self.pictures = pictures
    self.patience = patience
    self.now = now
  }

  package func takeAllowance() -> Allowance? { lastAllowance.take() }

  package func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost {
    let post = WebhookPost(revision, dispatch: dispatch, replyingTo: parent)
    return PreparedPost(
      dispatch: dispatch, key: dispatch.text, body: try jsonText(post), stamp: stamp,
      media: revision.media)
  }

  package func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt {
    var post = try decoded(WebhookPost.self, from: prepared)
    for (index, picture) in prepared.media.enumerated() where index < post.pictures.count {
      post.pictures[index].content = Data(try await pictures.bytes(of: picture))
        .base64EncodedString()
    }
    let request = try signed(.POST, "", key: prepared.key, Array(try jsonText(post).utf8))
    let answer: WireAnswer
    do {
      answer = try await wire.send(request, within: patience.answer)
    } catch {
      throw error.asPublishFailure
    }
    lastAllowance.note(answer.headers)
    guard answer.isSuccess else { throw refusal(answer) }
    return try receipt(answer, key: prepared.key)
  }

  package func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting {
    let answer = try await ask(.GET, prepared.key)
    switch answer.status {
    case 200...299:
      do throws(PublishFailure) {
        return .published(try receipt(answer, key: prepared.key))
      } catch {
        throw error.beforePublishing
      }
    // Not there; or a receiver that cannot be asked, which knows its keys all the same.
    case 404, 405, 410, 501: return .absent
    case _: throw refusal(answer).beforePublishing
    }
  }

  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    let answer = try await ask(.DELETE, receipt.reference ?? receipt.id)
    guard answer.isSuccess || answer.status == 404 || answer.status == 410 else {
      throw refusal(answer)
    }
  }

  /// A receiver that does not know the question is there all the same.
  package func standing() async throws(PublishFailure) -> AccountStanding {
    let answer = try await ask(.GET, "")
    guard answer.isSuccess || [404, 405, 501].contains(answer.status) else {
      throw refusal(answer).beforePublishing
    }
    return AccountStanding(handle: wire.server.host)
  }

  private func ask(_ method: HTTPMethod, _ key: String) async throws(PublishFailure) -> WireAnswer {
    let path = key.isEmpty ? "" : "/\(percentEncoded(key))"
    do {
      return try await wire.send(
        signed(method, path, key: key, nil), within: patience.answer)
    } catch let failure as WireFailure {
      throw failure.beforePublishing
    } catch let failure as PublishFailure {
      throw failure
    } catch {
      throw PublishFailure(.notSent, "\(wire.server.host) could not be asked.")
    }
  }

  private func signed(
    _ method: HTTPMethod, _ path: String, key: String, _ body: [UInt8]?
  ) throws(PublishFailure) -> WireRequest {
    let secret = try credentials.secret(for: account)
    var request = WireRequest(method: method, path: path, body: body)
    if body != nil { request.headers.add(name: "Content-Type", value: "application/json") }
    if !key.isEmpty { request.headers.add(name: "Idempotency-Key", value: key) }
    let (now, bytes) = (now(), body ?? [])
    request.headers.add(
      name: WebhookSignature.ofBody,
      value: WebhookSignature.ofBody(bytes, at: now, secret: secret))
    request.headers.add(
      name: WebhookSignature.ofRequest,
      value: WebhookSignature.ofRequest(
        method.rawValue, wire.server.target(path), bytes, at: now, secret: secret))
    return request
  }

  /// Somebody between us may say yes, and not have asked the receiver: its answer is JSON, or nothing.
  private func receipt(_ answer: WireAnswer, key: String) throws(PublishFailure) -> Receipt {
    guard answer.body.isEmpty || json(AnyJSON.self, in: answer.body) != nil else {
      throw PublishFailure(
        .unknown, "\(wire.server.host) said yes, but its answer is not a receiver's.")
    }
    let said = json(WebhookAnswer.self, in: answer.body)
    return Receipt(id: said?.id ?? key, url: said?.url, reference: key)
  }

  private func refusal(_ answer: WireAnswer) -> PublishFailure {
    let host = wire.server.host
    switch answer.status {
    case 401, 403:
      return PublishFailure(
        .accessLost, "\(host) does not take our signature (\(answer.status)).")
    case 429:
      return PublishFailure(
        .wait, "\(host) asks us to wait.", retryAfter: waitAskedFor(by: answer.headers))
    case 408, 425: return PublishFailure(.unknown, "\(host) gave up on the request.")
    case 400...499:
      return PublishFailure(.refused, "\(host) refused the post (\(answer.status)).")
    default: return PublishFailure(.unknown, "\(host) failed (\(answer.status)).")
    }
  }
}
