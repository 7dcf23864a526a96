import ArgumentParser
import CampaignEngine
import Foundation

/// How the answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people; free to be beautiful.
  case text
  /// One JSON value.
  case json
  /// One JSON value a line.
  case jsonl
}

struct FormatOptions: ParsableArguments {
  @Option(help: "text, json (one value) or jsonl (one value a line).")
  var format = OutputFormat.text
}

/// Standard output and standard error, as people and scripts read them.
enum Terminal {
  /// Colour only on a terminal, and never where NO_COLOR is set (no-color.org).
  static var inColour: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty != false
  }

  static var errorsInColour: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty != false
  }

  static func write(_ text: String) {
    guard let fault = put(text, on: STDOUT_FILENO) else { return }
    // Whoever read it has enough, as `head`: this program ends as by SIGPIPE, which the network's
    // library has taken away.
    if fault == EPIPE { _exit(128 + SIGPIPE) }
    complain("campaignctl: the answer cannot be written: \(String(cString: strerror(fault)))\n")
    _exit(ExitStatus.tryLater.rawValue)
  }

  /// Where errors go nowhere, nobody can be told.
  static func complain(_ text: String) {
    _ = put(text, on: STDERR_FILENO)
  }

  /// - Returns: the number of what went wrong; nil where all is written.
  private static func put(_ text: String, on descriptor: CInt) -> CInt? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Says what is wrong and what to type, and carries the code to leave with.
  static func refusal(_ status: ExitStatus, _ message: String, hint: String? = nil) -> ExitCode {
    complain("campaignctl: \(message)\n")
    if let hint { complain("hint: \(hint)\n") }
    return ExitCode(status.rawValue)
  }

  enum Colour: Int {
    case red = 31
    case green, yellow, blue, magenta, cyan
    case grey = 90
  }

  static func coloured(_ text: String, _ colour: Colour) -> String {
    inColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  static func bold(_ text: String) -> String {
    inColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

/// A value as one line of JSON, with its keys in a stable order.
func jsonLine(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// Values as the asked format has them: a list in JSON, a line each in JSON lines.
func writeJSON(_ values: [some Encodable], _ format: OutputFormat) throws {
  let lines = try values.map(jsonLine)
  switch format {
  case .json: Terminal.write("[\(lines.joined(separator: ",\n"))]\n")
  case .jsonl, .text: Terminal.write(lines.map { $0 + "\n" }.joined())
  }
}
