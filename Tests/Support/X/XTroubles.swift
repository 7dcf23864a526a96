import CivilTime

extension XHouse {
  package func troubles(of route: Route, at now: Instant) -> [BadDay] {
    switch route {
    case .post:
      // By OAuth 2 the token may run out at this very request. By OAuth 1.0a none does.
      BadDay.publishing + BadDay.mistaken + [tooMany(at: now)]
        + (accessToken == nil ? [] : [.answers(.json(401, ["title": "Unauthorized"]))])
    case .upload, .me, .timeline: BadDay.asking + BadDay.mistaken + [tooMany(at: now)]
    case .describe: BadDay.asking + BadDay.mistaken
    // A lost answer would take the refresh token, which is good once, with it.
    case .token: [.cutsBefore, .answers(PlayedAnswer(503, "<h1>Service Unavailable</h1>"))]
    case .uploadStatus, .delete: []
    }
  }

  private func tooMany(at now: Instant) -> BadDay {
    .answers(
      .json(
        429,
        headers: [
          ("x-rate-limit-limit", "100"), ("x-rate-limit-remaining", "0"),
          ("x-rate-limit-reset", "\(now.seconds + 120)"),
        ], ["title": "Too Many Requests"]))
  }
}
