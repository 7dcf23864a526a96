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
    // As the draft of the IETF counts.
    ("RateLimit-Reset", "37", .seconds(37)),
    // What no server can mean.
    ("Retry-After", "99999999999", .seconds(86_400)),
    ("Retry-After", "9223372036854775807", .seconds(86_400)),
    ("RateLimit-Reset", "9223372036854775807", .seconds(86_400)),
    ("Retry-After", "Sun, 22 Nov 2099 22:58:17 GMT", .seconds(86_400)),
    ("X-RateLimit-Reset", "1795388267000", .seconds(86_400)),
  ]) func `each way of asking us to wait is understood`(
    name: String, value: String, wait: Duration
  ) {
    let headers: HTTPHeaders = [Self.date.0: Self.date.1, name: value]
    #expect(waitAskedFor(by: headers) == wait)
  }

  @Test(arguments: [
    ("RateLimit-Reset", "1795388000"), ("RateLimit-Reset", "-5"), ("Retry-After", "0"),
    ("Retry-After", "-1"), ("Retry-After", "Sun, 22 Nov 2026 22:57:17 GMT"),
  ]) func `to ask again at once is asked by nobody: we wait as long as we think right`(
    name: String, value: String
  ) {
    #expect(waitAskedFor(by: [Self.date.0: Self.date.1, name: value]) == nil)
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
