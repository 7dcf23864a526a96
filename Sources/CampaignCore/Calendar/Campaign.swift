import CivilTime

/// What the trust says about one thing over some days: when, where, in whose name, and every post.
package struct Campaign: Hashable, Sendable {
  package typealias ID = CampaignCore.ID<Campaign>

  package let id: ID
  package let title: String
  /// Who plans it and writes what names no author of its own.
  package let owner: Person.ID
  package let timeZone: String
  /// The day or week of others that it belongs to, if it is not the trust's own.
  package let observance: Observance.ID?
  /// Whether it comes in every year of its observance, also in those without a record.
  package let comesEveryYear: Bool
  /// Years it was chosen for and that a feed has not dated yet.
  package let awaitedYears: Set<Int>
  package let dates: [CampaignDates]
  /// Put at the end of each post that does not carry them and has none of its own.
  package let hashtags: [String]
  /// Hashtags that no post of this campaign may carry.
  package let neverHashtags: [String]
  package let accounts: [Account.ID]
  package let policy: ApprovalPolicy.ID
  /// Posts that some holds spare, such as `patient-safety`.
  package let priority: String?
  /// The ward or service that the posts speak of, where they speak of one.
  package let unit: String?
  package let entries: [CalendarEntry]
  package let location: SourceLocation

  package init(
    id: ID, title: String, owner: Person.ID, timeZone: String,
    observance: Observance.ID? = nil, comesEveryYear: Bool = false,
    awaitedYears: Set<Int> = [], dates: [CampaignDates], hashtags: [String] = [],
    neverHashtags: [String] = [], accounts: [Account.ID],
    policy: ApprovalPolicy.ID, priority: String? = nil, unit: String? = nil,
    entries: [CalendarEntry], location: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.timeZone = timeZone
    self.observance = observance
    self.comesEveryYear = comesEveryYear
    self.awaitedYears = awaitedYears
    self.dates = dates
    self.hashtags = hashtags
    self.neverHashtags = neverHashtags
    self.accounts = accounts
    self.policy = policy
    self.priority = priority
    self.unit = unit
    self.entries = entries
    self.location = location
  }

  /// Whether it comes, or shall come, in a year.
  package func comes(in year: Int) -> Bool {
    comesEveryYear || awaitedYears.contains(year) || dates.contains { $0.year == year }
  }
}

/// The first and last day of a campaign in one year. A campaign belongs to the year of its first day.
package struct CampaignDates: Hashable, Sendable {
  package let year: Int
  package let first: CivilDate
  /// The last day, included.
  package let last: CivilDate
  package let status: DateStatus
  /// Hashtags of this year alone, such as `#EDAW2027`.
  package let hashtags: [String]

  package init(
    year: Int, first: CivilDate, last: CivilDate, status: DateStatus, hashtags: [String] = []
  ) {
    self.year = year
    self.first = first
    self.last = last
    self.status = status
    self.hashtags = hashtags
  }
}

/// One post as it stands in a campaign's file, before it has a day and an account.
package struct CalendarEntry: Hashable, Sendable {
  package typealias ID = CampaignCore.ID<CalendarEntry>

  package let id: ID
  package let schedule: EntrySchedule
  package let text: String
  /// Other words for one platform.
  package let overrides: [Platform: PlacedText]
  /// Hashtags of this entry in place of the campaign's; empty for none.
  package let hashtags: [String]?
  package let media: [Media]
  package let link: String?
  /// A content warning shown before the text, where the platform has one.
  package let spoiler: String?
  /// The language of the text, as BCP 47 names it.
  package let language: String
  package let repliesTo: ID?
  /// The part before it in a run, such as a tweetchat: where that one fails, the rest stays away.
  package let follows: ID?
  package let author: Person.ID
  /// The accounts of this entry, where they are not all of the campaign's.
  package let accounts: [Account.ID]?
  package let unit: String?
  package let priority: String?
  /// How late it may still go out; then it is missed.
  package let lateBy: Duration
  /// An embargo: never before this, whatever the schedule says.
  package let notBefore: Instant?
  /// The record of the consent of those whom the post is about.
  package let consent: String?
  package let poll: Poll?
  package let presentation: Presentation?
  package let location: SourceLocation
  /// Where its text begins in the file, so that findings can point at the line.
  package let textLocation: SourceLocation

  package init(
    id: ID, schedule: EntrySchedule, text: String, overrides: [Platform: PlacedText] = [:],
    hashtags: [String]? = nil, media: [Media] = [], link: String? = nil, spoiler: String? = nil,
    language: String = "en",
    repliesTo: ID? = nil, follows: ID? = nil, author: Person.ID, accounts: [Account.ID]? = nil,
    unit: String? = nil, priority: String? = nil, lateBy: Duration = .seconds(900),
    notBefore: Instant? = nil,
    consent: String? = nil, poll: Poll? = nil, presentation: Presentation? = nil,
    location: SourceLocation, textLocation: SourceLocation
  ) {
    self.id = id
    self.schedule = schedule
    self.text = text
    self.overrides = overrides
    self.hashtags = hashtags
    self.media = media
    self.link = link
    self.spoiler = spoiler
    self.language = language
    self.repliesTo = repliesTo
    self.follows = follows
    self.author = author
    self.accounts = accounts
    self.unit = unit
    self.priority = priority
    self.lateBy = lateBy
    self.notBefore = notBefore
    self.consent = consent
    self.poll = poll
    self.presentation = presentation
    self.location = location
    self.textLocation = textLocation
  }
}

/// Words, and where they begin in the file they were written in.
package struct PlacedText: Hashable, Sendable {
  package let text: String
  package let location: SourceLocation

  package init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }
}

/// When an entry is due: counted from its campaign's days, or on a day of its own.
package enum EntrySchedule: Hashable, Sendable {
  /// `day 2, 09:00` and `last + 1, 17:00`: a day counted from the campaign's first or last.
  case offset(DayOffset, TimeOfDay)
  /// `2027-02-04 09:30`, on the campaign's wall clocks.
  case local(CivilDateTime)
  /// `2027-02-04T09:00:00.250Z`.
  case instant(Instant)
}

/// A day counted from a campaign's first or last day.
package struct DayOffset: Hashable, Sendable {
  package enum Anchor: String, Hashable, Sendable {
    case first, last
  }

  package let anchor: Anchor
  /// 0 is the anchor itself.
  package let days: Int

  package init(from anchor: Anchor, days: Int) {
    self.anchor = anchor
    self.days = days
  }

  /// The day this names in a campaign of these dates.
  package func date(in dates: CampaignDates) -> CivilDate {
    switch anchor {
    case .first: dates.first.adding(days: days)
    case .last: dates.last.adding(days: days)
    }
  }
}

/// A picture with the words for those who cannot see it.
package struct Media: Hashable, Codable, Sendable {
  /// The file's path below the campaigns folder.
  package let file: String
  /// The digest of the file's bytes: another picture under the same name is another post.
  package let digest: Digest
  /// `image/png` and the like.
  package let mimeType: String
  /// The file's size in bytes.
  package let size: Int
  /// Nil where nobody has written any.
  package let alt: String?
  /// Its width and height in pixels; nil where they are not known.
  package let dimensions: Dimensions?
  /// What must stay in view where the picture is cropped; nil leaves it to the platform.
  package let focus: Focus?

  package init(
    file: String, digest: Digest, mimeType: String, size: Int, alt: String?,
    dimensions: Dimensions? = nil, focus: Focus? = nil
  ) {
    self.file = file
    self.digest = digest
    self.mimeType = mimeType
    self.size = size
    self.alt = alt
    self.dimensions = dimensions
    self.focus = focus
  }

  /// In pixels.
  package struct Dimensions: Hashable, Codable, Sendable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// From the middle: -1000 is the left or lower edge, 1000 the right or upper one.
  package struct Focus: Hashable, Codable, Sendable {
    package let x: Int
    package let y: Int

    package init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }

    /// `-0.250,0.500`, as Mastodon takes it.
    package var text: String { "\(Focus.decimal(x)),\(Focus.decimal(y))" }

    private static func decimal(_ thousandths: Int) -> String {
      let digits = String(1000 + abs(thousandths) % 1000).dropFirst()
      return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(digits)"
    }
  }
}
