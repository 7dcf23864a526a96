import CivilTime
import NIOHTTP1
import Testing

@testable import Publishers

@Suite struct WaitingTests {
  private static let date = ("Date", "Sun, 22 Nov 2026 22:57:17 GMT")

  @Test(arguments: [
    // Mastodon, as recorded; GoToSocial; Bluesky; X.
    ("X-RateLimit-Reset", "2026-11-22T23:02:17.556994Z", Duration.microseconds(300_556_994)),
    ("X-Ratelimit-Reset", "2026-11-22T23:02:06.000Z", .seconds(289)),
    ("RateLimit-Reset", "1795388267", .seconds(30)),
    ("x-rate-limit-reset", "1795388297", .seconds(60)),
    ("Retry-After", "30", .seconds(30)),
    ("Retry-After", "Sun, 22 Nov 2026 22:58:17 GMT", .seconds(60)),
    // A moment that has gone by, and one a server cannot mean.
    ("RateLimit-Reset", "1795388000", .zero), ("Retry-After", "99999999999", .seconds(86_400)),
  ]) func `each way of asking us to wait is understood`(
    name: String, value: String, wait: Duration
  ) {
    let headers: HTTPHeaders = [Self.date.0: Self.date.1, name: value]
    #expect(waitAskedFor(by: headers) == wait)
  }

  @Test func `without the server's own time a moment says nothing`() {
    #expect(waitAskedFor(by: ["X-RateLimit-Reset": "2026-11-22T23:02:17Z"]) == nil)
    #expect(waitAskedFor(by: [:]) == nil)
  }

  @Test(arguments: [
    "", "Sunday, 22-Nov-26 22:57:17 GMT", "Sun, 31 Feb 2026 00:00:00 GMT",
    "Sun, 22 Nov 2026 25:57:17 GMT", "Sun, 22 Nov 2026 22:57:17 CET",
  ]) func `what is no date of HTTP is none`(text: String) {
    #expect(instant(ofHTTPDate: text) == nil)
  }
}
