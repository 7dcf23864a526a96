import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Foundation

extension CalendarCommand {
  struct Expand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List what takes place in an .ics file on some days.",
      discussion: """
        A line each: as a table on a terminal, else as JSON. What cannot be read is said on standard \
        error, and the rest is listed; exit 65 where anything was left out.
        """)

    @Argument(help: "An iCalendar file, or - for standard input.", completion: .file())
    var file: String

    @OptionGroup var days: DayOptions

    @Flag(help: "Take the file's word for what is confirmed.")
    var trusted = false

    @Option(help: "text, json (one value) or jsonl (one value a line).")
    var format: OutputFormat?

    func run() async throws {
      let format = format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .jsonl)
      let (feed, faults) = read(zones: ZoneFolder())
      let (occurrences, more) = feed.occurrences(
        from: days.from, before: days.to.adding(days: 1), isTrusted: trusted)
      switch format {
      case .text: Terminal.write(OccurrenceText(occurrences).text)
      case .json, .jsonl: try writeJSON(occurrences.map(OccurrenceLine.init), format)
      }
      let diagnostics = (faults + more).inOrderOfPlace()
      try Complaints.write(diagnostics, format)
      if diagnostics.hasErrors { throw ExitCode(ExitStatus.badInput.rawValue) }
    }

    private func read(zones: ZoneFolder) -> (CalendarFeed, [Diagnostic]) {
      guard file == "-" else { return CalendarFeed.read(at: file, zones: zones.rules) }
      let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      return CalendarFeed.read(bytes, file: "standard input", zones: zones.rules)
    }
  }

  /// One occurrence as contract.md has it, with the file's own word for its status and the line it
  /// stands in.
  private struct OccurrenceLine: Encodable {
    let occurrence: FeedOccurrence

    init(_ occurrence: FeedOccurrence) {
      self.occurrence = occurrence
    }

    private enum CodingKeys: String, CodingKey {
      case uid, summary, kind, start, end, tz, status, origin, written, line
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(occurrence.uid, forKey: .uid)
      try fields.encode(occurrence.summary, forKey: .summary)
      try fields.encode(occurrence.start.kind, forKey: .kind)
      try fields.encode(occurrence.start.description, forKey: .start)
      try fields.encode(occurrence.end.description, forKey: .end)
      // A day has no zone: said, rather than left out.
      try fields.encode(occurrence.timeZone, forKey: .tz)
      try fields.encode(occurrence.status, forKey: .status)
      try fields.encode(occurrence.origin, forKey: .origin)
      try fields.encode(occurrence.writtenStatus, forKey: .written)
      try fields.encode(occurrence.line, forKey: .line)
    }
  }
}

/// The occurrences of a feed for people: a line each.
private struct OccurrenceText {
  let text: String

  init(_ occurrences: [FeedOccurrence]) {
    let times = occurrences.map { occurrence in
      occurrence.days ?? "\(occurrence.start) to \(occurrence.end)"
    }
    let width = times.map(\.count).max() ?? 0
    let lines = zip(occurrences, times).map { occurrence, time in
      let zone = occurrence.timeZone.map { " (\($0))" } ?? ""
      let summary = occurrence.summary.split(whereSeparator: \.isNewline).joined(separator: " ")
      return "\(padded(time, width))  \(padded(occurrence.status.rawValue, 11))  \(summary)\(zone)"
    }
    text = lines.isEmpty ? "nothing on these days\n" : lines.map { $0 + "\n" }.joined()
  }
}

extension FeedOccurrence {
  /// Whole days with the last included, as people say them; nil for times.
  fileprivate var days: String? {
    guard case .date(let first) = start, case .date(let after) = end else { return nil }
    let last = after.adding(days: -1)
    return last <= first ? "\(first)" : "\(first) to \(last)"
  }
}
