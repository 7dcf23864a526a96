import CampaignCore
import CivilTime

/// A report of a live event as it could go out a day later: without the time of day, so that nobody
/// who was there can tell which hour, and which person, it was.
package struct DelayedPost: Hashable, Sendable {
  package let text: String
  /// A day after the post was due; nil where it had no slot.
  package let due: Instant?

  /// Nil where nothing in the text is told as it happens.
  package init?(_ subject: GateSubject, _ verdict: GateVerdict) {
    let moments = verdict.findings.filter { $0.rule == "quasi.live-event" && $0.field == .text }
    guard !moments.isEmpty else { return nil }
    var scalars = Array(subject.text.unicodeScalars)
    for moment in moments.reversed() where moment.end <= scalars.count {
      let start = DelayedPost.start(of: moment.start, scalars)
      scalars.removeSubrange(start..<DelayedPost.end(of: moment.end, scalars))
    }
    text = DelayedPost.begun(scalars)
    due = subject.when.map { $0.instant + .seconds(86_400) }
  }

  /// The word that leads to a time goes with it: `at 10:40 this morning`.
  private static func start(of time: Int, _ scalars: [Unicode.Scalar]) -> Int {
    guard time > 0, scalars[time - 1] == " " else { return time }
    var start = time - 1
    while start > 0, scalars[start - 1].properties.isAlphabetic { start -= 1 }
    let word = String(String.UnicodeScalarView(scalars[start..<(time - 1)])).lowercased()
    return leading.contains(word) ? start : time
  }

  private static let leading: Set = [
    "about", "after", "around", "at", "before", "by", "circa", "from", "since", "till", "until",
  ]

  /// The sign and the space after a time go with it.
  private static func end(of start: Int, _ scalars: [Unicode.Scalar]) -> Int {
    var end = start
    while end < scalars.count, " ,:;.-\u{2013}\u{2014}".unicodeScalars.contains(scalars[end]) {
      end += 1
    }
    return end
  }

  /// With a capital at the beginning of each line that lost its own.
  private static func begun(_ scalars: [Unicode.Scalar]) -> String {
    let text = String(String.UnicodeScalarView(scalars))
    let rest = text.drop { $0 == " " }
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }
}
