/// A wall time in a zone, as a script asks which instant it names.
package struct WallQuestion: Sendable {
  /// `2027-03-28T01:30`, `2027-03-28 01:30:00` or `20270328T013000`.
  package let wall: String
  package let zone: ZoneRules

  package init(wall: String, zone: ZoneRules) {
    self.wall = wall
    self.zone = zone
  }

  /// `2027-03-28T01:30:00Z`, and how the wall time was read.
  package func answer() throws(RecurrenceFault) -> (utc: String, reading: LocalReading) {
    guard let local = CivilDateTime(wall) ?? basicForm else { throw .badTime(wall) }
    let (instant, reading) = zone.resolve(local)
    return (instant.description, reading)
  }

  private var basicForm: CivilDateTime? {
    if case .local(let time) = CalendarTime(wall) { time } else { nil }
  }
}
