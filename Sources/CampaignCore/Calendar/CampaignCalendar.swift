/// Everything a campaigns folder says, read whole and checked: what the daemon plans from.
package struct CampaignCalendar: Hashable, Sendable {
  package let house: House
  package let registry: Registry
  package let observances: [Observance]
  package let campaigns: [Campaign]
  /// The calendars of others that dates are taken from.
  package let feeds: [Feed]

  package init(
    house: House, registry: Registry, observances: [Observance], campaigns: [Campaign],
    feeds: [Feed] = []
  ) {
    self.house = house
    self.registry = registry
    self.observances = observances
    self.campaigns = campaigns
    self.feeds = feeds
  }
}
