import CivilTime
import Crypto
import Foundation

/// A receiver of somebody else's: it publishes each key once.
package struct WebhookReceiver: PlayedHouse {
  package enum Route: Hashable, Sendable { case post, look, delete }

  package private(set) var posts: [String: String] = [:]
  /// The keys of its posts, in the order in which they came.
  package private(set) var keys: [String] = []
  /// Whether it was written before requests were signed whole.
  private let isOld: Bool
  package var kept: Int { posts.count }

  package init(isOld: Bool = false) {
    self.isOld = isOld
  }

  package static func route(of request: PlayedRequest) -> Route? {
    switch request.method {
    case "POST": .post
    case "GET": .look
    case "DELETE": .delete
    default: nil
    }
  }

  package mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    guard isOld ? WebhookReceiver.hasSignedBody(request) : WebhookReceiver.isSigned(request) else {
      return .json(401, ["error": "signature"])
    }
    let key = request.header("Idempotency-Key") ?? ""
    switch route {
    case .post:
      if posts[key] == nil { keys.append(key) }
      posts[key] = request.text
    case .look: if posts[key] == nil { return .json(404, ["error": "unknown"]) }
    case .delete:
      posts[key] = nil
      keys.removeAll { $0 == key }
    }
    return .json(["id": "outside-\(key)", "url": "\(address)/\(key)"])
  }

  package func troubles(of route: Route, at now: Instant) -> [BadDay] {
    let tooMany = PlayedAnswer.json(429, headers: [("Retry-After", "40")], ["error": "busy"])
    return switch route {
    case .post: BadDay.publishing + [.answers(tooMany)]
    // Any JSON that says yes here says that the post is out.
    case .look: BadDay.asking + [.answers(.strange), .answers(tooMany)]
    case .delete: []
    }
  }

  /// As campaignd-webhook(7) tells a receiver to check it.
  package static func isSigned(_ request: PlayedRequest) -> Bool {
    isSigned(request, "Campaignd-Request-Signature", "v2") {
      "\($0)\n\(request.method)\n\(request.path)\n"
    }
  }

  /// As it told receivers before.
  package static func hasSignedBody(_ request: PlayedRequest) -> Bool {
    isSigned(request, "Campaignd-Signature", "v1") { "\($0)." }
  }

  private static func isSigned(
    _ request: PlayedRequest, _ header: String, _ version: String,
    beforeBody: (Substring) -> String
  ) -> Bool {
    let parts = (request.header(header) ?? "").split(separator: ",")
    guard parts.count == 2, parts[0].hasPrefix("t="), parts[1].hasPrefix("\(version)=") else {
      return false
    }
    let message = Data(beforeBody(parts[0].dropFirst(2)).utf8) + Data(request.body)
    let code = HMAC<SHA256>.authenticationCode(
      for: message, using: SymmetricKey(data: Data("shared".utf8)))
    return code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      == parts[1].dropFirst(3)
  }
}
