import CampaignCore
import CampaignStore
import CivilTime

extension Dispatcher {
  /// What a daemon before us had claimed and never settled: nobody knows whether it is out. Those of
  /// others stand until they run out.
  package func recover() async throws {
    try await books.write(at: clock.now) { [tenure] transaction in
      let reading = transaction.reading
      let claims = try tenure.name.map(reading.claims(of:)) ?? reading.dispatches(in: .claimed)
      for dispatch in claims {
        try transaction.loseClaim(of: dispatch)
      }
      try transaction.releaseUploads(of: tenure.name)
      try transaction.forgetUploads()
    }
  }
}

extension Transaction {
  /// A claim whose daemon, or whose answer, is gone: the request may have left.
  func loseClaim(
    of dispatch: Dispatch, because reason: String = "campaignd ended before an answer came"
  ) throws {
    try save(
      try dispatch.applying(.lose),
      AuditNote(
        .uncertain, dispatch.post.text,
        [
          "dispatch": dispatch.id.text, "account": dispatch.account.text,
          "attempt": String(dispatch.attempt),
          "reason": "\(reason); looking on the account",
        ]))
  }
}
