// The parts of a Bluesky server's answers that we read (the com.atproto lexicons).

struct BlueskyError: Decodable {
  let error: String
  let message: String?
}

struct BlueskySessionAnswer: Decodable {
  let did: String
  let handle: String
  let accessJwt: String
  let refreshJwt: String
  let didDoc: DIDDocument?

  /// The server that keeps the account, where it is not the one that was asked to sign in.
  var home: String? { didDoc?.home }
}

struct BlueskyRecord: Decodable {
  let uri: String
  let cid: String?
}

struct BlueskyRecords: Decodable {
  let records: [BlueskyRecord]
  let cursor: String?
}

/// What `applyWrites` says of each write; older servers say nothing.
struct BlueskyWrites: Decodable {
  struct Written: Decodable {
    let uri: String?
    let cid: String?
  }

  let results: [Written]?
}

struct BlueskyBlob: Decodable {
  let blob: RecordValue
}
