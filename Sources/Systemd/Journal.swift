import CivilTime
import Dispatch
import Foundation
import Synchronization

/// The way to the journal. Whoever records an entry never waits: a thread of its own hands the
/// entries to journald in their order, and where journald does not take them in time the newest
/// are dropped, counted, and reported as soon as there is room again.
package final class Journal: Sendable {
  /// Where entries go.
  package enum Destination: Hashable, Sendable {
    /// journald's own socket, with every field.
    case journald
    /// Readable lines on standard error: the message alone.
    case standardError
  }

  /// What became of the entries so far.
  package struct Tally: Hashable, Sendable {
    /// Recorded, not yet handed on.
    package var waiting = 0
    package var sent = 0
    /// Never handed on, as the queue was full.
    package var dropped = 0
    /// Meant for journald but written to standard error, as journald could not be reached.
    package var diverted = 0
  }

  private let queue: JournalQueue

  /// - Parameters:
  ///   - lossMessageID: the MESSAGE_ID of the entry that reports dropped or diverted entries.
  ///   - capacity: how many entries may wait; a burst of 50,000 in a second fits.
  ///   - socket: journald's socket.
  ///   - standardError: the descriptor that readable lines are written to.
  package init(
    to destination: Destination, lossMessageID: String? = nil, capacity: Int = 65_536,
    socket: String = "/run/systemd/journal/socket", standardError: CInt = 2
  ) {
    let writer = JournalWriter(
      destination: destination, socket: socket, lines: StandardErrorLines(standardError))
    let queue = JournalQueue(capacity: capacity)
    self.queue = queue
    let thread = Thread {
      JournalThread(queue: queue, writer: writer, lossMessageID: lossMessageID).run()
    }
    thread.name = "journal"
    thread.start()
  }

  deinit {
    queue.finish()
  }

  package var tally: Tally { queue.tally }

  /// Hands an entry over; returns at once.
  package func record(_ entry: JournalEntry) {
    queue.append([{ entry }])
  }

  /// Hands over entries that belong together, in their order, with one wake-up for all. They are put
  /// into words later, by the journal's own thread: whoever is in a hurry does not wait for that.
  package func record(_ entries: [@Sendable () -> JournalEntry]) {
    queue.append(entries)
  }

  /// Returns when all that was recorded so far has been handed on, or after `patience`: a stalled
  /// journald must not keep the daemon from stopping.
  /// - Returns: whether everything was handed on.
  @discardableResult
  package func flush(patience: Duration = .seconds(2)) async -> Bool {
    let flush = FlushSignal()
    queue.append(flush)
    let timer = DispatchSource.makeTimerSource()
    timer.setEventHandler { flush.finish(complete: false) }
    timer.schedule(
      deadline: .now() + .microseconds(Int(clamping: patience.microseconds)))
    timer.activate()
    defer { timer.cancel() }
    return await flush.wait()
  }
}

extension Journal.Destination {
  /// journald where systemd started this process with its standard error connected to the journal
  /// ($JOURNAL_STREAM names the very stream), or started it without any (systemd.exec(5));
  /// otherwise standard error, where somebody is watching.
  package static func found(
    in environment: [String: String], standardError: CInt = 2
  ) -> Journal.Destination {
    if let stream = environment["JOURNAL_STREAM"] {
      return stream == streamName(of: standardError) ? .journald : .standardError
    }
    let startedBySystemd =
      environment["INVOCATION_ID"] != nil && environment["SYSTEMD_EXEC_PID"] == String(getpid())
    return startedBySystemd ? .journald : .standardError
  }

  /// `device:inode`, as $JOURNAL_STREAM writes it.
  private static func streamName(of descriptor: CInt) -> String? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    return "\(status.st_dev):\(status.st_ino)"
  }
}
