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
      var rest = items[...]
      while !rest.isEmpty {
        let entries = rest.prefix(JournalThread.atOnce).prefix { $0.entry != nil }
        write(entries.compactMap(\.entry), reachable: isReachable)
        rest = rest.dropFirst(entries.count)
        while case .flush(let signal) = rest.first {
          signal.finish(complete: true)
          rest.removeFirst()
        }
      }
      if isReachable { reportLosses(since: &reported) }
    }
  }

  /// So many entries are put into words before any of them is handed on: lines for standard error
  /// then cost one call for all.
  private static let atOnce = 128

  private func write(_ entries: [@Sendable () -> JournalEntry], reachable: Bool) {
    guard !entries.isEmpty else { return }
    let diverted = writer.write(entries.map { $0() }, reachable: reachable)
    queue.settle(entries.count, diverted: diverted)
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
    _ = writer.write([entry], reachable: true)
  }

  /// A reader of standard error that went away must not end the daemon.
  private func blockBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}

/// Puts entries where they belong.
struct JournalWriter {
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

  /// - Returns: how many went to standard error though they should have gone to journald.
  func write(_ entries: [JournalEntry], reachable: Bool) -> Int {
    switch destination {
    case .standardError:
      lines.write(entries)
      return 0
    case .journald:
      let diverted = entries.filter { !(reachable && send($0)) }
      if !diverted.isEmpty { lines.write(diverted) }
      return diverted.count
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

extension JournalQueue.Item {
  fileprivate var entry: (@Sendable () -> JournalEntry)? {
    if case .entry(let entry) = self { entry } else { nil }
  }
}
