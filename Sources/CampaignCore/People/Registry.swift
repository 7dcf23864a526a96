import CivilTime

/// The numbers, domains, mailboxes and units the trust vouches for: what is not in here is not known
/// to be right. The file's fields are those of the `--context` of `campaignctl gate scan`.
package struct Registry: Hashable, Sendable {
  package struct Phone: Hashable, Sendable {
    package let name: String
    /// As people write it: `0808 157 0222`.
    package let number: String
    /// `voice` or `sms`.
    package let channel: String?
    package let hours: String?
    package let owner: String?
    package let checkedOn: CivilDate?
    package let expires: CivilDate?
    /// The organisation's own page where the number stands.
    package let source: String?
    package let note: String?

    package init(
      name: String, number: String, channel: String? = nil, hours: String? = nil,
      owner: String? = nil, checkedOn: CivilDate? = nil, expires: CivilDate? = nil,
      source: String? = nil, note: String? = nil
    ) {
      self.name = name
      self.number = number
      self.channel = channel
      self.hours = hours
      self.owner = owner
      self.checkedOn = checkedOn
      self.expires = expires
      self.source = source
      self.note = note
    }
  }

  package struct RetiredPhone: Hashable, Sendable {
    package let name: String
    /// One number, or several with commas between.
    package let number: String
    package let replacedBy: String?
    package let since: String?

    package init(name: String, number: String, replacedBy: String? = nil, since: String? = nil) {
      self.name = name
      self.number = number
      self.replacedBy = replacedBy
      self.since = since
    }
  }

  package struct Unit: Hashable, Sendable {
    package let name: String
    package let kind: String?
    /// Beds or places; nil where it has none to count.
    package let places: Int?

    package init(name: String, kind: String? = nil, places: Int? = nil) {
      self.name = name
      self.kind = kind
      self.places = places
    }
  }

  package struct Locality: Hashable, Sendable {
    package let name: String
    package let population: Int?

    package init(name: String, population: Int? = nil) {
      self.name = name
      self.population = population
    }
  }

  /// Hours of a week, such as Mon-Fri 09:00 to 17:00 on the trust's wall clocks; `from` later than
  /// `to` runs over midnight.
  package struct Hours: Hashable, Sendable {
    package let weekdays: Set<Weekday>
    package let from: TimeOfDay
    package let to: TimeOfDay

    package init(
      weekdays: Set<Weekday> = Set(Weekday.allCases), from: TimeOfDay, to: TimeOfDay
    ) {
      self.weekdays = weekdays
      self.from = from
      self.to = to
    }
  }

  /// A span in which some posts must not go out: a pre-election period, national mourning.
  package struct Window: Hashable, Sendable {
    package let name: String
    package let from: Instant
    package let to: Instant
    /// What may still go out, in words.
    package let allow: String?
    package let owner: String?

    package init(
      name: String, from: Instant, to: Instant, allow: String? = nil, owner: String? = nil
    ) {
      self.name = name
      self.from = from
      self.to = to
      self.allow = allow
      self.owner = owner
    }
  }

  package var trust: String
  package var timeZone: String
  package var ownDomain: String?
  package var approvedDomains: [String]
  package var roleMailboxes: [String]
  package var approvedPhones: [Phone]
  package var retiredPhones: [RetiredPhone]
  package var partnerHandles: [String]
  package var units: [Unit]
  package var localities: [Locality]
  /// Counts of patients below this are small.
  package var smallCountThreshold: Int
  /// How many days what was told about a unit stays in readers' minds.
  package var cumulativeWindowDays: Int
  package var monitoredHours: Hours?
  package var quietHours: Hours?
  package var preElection: [Window]
  package var blackouts: [Window]
  /// The day after which this registry must not be relied on.
  package var expires: CivilDate?

  package init(trust: String, timeZone: String) {
    self.trust = trust
    self.timeZone = timeZone
    ownDomain = nil
    approvedDomains = []
    roleMailboxes = []
    approvedPhones = []
    retiredPhones = []
    partnerHandles = []
    units = []
    localities = []
    smallCountThreshold = 5
    cumulativeWindowDays = 7
    monitoredHours = nil
    quietHours = nil
    preElection = []
    blackouts = []
    expires = nil
  }
}
