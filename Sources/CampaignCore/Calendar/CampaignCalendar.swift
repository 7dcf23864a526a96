/// Everything a campaigns folder says, read whole and checked: what the daemon plans from.
package struct CampaignCalendar: Hashable, Sendable {
  package let house: House
  package let registry: Registry
  package let observances: [Observance]
  package let campaigns: [Campaign]
  /// The calendars of others that dates are taken from.
  package let feeds: [Feed]
  /// What the trust adds to the safety gate.
  package let trustRules: TrustRules

  package init(
    house: House, registry: Registry, observances: [Observance], campaigns: [Campaign],
    feeds: [Feed] = [], trustRules: TrustRules = .none
  ) {
    self.trustRules = trustRules
    self.house = house
    self.registry = registry
    self.observances = observances
    self.campaigns = campaigns
    self.feeds = feeds
  }
}
