import CSystemd
import Glibc

/// The journal's own thread: the only one that a stalled journald can hold up.
struct JournalThread {
  let queue: JournalQueue
  let writer: JournalWriter
  let lossMessageID: String?

  func run() {
    blockBrokenPipes()
    var reported = Journal.Tally()
    while let items = queue.next() {
      let isReachable = writer.isReachable
      for item in items {
        switch item {
        case .entry(let entry): queue.settle(writer.write(entry(), reachable: isReachable))
        case .flush(let signal): signal.finish(complete: true)
        }
      }
      if isReachable { reportLosses(since: &reported) }
    }
  }

  private func reportLosses(since reported: inout Journal.Tally) {
    let tally = queue.tally
    let dropped = tally.dropped - reported.dropped
    let diverted = tally.diverted - reported.diverted
    guard dropped + diverted > 0 else { return }
    reported = tally
    var entry = JournalEntry(
      "\(dropped) journal entries were lost and \(diverted) went to standard error only, "
        + "as journald did not take them in time",
      priority: .warning, messageID: lossMessageID)
    entry["N_DROPPED"] = String(dropped)
    entry["N_DIVERTED"] = String(diverted)
    _ = writer.write(entry, reachable: true)
  }

  /// A reader of standard error that went away must not end the daemon.
  private func blockBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}

/// Puts one entry where it belongs.
struct JournalWriter {
  enum Outcome {
    case sent
    case diverted
  }

  let destination: Journal.Destination
  let socket: String
  let lines: StandardErrorLines

  /// sd_journal_sendv answers 0 where the socket does not exist, so silence is no success: look.
  var isReachable: Bool {
    switch destination {
    case .journald: access(socket, W_OK) == 0
    case .standardError: true
    }
  }

  func write(_ entry: JournalEntry, reachable: Bool) -> Outcome {
    switch destination {
    case .standardError:
      lines.write(entry)
      return .sent
    case .journald:
      if reachable, send(entry) { return .sent }
      lines.write(entry)
      return .diverted
    }
  }

  private func send(_ entry: JournalEntry) -> Bool {
    var bytes: [UInt8] = []
    var lengths: [Int] = []
    func add(_ name: String, _ value: String) {
      let start = bytes.count
      bytes += name.utf8
      bytes.append(UInt8(ascii: "="))
      bytes += value.utf8
      lengths.append(bytes.count - start)
    }
    add("MESSAGE", entry.message)
    add("PRIORITY", String(entry.priority.rawValue))
    for field in entry.fields { add(field.name.text, field.value) }
    return bytes.withUnsafeMutableBytes { bytes in
      var start = bytes.baseAddress
      let vectors = lengths.map { length in
        defer { start = start?.advanced(by: length) }
        return iovec(iov_base: start, iov_len: length)
      }
      return sd_journal_sendv(vectors, CInt(vectors.count)) == 0
    }
  }
}
