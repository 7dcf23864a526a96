import CampaignCore
import CivilTime
import NIOHTTP1
import Synchronization

/// How long a server that says "too many requests" asks us to wait; nil where it does not say.
///
/// Mastodon names the moment as an ISO 8601 time and sends no Retry-After (rack_attack.rb), Bluesky
/// and X name it in seconds since 1970, GoToSocial sends Retry-After. The moment is counted from the
/// server's own Date, so that a clock that differs from ours does no harm. More than a day no server
/// means, and none at all is no answer: then we wait as long as we think right ourselves.
func waitAskedFor(by headers: HTTPHeaders) -> Duration? {
  guard let said = wait(in: headers), said > .zero else { return nil }
  return min(said, longestWait)
}

/// X's longest window is a day.
private let longestWait = Duration.seconds(86_400)

private func wait(in headers: HTTPHeaders) -> Duration? {
  let now = headers.first(name: "Date").flatMap(instant(ofHTTPDate:))
  if let text = headers.first(name: "Retry-After") {
    if let seconds = Int64(text) { return .seconds(seconds) }
    if let now, let until = instant(ofHTTPDate: text) { return until - now }
  }
  guard let now else { return nil }
  return LimitHeaders.ofAccount.lazy.compactMap { renewal(in: headers, named: $0, after: now) }
    .first
}

/// What names a limit in an answer's headers begin with, each with `Remaining` and `Reset` behind it.
enum LimitHeaders {
  /// How many more requests of this kind a server takes from an account, as every answer of Mastodon,
  /// Bluesky and X says; X counts a day apart.
  static let ofAccount = ["X-RateLimit-", "RateLimit-", "X-Rate-Limit-", "X-User-Limit-24hour-"]
  /// X counts the posts of a day by application too, whichever account they are for; its documentation
  /// has the limit ("10,000 / 24 h per app", x-api/fundamentals/rate-limits), its answers these names.
  static let ofPlatform = ["X-App-Limit-24hour-"]
}

/// The narrowest of such limits; nil where the server names none, as snac.
func allowance(in headers: HTTPHeaders, named names: [String]) -> Allowance? {
  guard let now = headers.first(name: "Date").flatMap(instant(ofHTTPDate:)) else { return nil }
  let said = names.compactMap { name -> Allowance? in
    guard let remaining = headers.first(name: name + "Remaining").flatMap({ Int($0) }),
      let renewsIn = renewal(in: headers, named: name, after: now)
    else { return nil }
    return Allowance(remaining: max(0, remaining), renewsIn: renewsIn)
  }
  return said.min { ($0.remaining, $1.renewsIn) < ($1.remaining, $0.renewsIn) }
}

/// How long until the server counts anew: at most a day.
private func renewal(in headers: HTTPHeaders, named name: String, after now: Instant) -> Duration? {
  guard let text = headers.first(name: name + "Reset"),
    let until = Int64(text).map({ moment(ofReset: $0, after: now) }) ?? Instant(text)
  else { return nil }
  return min(max(.zero, until - now), longestWait)
}

/// Seconds since 1970, or from now on as the IETF's draft has it (draft-ietf-httpapi-ratelimit-headers):
/// no moment since 2001 is as small as any wait.
private func moment(ofReset seconds: Int64, after now: Instant) -> Instant {
  seconds < 1_000_000_000 ? now + .seconds(max(0, seconds)) : Instant(seconds: seconds)
}

/// What the last answer to a post said of how many more may follow, until it is taken.
final class LastAllowance: Sendable {
  private let last = Mutex<Allowance?>(nil)
  private let lastOfPlatform = Mutex<Allowance?>(nil)

  func take() -> Allowance? { last.withLock { $0.take() } }

  func takeOfPlatform() -> Allowance? { lastOfPlatform.withLock { $0.take() } }

  func note(_ headers: HTTPHeaders) {
    if let said = allowance(in: headers, named: LimitHeaders.ofAccount) {
      last.withLock { $0 = said }
    }
    if let said = allowance(in: headers, named: LimitHeaders.ofPlatform) {
      lastOfPlatform.withLock { $0 = said }
    }
  }
}

/// Reads `Sun, 22 Nov 2026 22:57:17 GMT` (RFC 9110, 5.6.7); nil for the obsolete forms.
func instant(ofHTTPDate text: String) -> Instant? {
  let parts = text.split(separator: " ")
  guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
    let month = months.firstIndex(of: String(parts[2])), let time = TimeOfDay(parts[4]),
    let date = CivilDate(year: year, month: month + 1, day: day)
  else { return nil }
  return CivilDateTime(date: date, time: time).instant(offset: 0)
}

private let months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]
