import CampaignCore

/// A part of an iCalendar file from BEGIN to END.
struct ICalendarComponent {
  /// `VEVENT`, in upper case.
  let name: String
  let line: Int
  var properties: [ContentLine] = []
  var components: [ICalendarComponent] = []
  /// The properties that stand in the file but could not be read.
  var unreadable: Set<String> = []

  /// The first property of a name.
  func first(_ name: String) -> ContentLine? {
    properties.first { $0.name == name }
  }

  func all(_ name: String) -> [ContentLine] {
    properties.filter { $0.name == name }
  }

  /// A property's text without blanks around it; nil where it is missing or empty.
  func text(_ name: String) -> String? {
    guard let text = first(name)?.text else { return nil }
    let trimmed = text.trimmingBlanks()
    return trimmed.isEmpty ? nil : trimmed
  }
}

extension String {
  func trimmingBlanks() -> String {
    // Nearly all are plain at both ends: no character has to be looked up.
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self
    }
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

/// Reads components out of lines; what cannot be read is reported and the rest goes on.
struct ICalendarReading {
  let file: String
  private(set) var diagnostics = FeedDiagnostics()
  /// What stands outside of every component that was closed.
  private(set) var calendars: [ICalendarComponent] = []
  private var open: [ICalendarComponent] = []

  /// A component inside a component inside…: calendars have three.
  private static let deepest = 16

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    diagnostics.file = file
    for (line, number) in UnfoldedLines(bytes) { read(line, number) }
    if let unclosed = open.last {
      diagnostics.add(.warning, line: unclosed.line, "\(unclosed.name.shown) has no END")
    }
    while !open.isEmpty { close() }
    if calendars.isEmpty {
      diagnostics.add(
        .error, line: 1, "this is no calendar: there is no BEGIN:VCALENDAR",
        hint: "export the calendar again as .ics")
    }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>, _ number: Int) {
    do throws(ContentLineFault) {
      let line = try ContentLine(bytes, line: number)
      switch line.name {
      case "BEGIN": begin(line)
      case "END": end(line)
      case _ where open.isEmpty:
        diagnostics.add(.warning, line: number, "\(line.name.shown) stands outside of any calendar")
      default: open[open.count - 1].properties.append(line)
      }
    } catch {
      guard case .malformed(let name) = error else { return }
      diagnostics.add(
        .warning, line: number,
        name.isEmpty ? "this line has no name" : "this line of \(name.shown) cannot be read",
        hint: "a line is NAME:value or NAME;PARAMETER=value:value")
      if !open.isEmpty { open[open.count - 1].unreadable.insert(name) }
    }
  }

  private mutating func begin(_ line: ContentLine) {
    guard open.count < ICalendarReading.deepest else {
      diagnostics.add(.warning, line: line.line, "this part lies too deep and is passed over")
      return
    }
    open.append(
      ICalendarComponent(name: line.value.trimmingBlanks().uppercased(), line: line.line))
  }

  private mutating func end(_ line: ContentLine) {
    let name = line.value.trimmingBlanks().uppercased()
    guard let place = open.lastIndex(where: { $0.name == name }) else {
      diagnostics.add(.warning, line: line.line, "END:\(name.shown) ends nothing")
      return
    }
    while open.count > place + 1 {
      diagnostics.add(.warning, line: open[open.count - 1].line, "this part has no END")
      close()
    }
    close()
  }

  private mutating func close() {
    let component = open.removeLast()
    if open.isEmpty {
      calendars.append(component)
    } else {
      open[open.count - 1].components.append(component)
    }
  }
}

/// What there is to say about a feed, at most so much of it as a person reads.
struct FeedDiagnostics {
  var file = ""
  private(set) var list: [Diagnostic] = []
  private var left = FeedLimits.diagnostics

  mutating func add(
    _ severity: Diagnostic.Severity, line: Int, _ message: @autoclosure () -> String,
    hint: @autoclosure () -> String? = nil
  ) {
    guard left > 0 else { return }
    left -= 1
    let location = SourceLocation(file: file, line: line, column: 1)
    list.append(Diagnostic(severity, at: location, message(), hint: hint()))
    if left == 0 {
      list.append(
        Diagnostic(.error, at: location, "there are more faults in this file than are shown"))
    }
  }
}

extension String {
  /// Short enough for a message, and without line breaks.
  var shown: String {
    "'" + prefix(60).map { $0.isNewline ? " " : String($0) }.joined() + (count > 60 ? "…'" : "'")
  }
}

/// How much of a feed is read. Awareness calendars have some hundred events; more is an attack or a
/// mistake.
enum FeedLimits {
  /// Bytes of a file: 6 MB.
  static let bytes = 6_000_000
  static let events = 50_000
  /// Occurrences of one event in the days asked for: daily for ten years and more.
  static let instances = 5000
  /// Occurrences of all events together.
  static let occurrences = 100_000
  static let diagnostics = 1000
}
