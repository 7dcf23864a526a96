import Crypto
import Foundation

/// Plays an AT Protocol server on this machine as the reference server's code says: sessions that
/// expire, records under the client's own keys, and bad days. For good days there is `RealPDS`.
package typealias BlueskyPlayer = Player<BlueskyHouse>

extension Player<BlueskyHouse> {
  package static func start() async throws -> BlueskyPlayer { try await start(BlueskyHouse()) }

  /// Ends the session's access; refreshing gives another.
  package func expireAccess() { change { $0.expireAccess() } }

  /// Ends the session's refresh token too, so that only the app password is left.
  package func expireSession() { change { $0.expireSession() } }
}

/// A record as the player keeps it.
package struct StoredRecord: Sendable {
  package let key: String
  package let contentID: String
  /// As it came, in JSON.
  package let json: [UInt8]
}

/// What an AT Protocol server knows of one account, and how it changes.
package struct BlueskyHouse: PlayedHouse {
  package enum Route: String, Hashable, Sendable, CaseIterable {
    case createSession = "com.atproto.server.createSession"
    case refreshSession = "com.atproto.server.refreshSession"
    case uploadBlob = "com.atproto.repo.uploadBlob"
    case putRecord = "com.atproto.repo.putRecord"
    case applyWrites = "com.atproto.repo.applyWrites"
    case getRecord = "com.atproto.repo.getRecord"
    case listRecords = "com.atproto.repo.listRecords"
    case deleteRecord = "com.atproto.repo.deleteRecord"
    case resolveHandle = "com.atproto.identity.resolveHandle"
  }

  package static let did = "did:web:trust.test"
  package static let handle = "trust.test"
  package static let password = "app-password"

  package private(set) var records: [StoredRecord] = []
  /// The thread gates, by the key of their post.
  package private(set) var gates: [String: [UInt8]] = [:]
  package private(set) var kept = 0
  /// How often somebody signed in with the password.
  package private(set) var signIns = 0
  /// Where a missing record is HTTP 500, as on millipds.
  package var failsForMissingRecords = false
  /// Who the account is; told to whoever signs in.
  package var did = BlueskyHouse.did
  /// Others that the server knows, by their handles.
  package var others: [String: String] = [:]
  /// Where threads in one request are unknown.
  package var lacksApplyWrites = false
  /// Sessions by their numbers: whoever signs in takes nobody else's away.
  private var session = 1
  /// Those whose access has run out.
  private var expired = 0
  /// Those that cannot be refreshed any more.
  private var revoked: Set<Int> = []

  package static func route(of request: PlayedRequest) -> Route? {
    request.parts.first == "xrpc" ? request.parts.last.flatMap { Route(rawValue: $0) } : nil
  }

  mutating func expireAccess() { expired = session }

  mutating func expireSession() {
    expired = session
    revoked.formUnion(1...session)
  }

  package mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    switch route {
    case .createSession: return signIn(request)
    case .refreshSession: return refresh(request)
    case .getRecord: return get(request)
    case .listRecords: return list()
    case .resolveHandle: return resolve(request)
    case .uploadBlob: return refusal(of: request) ?? upload(request)
    case .putRecord: return refusal(of: request) ?? put(request)
    case .applyWrites: return refusal(of: request) ?? apply(request)
    case .deleteRecord: return refusal(of: request) ?? delete(request)
    }
  }

  private mutating func signIn(_ request: PlayedRequest) -> PlayedAnswer {
    let input = object(request.body)
    guard input["identifier"] as? String == BlueskyHouse.handle,
      input["password"] as? String == BlueskyHouse.password
    else { return error(401, "AuthenticationRequired", "Invalid identifier or password") }
    signIns += 1
    return newSession()
  }

  private mutating func refresh(_ request: PlayedRequest) -> PlayedAnswer {
    guard let number = number(in: request, after: BlueskyHouse.refreshToken),
      revoked.insert(number).inserted
    else { return error(400, "ExpiredToken", "Token has been revoked") }
    return newSession()
  }

  private mutating func newSession() -> PlayedAnswer {
    session += 1
    return .json([
      "did": did, "handle": BlueskyHouse.handle, "accessJwt": "access-\(session)",
      "refreshJwt": "\(BlueskyHouse.refreshToken)\(session)",
    ])
  }

  /// A JWT as real servers give one: {"alg":"ES256K"}, {"exp":1803081600} and no true signature.
  private static let refreshToken =
    "eyJhbGciOiJFUzI1NksifQ.eyJleHAiOjE4MDMwODE2MDB9.refresh-"

  /// The session that a request's token is of; nil for a token that was never given.
  private func number(in request: PlayedRequest, after token: String) -> Int? {
    let header = request.header("Authorization") ?? ""
    guard header.hasPrefix("Bearer \(token)") else { return nil }
    return Int(header.dropFirst("Bearer \(token)".count)).flatMap {
      (1...session).contains($0) ? $0 : nil
    }
  }

  /// An expired access token is 400, not 401.
  private func refusal(of request: PlayedRequest) -> PlayedAnswer? {
    guard let number = number(in: request, after: "access-") else {
      return error(401, "AuthMissing", "Authentication Required")
    }
    return number <= expired ? error(400, "ExpiredToken", "Token has expired") : nil
  }

  private func upload(_ request: PlayedRequest) -> PlayedAnswer {
    guard request.body.count <= 5 << 20 else {
      return error(413, "PayloadTooLarge", "request entity too large")
    }
    let hash = SHA256.hash(data: request.body)
    let blob: [String: Any] = [
      "$type": "blob", "ref": ["$link": "b" + base32([1, 0x55, 0x12, 0x20] + Array(hash))],
      "mimeType": request.header("Content-Type") ?? "", "size": request.body.count,
    ]
    return .json(["blob": blob])
  }

  private mutating func put(_ request: PlayedRequest) -> PlayedAnswer {
    let input = object(request.body)
    guard let key = input["rkey"] as? String, let record = input["record"] as? [String: Any] else {
      return error(400, "InvalidRequest", "Input must have the property \"record\"")
    }
    return put(
      key, record, input["collection"] as? String, isFirst: input["swapRecord"] is NSNull)
  }

  private mutating func put(
    _ key: String, _ record: [String: Any], _ collection: String?, isFirst: Bool = true
  ) -> PlayedAnswer {
    guard let json = try? JSONSerialization.data(withJSONObject: record, options: .sortedKeys)
    else { return error(400, "InvalidRequest", "Invalid record") }
    if collection == "app.bsky.feed.threadgate" {
      gates[key] = Array(json)
      return .json(["uri": uri(key, in: "threadgate"), "cid": RecordName.of(Array(json)) ?? "?"])
    }
    guard (record["text"] as? String ?? "").count <= 300 else {
      return error(400, "InvalidRequest", "Record/text must not be longer than 300 graphemes")
    }
    let id = RecordName.of(Array(json)) ?? "?"
    if let there = records.first(where: { $0.key == key }) {
      // The same record again is a success that changes nothing.
      if there.contentID == id { return .json(["uri": uri(key), "cid": id]) }
      if isFirst {
        return error(400, "InvalidSwap", "Record was at \(there.contentID)")
      }
      records.removeAll { $0.key == key }
    }
    records.append(StoredRecord(key: key, contentID: id, json: Array(json)))
    kept += 1
    return .json(["uri": uri(key), "cid": id, "validationStatus": "valid"])
  }

  /// All or none; a key that is taken is no XRPC error, and so HTTP 500.
  private mutating func apply(_ request: PlayedRequest) -> PlayedAnswer {
    if lacksApplyWrites { return error(501, "MethodNotImplemented", "Method Not Implemented") }
    var (next, results) = (self, [[String: Any]]())
    for write in object(request.body)["writes"] as? [[String: Any]] ?? [] {
      guard write["$type"] as? String == "com.atproto.repo.applyWrites#create",
        let key = write["rkey"] as? String, let value = write["value"] as? [String: Any]
      else { return error(400, "InvalidRequest", "Only creations are played") }
      let isPost = write["collection"] as? String == "app.bsky.feed.post"
      if isPost ? records.contains(where: { $0.key == key }) : gates[key] != nil {
        return error(500, "InternalServerError", "Internal Server Error")
      }
      let kept = next.put(key, value, write["collection"] as? String)
      guard kept.status == 200 else { return kept }
      results.append(object(kept.body))
    }
    self = next
    return .json(["results": results])
  }

  private func get(_ request: PlayedRequest) -> PlayedAnswer {
    guard let record = records.first(where: { $0.key == request.query["rkey"] }) else {
      return failsForMissingRecords
        ? PlayedAnswer(500, "500 Internal Server Error")
        : error(400, "RecordNotFound", "Could not locate record")
    }
    return .json(json(of: record))
  }

  private func list() -> PlayedAnswer {
    .json(["records": records.sorted { $0.key > $1.key }.prefix(100).map(json)])
  }

  private mutating func delete(_ request: PlayedRequest) -> PlayedAnswer {
    let key = object(request.body)["rkey"] as? String
    records.removeAll { $0.key == key }
    return .json([:] as [String: String])
  }

  private func resolve(_ request: PlayedRequest) -> PlayedAnswer {
    guard let did = request.query["handle"].flatMap({ others[$0] }) else {
      return error(400, "InvalidRequest", "Unable to resolve handle")
    }
    return .json(["did": did])
  }

  private func json(of record: StoredRecord) -> [String: Any] {
    ["uri": uri(record.key), "cid": record.contentID, "value": object(record.json)]
  }

  private func uri(_ key: String, in collection: String = "post") -> String {
    "at://\(did)/app.bsky.feed.\(collection)/\(key)"
  }

  private func error(_ status: Int, _ name: String, _ message: String) -> PlayedAnswer {
    .json(status, ["error": name, "message": message])
  }
}

private func object(_ bytes: [UInt8]) -> [String: Any] {
  (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
}

/// RFC 4648's base32 in lower case, without padding.
private func base32(_ bytes: [UInt8]) -> String {
  let bits = bytes.flatMap { byte in (0..<8).reversed().map { byte >> UInt8($0) & 1 } }
  let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
  return String(
    stride(from: 0, to: bits.count, by: 5).map { start in
      let five = (bits[start...].prefix(5) + [0, 0, 0, 0]).prefix(5)
      return alphabet[five.reduce(0) { $0 << 1 | Int($1) }]
    })
}
