import CivilTime
import Glibc

/// The journal for somebody who watches: `09:00:02 published … on trust-mastodon (2 ms late)`.
struct StandardErrorLines: Sendable {
  private let descriptor: CInt

  init(_ descriptor: CInt) {
    self.descriptor = descriptor
  }

  func write(_ entries: [JournalEntry]) {
    let time = Self.timeOfDay(SystemClock.reading())
    var bytes: [UInt8] = []
    for entry in entries { bytes += Self.line(for: entry, at: time).utf8 }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  /// Everyday events stand for themselves; the others say how bad they are.
  static func line(for entry: JournalEntry, at time: String) -> String {
    let level =
      switch entry.priority {
      case .emergency, .alert, .critical: "critical: "
      case .error: "error: "
      case .warning: "warning: "
      case .notice, .info: ""
      case .debug: "debug: "
      }
    return "\(time) \(level)\(shown(entry.message))\n"
  }

  /// Later lines are indented under the first; what a terminal would obey is written out.
  private static func shown(_ message: String) -> String {
    let isPlain = message.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    if isPlain { return message }
    var text = ""
    for scalar in message.unicodeScalars {
      switch scalar.value {
      case 0x0A: text += "\n         "
      case 0x09: text += "\t"
      case 0..<0x20, 0x7F..<0xA0: text += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// On the machine's own clock, as whoever watches has it before them.
  private static func timeOfDay(_ instant: Instant) -> String {
    var seconds = time_t(instant.seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return [local.tm_hour, local.tm_min, local.tm_sec]
      .map { ($0 < 10 ? "0" : "") + String($0) }
      .joined(separator: ":")
  }
}
