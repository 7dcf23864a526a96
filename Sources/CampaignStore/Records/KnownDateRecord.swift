import CampaignCore
import CivilTime

extension Reading {
  /// The dates that were taken note of, those of feeds among them.
  package func knownDates() throws -> [KnownDate] {
    try connection.rows("select body from known_date order by observance, year, feed")
      .map { try $0.json("body", as: KnownDate.self) }
  }
}

extension Transaction {
  /// Takes note of a date; the record tells what was not known, or said otherwise, before.
  package func takeNote(of date: KnownDate, _ note: AuditNote?) throws {
    try connection.send(
      """
      insert into known_date (observance, year, feed, body)
      values (\(date.observance), \(date.year), \(date.feed?.text ?? ""), \(try jsonText(date)))
      on conflict (observance, year, feed) do update set body = excluded.body
      """)
    if let note { record(note) }
  }
}
