import CivilTime
import Foundation

/// A post as the player keeps it.
package struct StoredStatus: Sendable {
  package let id: String
  package let text: String
  package let spoiler: String
  package let visibility: String
  package let language: String
  package let repliesTo: String?
  package let pictures: [StoredPicture]
  /// The options of its poll; empty where it has none.
  package let poll: [String]
  package let idempotencyKey: String?
  /// When its request had arrived whole.
  package let arrived: Instant
}

/// A picture as the player keeps it.
package struct StoredPicture: Sendable {
  package let id: String
  package let bytes: [UInt8]
  package let mimeType: String?
  package let alt: String?
}

/// What a Mastodon server knows of one account, and how it changes.
package struct MastodonHouse: PlayedHouse {
  package enum Route: Hashable, Sendable, CaseIterable {
    case post, upload, media, timeline, source, delete, show, edit, account, instance, nodeInfo
  }

  static let maximumCharacters = 500
  fileprivate static let account = "117020457910412882"

  package let software: MastodonSoftware
  package let token: String
  package private(set) var statuses: [StoredStatus] = []
  package private(set) var kept = 0
  private var pictures: [String: StoredPicture] = [:]
  private var questions: [String: Int] = [:]
  private var firstOfKey: [String: String] = [:]
  private var number = 0
  package var postsAllowed: Int?
  package var questionsUntilReady = 0
  package var dropsPictures = false
  /// Posts of other accounts on the server: whose they are, by their ids.
  package var others: [String: String] = [:]
  /// Keeps posts without their polls, as snac does with what it cannot read.
  package var dropsPolls = false
  /// How long a new post takes to the account's page.
  package var lag = Duration.zero

  package init(_ software: MastodonSoftware, token: String) {
    self.software = software
    self.token = token
  }

  package mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    let isOpen = route == .nodeInfo || route == .instance
    guard isOpen || request.header("Authorization") == "Bearer \(token)" else {
      return .json(401, ["error": "The access token is invalid"])
    }
    switch route {
    case .post: return post(request, at: address)
    case .upload: return upload(request)
    case .media: return media(request.parts[3])
    case .timeline: return timeline(request, at: address)
    case .source: return source(of: request.parts[3])
    case .delete: return delete(request.parts[3])
    case .show:
      let id = request.parts[3]
      guard let other = others[id] else { return again(id, at: address) }
      return .json(["id": id, "account": ["id": "1", "acct": other]] as [String: Any])
    case .edit: return edit(request.parts[3], request, at: address)
    case .account:
      return .json(["id": MastodonHouse.account, "acct": "trust", "username": "trust"])
    case .instance: return software.instance(request)
    case .nodeInfo: return software.nodeInfo(request, at: address)
    }
  }

  private mutating func post(_ request: PlayedRequest, at address: String) -> PlayedAnswer {
    if let left = postsAllowed, left <= 0 { return tooMany(request) }
    let key = request.header("Idempotency-Key")
    if let key, let first = firstOfKey[key] {
      switch software.repeatedKey {
      case .answersFirst: return again(first, at: address)
      case .fails: return PlayedAnswer(500, "<h1>Internal Server Error</h1>")
      case .isIgnored: break
      }
    }
    let fields = formFields(request.text)
    if let fault = fault(in: fields) { return fault }
    let status = keep(fields, request, key)
    postsAllowed = postsAllowed.map { $0 - 1 }
    return .json(headers: limits(request), status.json(at: address))
  }

  private func fault(in fields: [(String, String)]) -> PlayedAnswer? {
    let text = fields.value("status")
    let mediaIDs = fields.values("media_ids[]")
    if text.isEmpty, mediaIDs.isEmpty {
      return .json(422, ["error": "Validation failed: Text can't be blank"])
    }
    if text.count + fields.value("spoiler_text").count > MastodonHouse.maximumCharacters {
      return .json(422, ["error": "Validation failed: Text character limit of 500 exceeded"])
    }
    if mediaIDs.contains(where: { pictures[$0] == nil }) {
      return .json(422, ["error": "Media attachments could not be found"])
    }
    let parent = fields.value("in_reply_to_id")
    if !parent.isEmpty, software != .snac, !statuses.contains(where: { $0.id == parent }) {
      return .json(404, ["error": "Record not found"])
    }
    return nil
  }

  private mutating func keep(
    _ fields: [(String, String)], _ request: PlayedRequest, _ key: String?
  ) -> StoredStatus {
    number += 1
    let parent = fields.value("in_reply_to_id")
    let known = statuses.contains { $0.id == parent }
    let attached = fields.values("media_ids[]").compactMap { pictures.removeValue(forKey: $0) }
    let language = fields.value("language")
    let status = StoredStatus(
      id: "1170205860006\(100_000 + number)", text: fields.value("status"),
      spoiler: fields.value("spoiler_text"), visibility: fields.value("visibility"),
      language: language.isEmpty ? "en" : language, repliesTo: known ? parent : nil,
      pictures: dropsPictures ? [] : attached,
      poll: dropsPolls ? [] : fields.values("poll[options][]"), idempotencyKey: key,
      arrived: request.arrived)
    statuses.append(status)
    kept += 1
    if let key { firstOfKey[key] = status.id }
    return status
  }

  private func again(_ id: String, at address: String) -> PlayedAnswer {
    guard let first = statuses.first(where: { $0.id == id }) else {
      return .json(404, ["error": "Record not found"])
    }
    return .json(first.json(at: address))
  }

  private mutating func upload(_ request: PlayedRequest) -> PlayedAnswer {
    let parts = formParts(request.body, contentType: request.header("Content-Type") ?? "")
    guard let file = parts.first(where: { $0.name == "file" }) else {
      return .json(422, ["error": "Validation failed: File can't be blank"])
    }
    number += 1
    let picture = StoredPicture(
      id: "1170205768942\(100_000 + number)", bytes: file.body, mimeType: file.mimeType,
      alt: parts.first { $0.name == "description" }?.text)
    pictures[picture.id] = picture
    questions[picture.id] = questionsUntilReady
    return .json(questionsUntilReady > 0 ? 202 : 200, picture.json(ready: questionsUntilReady == 0))
  }

  private mutating func media(_ id: String) -> PlayedAnswer {
    guard let picture = pictures[id] else { return .json(404, ["error": "Record not found"]) }
    let left = questions[id] ?? 0
    questions[id] = max(0, left - 1)
    return .json(left > 0 ? 206 : 200, picture.json(ready: left == 0))
  }

  private func timeline(_ request: PlayedRequest, at address: String) -> PlayedAnswer {
    let limit = request.query["limit"].flatMap { Int($0) } ?? 20
    let shown = lag == .zero ? statuses : statuses.filter { $0.arrived <= request.arrived - lag }
    var newestFirst = shown.reversed()[...]
    if let before = request.query["max_id"] { newestFirst = newestFirst.drop { $0.id >= before } }
    return .json(newestFirst.prefix(min(limit, 40)).map { $0.json(at: address) })
  }

  private func source(of id: String) -> PlayedAnswer {
    guard let status = statuses.first(where: { $0.id == id }) else {
      return .json(404, ["error": "Record not found"])
    }
    return .json(["id": id, "text": status.text, "spoiler_text": status.spoiler])
  }

  private mutating func delete(_ id: String) -> PlayedAnswer {
    guard let index = statuses.firstIndex(where: { $0.id == id }) else {
      return .json(404, ["error": "Record not found"])
    }
    return .json(["id": id, "text": statuses.remove(at: index).text])
  }

  /// What an edit does not name is removed, as in the server's update_status_service.rb.
  private mutating func edit(
    _ id: String, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    guard let index = statuses.firstIndex(where: { $0.id == id }),
      let fields = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
    else { return .json(404, ["error": "Record not found"]) }
    statuses[index] = statuses[index].edited(fields)
    return .json(statuses[index].json(at: address))
  }

  private func tooMany(_ request: PlayedRequest) -> PlayedAnswer {
    .json(429, headers: limits(request), ["error": "Too many requests"])
  }

  /// Mastodon names the moment with microseconds and sends no Retry-After.
  private func limits(_ request: PlayedRequest) -> [(String, String)] {
    [
      ("X-RateLimit-Limit", "300"),
      ("X-RateLimit-Remaining", "\(postsAllowed ?? 299)"),
      ("X-RateLimit-Reset", "\(request.arrived + .seconds(600))"),
    ]
  }
}

extension StoredStatus {
  fileprivate func edited(_ fields: [String: Any]) -> StoredStatus {
    let kept = fields["media_ids"] as? [String] ?? []
    let words = (fields["media_attributes"] as? [[String: String]] ?? []).reduce(
      into: [String: String]()
    ) { $0[$1["id"] ?? ""] = $1["description"] }
    return StoredStatus(
      id: id, text: fields["status"] as? String ?? "",
      spoiler: fields["spoiler_text"] as? String ?? "", visibility: visibility,
      language: fields["language"] as? String ?? "en", repliesTo: repliesTo,
      pictures: pictures.filter { kept.contains($0.id) }.map { $0.described(words[$0.id]) },
      poll: [], idempotencyKey: idempotencyKey, arrived: arrived)
  }

  fileprivate func json(at address: String) -> [String: Any] {
    [
      "id": id, "created_at": "\(arrived)", "url": "\(address)/@trust/\(id)",
      "uri": "\(address)/ap/users/1/statuses/\(id)", "visibility": visibility,
      "language": language, "spoiler_text": spoiler, "sensitive": !spoiler.isEmpty,
      "in_reply_to_id": repliesTo ?? NSNull(), "content": "<p>\(text)</p>",
      "media_attachments": pictures.map { $0.json(ready: true) },
      "application": ["name": "campaignd", "website": NSNull()],
      "account": ["id": MastodonHouse.account, "acct": "trust"],
      "poll": poll.isEmpty ? NSNull() : ["options": poll.map { ["title": $0] }] as Any,
    ]
  }
}

extension StoredPicture {
  fileprivate func described(_ words: String?) -> StoredPicture {
    StoredPicture(id: id, bytes: bytes, mimeType: mimeType, alt: words ?? alt)
  }

  fileprivate func json(ready: Bool) -> [String: Any] {
    [
      "id": id, "type": "image", "description": alt ?? NSNull(),
      "url": ready ? "http://localhost/media/\(id).png" : NSNull(),
    ]
  }
}

extension [(String, String)] {
  fileprivate func value(_ name: String) -> String { first { $0.0 == name }?.1 ?? "" }

  fileprivate func values(_ name: String) -> [String] { filter { $0.0 == name }.map(\.1) }
}
