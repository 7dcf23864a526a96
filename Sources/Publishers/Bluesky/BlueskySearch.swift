import CampaignCore

/// Looks under our own key which record is there, on the server that keeps the account: what others
/// show of it lags behind.
struct BlueskySearch {
  let line: BlueskyLine
  let key: String

  enum Outcome {
    case found(BlueskyRecord, BlueskySession.Access)
    case absent
    case undecided(String)
  }

  func isAbsent() async throws(PublishFailure) -> Bool {
    if case .absent = try await run() { true } else { false }
  }

  func run() async throws(PublishFailure) -> Outcome {
    let outcome = try await line.ask { access in
      "/xrpc/com.atproto.repo.getRecord?\(place(in: access))&rkey=\(key)"
    }
    switch outcome {
    case .answered(let answer, let access):
      if let record = json(BlueskyRecord.self, in: answer.body) { return .found(record, access) }
      return try await list()
    case .refused(let refusal, _) where refusal.name == "RecordNotFound": return .absent
    // Some servers answer 401 or 500 for a record that is not there.
    case .refused: return try await list()
    }
  }

  /// The newest hundred: our key is among them or has not been used, for keys rise with time.
  private func list() async throws(PublishFailure) -> Outcome {
    let outcome = try await line.ask { access in
      "/xrpc/com.atproto.repo.listRecords?\(place(in: access))&limit=100"
    }
    switch outcome {
    case .refused(let refusal, _): throw refusal.failure.beforePublishing
    case .answered(let answer, let access):
      guard let records = json(BlueskyRecords.self, in: answer.body)?.records else {
        return .undecided("\(access.wire.server.host) does not show the account's posts.")
      }
      if let record = records.first(where: { key(of: $0) == key }) { return .found(record, access) }
      let reachesFar = records.count < 100 || records.contains { key(of: $0) < key }
      return reachesFar
        ? .absent : .undecided("The account has too many posts since then to see them all.")
    }
  }

  private func place(in access: BlueskySession.Access) -> String {
    "repo=\(percentEncoded(access.did))&collection=\(BlueskyPost.collection)"
  }

  private func key(of record: BlueskyRecord) -> String {
    record.uri.split(separator: "/").last.map(String.init) ?? ""
  }
}
