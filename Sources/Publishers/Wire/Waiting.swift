import CampaignCore
import CivilTime
import NIOHTTP1
import Synchronization

/// How long a server that says "too many requests" asks us to wait; nil where it does not say.
///
/// Mastodon names the moment as an ISO 8601 time and sends no Retry-After (rack_attack.rb), Bluesky
/// and X name it in seconds since 1970, GoToSocial sends Retry-After. The moment is counted from the
/// server's own Date, so that a clock that differs from ours does no harm.
func waitAskedFor(by headers: HTTPHeaders) -> Duration? {
  let now = headers.first(name: "Date").flatMap(instant(ofHTTPDate:))
  if let text = headers.first(name: "Retry-After") {
    if let seconds = Int64(text) { return .seconds(max(0, min(seconds, 86_400))) }
    if let now, let until = instant(ofHTTPDate: text) { return max(.zero, until - now) }
  }
  return now.flatMap { renewal(in: headers, after: $0) }
}

/// How many more requests of this kind a server takes, as every answer of Mastodon, Bluesky and X
/// says; nil where it does not, as snac.
func allowance(in headers: HTTPHeaders) -> Allowance? {
  let names = ["X-RateLimit-Remaining", "RateLimit-Remaining", "X-Rate-Limit-Remaining"]
  guard let text = names.lazy.compactMap({ headers.first(name: $0) }).first,
    let remaining = Int(text), let date = headers.first(name: "Date"),
    let now = instant(ofHTTPDate: date), let renewsIn = renewal(in: headers, after: now)
  else { return nil }
  return Allowance(remaining: max(0, remaining), renewsIn: renewsIn)
}

/// How long until the server counts anew.
private func renewal(in headers: HTTPHeaders, after now: Instant) -> Duration? {
  let names = ["X-RateLimit-Reset", "RateLimit-Reset", "X-Rate-Limit-Reset"]
  guard let text = names.lazy.compactMap({ headers.first(name: $0) }).first,
    let until = Int64(text).map({ Instant(seconds: $0) }) ?? Instant(text)
  else { return nil }
  return max(.zero, until - now)
}

/// What the last answer to a post said of how many more may follow, until it is taken.
final class LastAllowance: Sendable {
  private let last = Mutex<Allowance?>(nil)

  func take() -> Allowance? { last.withLock { $0.take() } }

  func note(_ headers: HTTPHeaders) {
    guard let said = allowance(in: headers) else { return }
    last.withLock { $0 = said }
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
