import CivilTime

/// When a post is due: a time on the wall, and the one instant it names.
package struct Slot: Hashable, Codable, Sendable {
  package typealias Reading = LocalReading

  package let local: CivilDateTime
  package let timeZone: String
  package let instant: Instant
  package let reading: Reading
  /// The moment after which the post is missed rather than late.
  package let deadline: Instant

  package init(
    local: CivilDateTime, timeZone: String, instant: Instant, reading: Reading, deadline: Instant
  ) {
    self.local = local
    self.timeZone = timeZone
    self.instant = instant
    self.reading = reading
    self.deadline = deadline
  }
}

/// One entry on one day of one year: what is to be said then, before it is told to any account.
package struct Occurrence: Hashable, Sendable {
  package typealias ID = CampaignCore.ID<Occurrence>

  /// `campaign/year/entry/local date`.
  package let id: ID
  package let campaign: Campaign.ID
  package let entry: CalendarEntry
  package let slot: Slot
  package let status: DateStatus
  /// The hashtags its posts carry, in this year.
  package let hashtags: [String]
  /// The occurrence it replies to, in the same campaign and year.
  package let repliesTo: ID?
  /// The occurrence before it in its run.
  package let follows: ID?

  package init(
    id: ID, campaign: Campaign.ID, entry: CalendarEntry, slot: Slot, status: DateStatus,
    hashtags: [String] = [], repliesTo: ID? = nil, follows: ID? = nil
  ) {
    self.id = id
    self.campaign = campaign
    self.entry = entry
    self.slot = slot
    self.status = status
    self.hashtags = hashtags
    self.repliesTo = repliesTo
    self.follows = follows
  }
}
