import CivilTime

extension BlueskyHouse {
  package func troubles(of route: Route, at now: Instant) -> [BadDay] {
    switch route {
    case .putRecord, .applyWrites:
      BadDay.publishing + BadDay.mistaken + [tooMany(at: now), BlueskyHouse.expiredToken]
    case .uploadBlob, .getRecord, .listRecords:
      BadDay.asking + BadDay.mistaken + [tooMany(at: now), BlueskyHouse.expiredToken]
    case .createSession, .refreshSession, .resolveHandle:
      BadDay.asking + BadDay.mistaken + [tooMany(at: now)]
    case .deleteRecord: []
    }
  }

  /// The access token runs out at this very request; 400, not 401.
  private static let expiredToken = BadDay.answers(
    .json(400, ["error": "ExpiredToken", "message": "Token has expired"]))

  private func tooMany(at now: Instant) -> BadDay {
    .answers(
      .json(
        429,
        headers: [
          ("RateLimit-Limit", "5000"), ("RateLimit-Remaining", "0"),
          ("RateLimit-Reset", "\(now.seconds + 90)"), ("Retry-After", "90"),
        ], ["error": "RateLimitExceeded", "message": "Rate Limit Exceeded"]))
  }
}
