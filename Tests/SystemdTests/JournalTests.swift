import Foundation
import Testing

@testable import Systemd

@Suite
struct JournalTests {
  @Test
  func `without systemd an entry is a line on standard error`() async throws {
    let screen = Pipe()
    let journal = Journal(
      to: .standardError, standardError: screen.fileHandleForWriting.fileDescriptor)
    journal.record(JournalEntry("published edaw-2027/day-1 on trust-mastodon", priority: .notice))
    journal.record(JournalEntry("token expires\ntomorrow", priority: .warning))
    #expect(await journal.flush())

    let lines = text(screen, bytes: 4_096).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].dropFirst(8) == " published edaw-2027/day-1 on trust-mastodon")
    #expect(lines[1].dropFirst(8) == " warning: token expires")
    #expect(lines[2] == "         tomorrow")
  }

  @Test
  func `a line shows what a terminal would obey`() {
    let entry = JournalEntry("a\u{1B}[2Jb\rc", priority: .error)
    #expect(
      StandardErrorLines.line(for: entry, at: "09:00:02")
        == "09:00:02 error: a\\u{1b}[2Jb\\u{d}c\n")
  }

  @Test
  func `where journald's socket is missing entries go to standard error and are counted`()
    async throws
  {
    let screen = Pipe()
    let journal = Journal(
      to: .journald, socket: "/nonexistent/socket",
      standardError: screen.fileHandleForWriting.fileDescriptor)
    journal.record(JournalEntry("published"))
    #expect(await journal.flush())
    #expect(journal.tally == Journal.Tally(waiting: 0, sent: 0, dropped: 0, diverted: 1))
    #expect(text(screen, bytes: 4_096).hasSuffix(" published\n"))
  }

  @Test
  func `a stalled reader holds up nobody, and what it cost is reported when it moves again`()
    async throws
  {
    let screen = Pipe()
    let journal = Journal(
      to: .standardError, capacity: 100,
      standardError: screen.fileHandleForWriting.fileDescriptor)
    // Longer than the pipe holds, so that the journal's thread is stuck writing it.
    journal.record(JournalEntry(String(repeating: "x", count: 1_000_000)))
    for number in 0..<1_000 { journal.record(JournalEntry("line \(number)")) }
    #expect(await journal.flush(patience: .milliseconds(1)) == false)
    let dropped = journal.tally.dropped
    #expect(dropped >= 899)

    let reading = Task.detached { try screen.fileHandleForReading.readToEnd() }
    #expect(await journal.flush(patience: .seconds(60)))
    journal.record(JournalEntry("moving again"))
    #expect(await journal.flush(patience: .seconds(60)))
    try screen.fileHandleForWriting.close()
    let shown = String(decoding: try #require(try await reading.value), as: UTF8.self)
    #expect(shown.contains("line 0\n"))
    #expect(!shown.contains("line 999\n"))
    #expect(shown.contains("warning: \(dropped) journal entries were lost"))
  }

  @Test
  func `a reader who went away does not end the process`() async throws {
    let screen = Pipe()
    try screen.fileHandleForReading.close()
    let journal = Journal(
      to: .standardError, standardError: screen.fileHandleForWriting.fileDescriptor)
    journal.record(JournalEntry("to nobody"))
    #expect(await journal.flush())
  }

  @Test
  func `the journal is used where systemd connected standard error to it`() throws {
    let log = Pipe()
    let descriptor = log.fileHandleForWriting.fileDescriptor
    var status = stat()
    #expect(fstat(descriptor, &status) == 0)
    let stream = "\(status.st_dev):\(status.st_ino)"
    func found(_ environment: [String: String]) -> Journal.Destination {
      .found(in: environment, standardError: descriptor)
    }
    #expect(found(["JOURNAL_STREAM": stream]) == .journald)
    #expect(found(["JOURNAL_STREAM": "1:2", "INVOCATION_ID": "x"]) == .standardError)
    #expect(found(["INVOCATION_ID": "x", "SYSTEMD_EXEC_PID": "\(getpid())"]) == .journald)
    #expect(found(["INVOCATION_ID": "x", "SYSTEMD_EXEC_PID": "1"]) == .standardError)
    #expect(found([:]) == .standardError)
  }

  private func text(_ pipe: Pipe, bytes: Int) -> String {
    var buffer = [UInt8](repeating: 0, count: bytes)
    let count = read(pipe.fileHandleForReading.fileDescriptor, &buffer, bytes)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}
