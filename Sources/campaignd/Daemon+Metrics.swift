import CampaignEngine
import Console
import Systemd

extension Daemon {
  /// The house in numbers, with those of the journal.
  @Sendable func metrics() async -> MetricsAnswer {
    do {
      var exposition = try await desk.exposition(meters)
      exposition.add(journal.tally)
      return .numbers(exposition)
    } catch {
      return .unavailable("the store does not answer: \(error)")
    }
  }
}

extension Exposition {
  fileprivate mutating func add(_ tally: Journal.Tally) {
    add(
      "campaignd_journal_entries_total", .counter,
      "Entries for the journal since the start: handed to journald, dropped as the queue was full, "
        + "or written to standard error instead.",
      [
        Sample(tally.sent, ("fate", "sent")), Sample(tally.dropped, ("fate", "dropped")),
        Sample(tally.diverted, ("fate", "diverted")),
      ])
    add(
      "campaignd_journal_waiting", .gauge, "Entries that wait to be handed to journald.",
      Sample(tally.waiting))
  }
}
