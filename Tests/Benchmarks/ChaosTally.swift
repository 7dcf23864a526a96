import CivilTime

/// What became of the posts of a burst.
struct ChaosTally {
  var kills = 0
  /// How many posts had not left, or were on their way, when the daemon was killed.
  var openAtKill = 0
  /// On the servers that know keys.
  var lost = 0
  var doubled = 0
  var doubledKeyless = 0
  /// Not out on the server without keys.
  var missingKeyless = 0
  /// Of those, how many nobody was asked to look at.
  var unlisted = 0
  /// What a person was asked to look at.
  var parked = 0
  /// Neither out nor before a person when time was up.
  var unsettled = 0
  /// When the last of what had not left before the kill was out, after the new start.
  var rest: Duration?
  /// When the last doubt of what was on its way was settled: a real Mastodon is given a minute in
  /// which the first request may still arrive.
  var doubts: Duration?

  mutating func add(_ other: ChaosTally) {
    kills += other.kills
    openAtKill += other.openAtKill
    lost += other.lost
    doubled += other.doubled
    doubledKeyless += other.doubledKeyless
    missingKeyless += other.missingKeyless
    unlisted += other.unlisted
    parked += other.parked
    unsettled += other.unsettled
    rest = [rest, other.rest].compactMap(\.self).max()
    doubts = [doubts, other.doubts].compactMap(\.self).max()
  }

  var line: String {
    "\(openAtKill) open; \(lost) lost, \(doubled) doubled; without keys \(doubledKeyless) doubled, "
      + "\(missingKeyless) not out, \(unlisted) of them unlisted; \(parked) parked, "
      + "\(unsettled) unsettled; the rest out \(rest?.inWords ?? "before"), doubts settled "
      + "\(doubts?.inWords ?? "before")"
  }

  var lines: [(String, String)] {
    [
      ("open at the kill", "\(openAtKill)"),
      ("lost with keys", "\(lost)"), ("doubled with keys", "\(doubled)"),
      ("doubled without keys", "\(doubledKeyless)"),
      ("not out without keys", "\(missingKeyless), of them unlisted \(unlisted)"),
      ("parked for a person", "\(parked)"), ("unsettled", "\(unsettled)"),
      ("the rest out", "at most \(rest?.inWords ?? "0 s") after the new start"),
      ("doubts settled", "at most \(doubts?.inWords ?? "0 s") after the new start"),
      ("bars", "0 lost, 0 doubled, 0 unlisted, 0 unsettled, the rest within 5 s"),
    ]
  }
}
