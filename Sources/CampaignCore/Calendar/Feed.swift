import CivilTime

/// A calendar of somebody else that the house follows for the dates of some observances.
package struct Feed: Hashable, Sendable {
  package typealias ID = CampaignCore.ID<Feed>

  /// Where it is read.
  package enum Source: Hashable, Sendable {
    /// A file below the campaigns folder.
    case file(String)
    /// An address that the daemon asks from time to time; its last good copy is kept.
    case address(String)
  }

  package let id: ID
  package let source: Source
  /// Whether its STATUS:CONFIRMED confirms a date here.
  package let isTrusted: Bool
  /// What the feed calls the observances we follow it for: a name, the year left off, or a UID.
  package let events: [Observance.ID: String]
  package let location: SourceLocation

  package init(
    id: ID, source: Source, isTrusted: Bool, events: [Observance.ID: String],
    location: SourceLocation
  ) {
    self.id = id
    self.source = source
    self.isTrusted = isTrusted
    self.events = events
    self.location = location
  }

  /// Nil where it is a file.
  package var address: String? {
    if case .address(let address) = source { address } else { nil }
  }
}

/// What one reading of a feed says of the observances it is followed for.
package struct FeedReading: Hashable, Sendable {
  package let feed: Feed
  package let dates: [Observance.ID: [ObservanceYear]]

  package init(feed: Feed, dates: [Observance.ID: [ObservanceYear]]) {
    self.feed = feed
    self.dates = dates
  }

  func record(of observance: Observance.ID, in year: Int) -> ObservanceYear? {
    dates[observance]?.first { $0.start.year == year }
  }
}

/// A date that the house works to, as it was last read and taken note of.
package struct KnownDate: Hashable, Codable, Sendable {
  package let observance: Observance.ID
  package let record: ObservanceYear
  /// The feed that says so; nil for what stands in the house's own files.
  package let feed: Feed.ID?

  package init(observance: Observance.ID, record: ObservanceYear, feed: Feed.ID? = nil) {
    self.observance = observance
    self.record = record
    self.feed = feed
  }

  package var year: Int { record.start.year }
  /// `observance/year`, as the record calls it.
  package var subject: String { "\(observance)/\(year)" }
}

/// Something that only a person can say: what it is about waits until then.
package struct OpenQuestion: Hashable, Codable, Sendable {
  /// The same whenever the same thing is asked: nobody is asked twice.
  package let key: String
  /// A post, or an observance's year.
  package let subject: String
  /// What happened, and what to do, in sentences.
  package let words: String
  /// The campaigns that are put on hold with it.
  package let holds: [Campaign.ID]

  package init(key: String, subject: String, words: String, holds: [Campaign.ID] = []) {
    self.key = key
    self.subject = subject
    self.words = words
    self.holds = holds
  }
}
