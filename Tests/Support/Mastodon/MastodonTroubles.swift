import CivilTime

extension MastodonHouse {
  package func troubles(of route: Route, at now: Instant) -> [BadDay] {
    switch route {
    case .post: BadDay.publishing + BadDay.mistaken + tooMany(at: now)
    case .upload, .timeline, .source, .account:
      BadDay.asking + BadDay.mistaken + tooMany(at: now)
    // Where it cannot be asked what it runs, a real Mastodon is taken for one without keys.
    case .nodeInfo, .instance, .media, .delete, .show, .edit: []
    }
  }

  /// Mastodon names the moment, with microseconds, and sends no Retry-After; GoToSocial sends that;
  /// snac sends nothing of the kind.
  private func tooMany(at now: Instant) -> [BadDay] {
    let headers: [(String, String)]
    switch software {
    case .mastodon:
      headers = [
        ("X-RateLimit-Limit", "300"), ("X-RateLimit-Remaining", "0"),
        ("X-RateLimit-Reset", "\(now + .microseconds(200_556_994))"),
      ]
    case .goToSocial: headers = [("Retry-After", "30")]
    case .snac: return []
    }
    return [.answers(.json(429, headers: headers, ["error": "Too many requests"]))]
  }
}
