import CampaignCore
import CampaignStore
import CivilTime

/// The house in one line, as `systemctl status` shows it on a morning:
/// `next: 09:00 launch → trust-mastodon; 3 wait for approval; hold: none`.
package struct StatusLine: Hashable, Sendable {
  /// The post that goes out next.
  package var next: Dispatch?
  /// Posts still to come that wait for an approver.
  package var waiting = 0
  package var holds: [Hold] = []
  /// Posts of which nobody knows whether they are out.
  package var uncertain = 0
  package var stopped: [Account.ID] = []
  /// Whether the newest calendar is not the one in force.
  package var hasFaults = false

  package init() {}

  /// - Parameter now: what the clock shows; a post of another day is shown with its date.
  package func text(at now: Instant) -> String {
    var parts = [nextWords(at: now), waitingWords, holdWords]
    if uncertain > 0 { parts.append("\(uncertain) uncertain") }
    if !stopped.isEmpty {
      parts.append("stopped: \(stopped.sorted().map(\.text).joined(separator: ", "))")
    }
    if hasFaults { parts.append("the calendar has faults") }
    return parts.joined(separator: "; ")
  }

  private func nextWords(at now: Instant) -> String {
    guard let next else { return "next: nothing is scheduled" }
    let time = next.localTime
    let today = CivilDateTime(at: now, offset: next.offset).date
    let day = time.date == today ? "" : "\(time.date) "
    return "next: \(day)\(time.time.hourAndMinute) \(next.entry) → \(next.account)"
  }

  private var waitingWords: String {
    switch waiting {
    case 0: "none waits for approval"
    case 1: "1 waits for approval"
    default: "\(waiting) wait for approval"
    }
  }

  private var holdWords: String {
    guard let first = holds.first else { return "hold: none" }
    return holds.count == 1 ? "hold: \(first.scope)" : "hold: \(holds.count) holds"
  }
}

extension Dispatch {
  /// How far its wall clock runs ahead of UTC at its slot, in seconds.
  fileprivate var offset: Int {
    Int((slot.local.instant(offset: 0) - slot.instant).microseconds / 1_000_000)
  }

  /// When it is tried next, on its slot's wall clock.
  fileprivate var localTime: CivilDateTime {
    notBefore > slot.instant ? CivilDateTime(at: notBefore, offset: offset) : slot.local
  }

  /// The entry's name within `campaign/year/entry/local date/account`.
  fileprivate var entry: String {
    let parts = post.text.split(separator: "/")
    return parts.count == 5 ? String(parts[2]) : post.text
  }
}

extension TimeOfDay {
  fileprivate var hourAndMinute: String {
    let (hour, minute) = (String(hour), String(minute))
    return (hour.count == 1 ? "0" : "") + hour + ":" + (minute.count == 1 ? "0" : "") + minute
  }
}

extension Desk {
  /// The house in one line; a sentence why not, where the store does not answer.
  package func statusWords() async -> String {
    do {
      return try await statusLine().text(at: clock.now)
    } catch {
      return "the store does not answer: \(error)"
    }
  }

  /// What the house has to say in one line, from the store as it is now.
  package func statusLine() async throws -> StatusLine {
    let now = clock.now
    var line = try await books.read { reading in
      var line = StatusLine()
      line.next = try reading.nextDispatch()
      line.waiting = try reading.waitingCounts(after: now)[.inReview] ?? 0
      line.holds = try reading.holds(at: now)
      line.uncertain = try reading.dispatches(in: .uncertain).count
      line.stopped = try reading.stoppedAccounts().keys.sorted()
      return line
    }
    line.hasFaults = faults.hasErrors
    return line
  }
}
