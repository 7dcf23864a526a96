import CivilTime
import Foundation

/// Plays X's API on this machine: it shortens addresses and escapes text as X shows them, refuses
/// equal posts, knows no key of ours, and has bad days when a test says so.
package typealias XPlayer = Player<XHouse>

extension Player<XHouse> {
  package static func startX() async throws -> XPlayer { try await start(XHouse()) }
}

/// A post as the player keeps it.
package struct StoredTweet: Sendable {
  package let id: String
  package let text: String
  package let parent: String?
  package let pictures: [StoredPicture]
  package let arrived: Instant
}

/// What X knows of one account, and how it changes.
package struct XHouse: PlayedHouse {
  package enum Route: Hashable, Sendable, CaseIterable {
    case post, upload, uploadStatus, describe, me, timeline, delete, token
  }

  package private(set) var posts: [StoredTweet] = []
  package private(set) var kept = 0
  /// The nonces of all signatures; X takes none twice.
  package private(set) var nonces: [String] = []
  /// How often a picture answers "not yet" before it is ready.
  package var questionsUntilReady = 0
  /// The one refresh token that is good; using another ends the grant.
  package private(set) var refreshToken = "refresh-0"
  package private(set) var accessToken: String?
  private var isGrantOver = false
  private var pictures: [String: StoredPicture] = [:]
  private var number = 0

  package static func route(of request: PlayedRequest) -> Route? {
    switch (request.method, request.path, request.parts.count) {
    case ("POST", "/2/tweets", _): return .post
    case ("POST", "/2/oauth2/token", _): return .token
    case ("POST", "/2/media/upload", _): return .upload
    case ("GET", "/2/media/upload", _): return .uploadStatus
    case ("POST", "/2/media/metadata", _): return .describe
    case ("GET", "/2/users/me", _): return .me
    case ("GET", _, 4) where request.path.hasSuffix("/tweets"): return .timeline
    case ("DELETE", _, 3) where request.path.hasPrefix("/2/tweets/"): return .delete
    default: return nil
    }
  }

  package mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    if route == .token { return newToken(request) }
    guard isSigned(request) || isBearer(request) else {
      return problem(401, "Unauthorized", "Unauthorized")
    }
    switch route {
    case .token: return newToken(request)
    case .post: return post(request)
    case .upload: return upload(request)
    case .uploadStatus: return uploadStatus(request)
    case .describe: return describe(request)
    case .me: return .json(["data": ["id": "2244994945", "username": "trust"]])
    case .timeline: return timeline(request)
    case .delete: return delete(request.parts[2])
    }
  }

  /// Ends the access token, as two hours would.
  package mutating func expireAccess() { accessToken = nil }

  private func isBearer(_ request: PlayedRequest) -> Bool {
    accessToken.map { request.header("Authorization") == "Bearer \($0)" } ?? false
  }

  private mutating func newToken(_ request: PlayedRequest) -> PlayedAnswer {
    let fields = formFields(request.text)
    let given = fields.first { $0.0 == "refresh_token" }?.1
    guard !isGrantOver, given == refreshToken,
      fields.contains(where: { $0 == ("grant_type", "refresh_token") })
    else {
      isGrantOver = true
      return .json(400, ["error": "invalid_request"])
    }
    number += 1
    refreshToken = "refresh-\(number)"
    accessToken = "access-\(number)"
    return .json([
      "token_type": "bearer", "expires_in": 7200, "access_token": accessToken ?? "",
      "refresh_token": refreshToken,
    ])
  }

  /// A signature with all its parts and a nonce that has not been seen.
  private mutating func isSigned(_ request: PlayedRequest) -> Bool {
    guard let header = request.header("Authorization"), header.hasPrefix("OAuth ") else {
      return false
    }
    let fields = header.dropFirst("OAuth ".count).components(separatedBy: ", ")
      .reduce(into: [String: String]()) { fields, pair in
        let parts = pair.components(separatedBy: "=\"")
        fields[parts[0]] = parts.count == 2 ? String(parts[1].dropLast()) : ""
      }
    let names = ["oauth_consumer_key", "oauth_token", "oauth_signature", "oauth_timestamp"]
    guard names.allSatisfy({ fields[$0]?.isEmpty == false }), let nonce = fields["oauth_nonce"],
      !nonces.contains(nonce)
    else { return false }
    nonces.append(nonce)
    return true
  }

  private mutating func post(_ request: PlayedRequest) -> PlayedAnswer {
    let input = object(request.body)
    let text = input["text"] as? String ?? ""
    guard !posts.contains(where: { $0.text == text }) else {
      return problem(
        403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.")
    }
    let ids = (input["media"] as? [String: Any])?["media_ids"] as? [String] ?? []
    let attached = ids.compactMap { pictures[$0] }
    guard attached.count == ids.count else {
      return problem(400, "Invalid Request", "Your media IDs are invalid.")
    }
    number += 1
    let parent = (input["reply"] as? [String: Any])?["in_reply_to_tweet_id"] as? String
    let post = StoredTweet(
      id: "18\(100_000 + number)", text: text, parent: parent, pictures: attached,
      arrived: request.arrived)
    posts.append(post)
    kept += 1
    return .json(201, ["data": ["id": post.id, "text": text]])
  }

  private mutating func upload(_ request: PlayedRequest) -> PlayedAnswer {
    let parts = formParts(request.body, contentType: request.header("Content-Type") ?? "")
    guard let file = parts.first(where: { $0.name == "media" }),
      parts.contains(where: { $0.name == "media_category" && $0.text == "tweet_image" })
    else { return problem(400, "Invalid Request", "media is required") }
    number += 1
    let picture = StoredPicture(
      id: "17\(100_000 + number)", bytes: file.body, mimeType: file.mimeType, alt: nil)
    pictures[picture.id] = picture
    return .json(["data": state(of: picture.id)])
  }

  private mutating func uploadStatus(_ request: PlayedRequest) -> PlayedAnswer {
    questionsUntilReady = max(0, questionsUntilReady - 1)
    return .json(["data": state(of: request.query["media_id"] ?? "")])
  }

  private func state(of id: String) -> [String: Any] {
    guard questionsUntilReady > 0 else { return ["id": id] }
    return ["id": id, "processing_info": ["state": "in_progress", "check_after_secs": 1]]
  }

  private mutating func describe(_ request: PlayedRequest) -> PlayedAnswer {
    let input = object(request.body)
    let alt = (input["metadata"] as? [String: Any])?["alt_text"] as? [String: Any]
    guard let id = input["id"] as? String, let picture = pictures[id] else {
      return problem(404, "Not Found", "Could not find media.")
    }
    pictures[id] = StoredPicture(
      id: id, bytes: picture.bytes, mimeType: picture.mimeType, alt: alt?["text"] as? String)
    return .json(["data": ["id": id]])
  }

  private func timeline(_ request: PlayedRequest) -> PlayedAnswer {
    let start = request.query["start_time"].flatMap { Instant($0) } ?? .distantPast
    let newest = posts.reversed().filter { $0.arrived >= start }.prefix(100)
    var page: [String: Any] = ["meta": ["result_count": newest.count]]
    if !newest.isEmpty { page["data"] = newest.map(\.json) }
    return .json(page)
  }

  private mutating func delete(_ id: String) -> PlayedAnswer {
    guard posts.contains(where: { $0.id == id }) else {
      return problem(404, "Not Found", "Could not find tweet.")
    }
    posts.removeAll { $0.id == id }
    return .json(["data": ["deleted": true]])
  }

  private func problem(_ status: Int, _ title: String, _ detail: String) -> PlayedAnswer {
    .json(
      status,
      ["title": title, "detail": detail, "type": "about:blank", "status": status] as [String: Any])
  }
}

extension StoredTweet {
  /// As X shows it: every address shortened, one more for a picture, three characters escaped.
  fileprivate var json: [String: Any] {
    var shown = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    var addresses: [[String: Any]] = []
    for (number, word) in text.split(whereSeparator: \.isWhitespace).enumerated()
    where word.hasPrefix("https://") {
      let short = "https://t.co/\(id)\(number)"
      shown = shown.replacing(word.replacing("&", with: "&amp;"), with: short)
      addresses.append(["url": short, "expanded_url": String(word)])
    }
    if !pictures.isEmpty {
      let short = "https://t.co/\(id)p"
      shown += " \(short)"
      addresses.append(["url": short, "media_key": "3_1", "expanded_url": "https://x.com/photo/1"])
    }
    var json: [String: Any] = [
      "id": id, "text": shown, "created_at": "\(arrived)", "entities": ["urls": addresses],
    ]
    if !pictures.isEmpty { json["attachments"] = ["media_keys": pictures.map { "3_" + $0.id }] }
    if let parent { json["referenced_tweets"] = [["type": "replied_to", "id": parent]] }
    return json
  }
}

private func object(_ bytes: [UInt8]) -> [String: Any] {
  (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
}
