import CampaignCore
import CivilTime

/// A file that holds one campaign.
struct CampaignFile {
  /// What the rest of the folder says, which a campaign refers to.
  struct Surroundings {
    let people: Names
    let policies: Names
    let accounts: Names
    let observances: [Observance.ID: Observance]
    let observanceNames: Names
    /// Observances whose dates come from a feed.
    let followed: Set<Observance.ID>
    /// Nil where `house.yaml` could not be read.
    let house: House?
    let zones: ZoneFolder
    let media: MediaShelf
  }

  /// Nil where what is missing leaves no campaign to speak of.
  private(set) var campaign: Campaign?

  /// - Parameter declared: the campaigns that were read before.
  init(_ file: SourceFile, in surroundings: Surroundings, declared: inout Declared) {
    guard let root = file.yaml() else { return }
    var fields = Fields(root)
    guard fields.isMapping else { return }
    defer { fields.finish() }
    let idCursor = fields.need("id")
    let id = idCursor?.id(of: Campaign.self)
    let title = fields.need("title")?.line()
    let owner = fields.need("owner", hint: "a person of house.yaml")
      .flatMap { surroundings.people.reference($0, to: Person.self) }
    let timeZone = fields.take("time-zone").flatMap { zoneName($0, surroundings.zones) }
    let days = readDates(&fields, surroundings)
    let accounts = fields.need("accounts", hint: "accounts of house.yaml, as [id, id]")?.list()
      .compactMap { surroundings.accounts.reference($0, to: Account.self) }
    let policy = fields.take("policy").flatMap {
      surroundings.policies.reference($0, to: ApprovalPolicy.self)
    }
    let hashtags = fields.take("hashtags")?.hashtags() ?? []
    let neverHashtags = fields.take("never-hashtags")?.hashtags() ?? []
    let priority = fields.take("priority")?.line()
    let unit = fields.take("unit")?.line()
    var reading = EntryReading(
      author: owner, timeZone: timeZone ?? surroundings.house?.timeZone,
      lateBy: fields.take("late-by")?.duration() ?? .seconds(900),
      language: fields.take("language")?.languageTag() ?? "en", surroundings: surroundings)
    reading.readEntries(fields.take("entries"))
    reading.readTweetchats(fields.take("tweetchats"))
    reading.checkReplies(campaignAccounts: accounts ?? [])
    reading.checkHashtags(never: neverHashtags, in: file)
    reading.checkPlatforms(
      campaignAccounts: accounts ?? [], house: surroundings.house, in: file)
    if reading.entries.isEmpty, fields.place(of: "entries") == nil,
      fields.place(of: "tweetchats") == nil
    {
      root.fault("the campaign has no entries", hint: "add a line 'entries:' and a first '- id:'")
    }
    guard let id, let idCursor,
      declared.add(id.text, kind: "campaign", at: idCursor),
      let title, let owner, let days, let house = surroundings.house
    else { return }
    campaign = Campaign(
      id: id, title: title, owner: owner, timeZone: timeZone ?? house.timeZone,
      observance: days.observance, comesEveryYear: days.comesEveryYear,
      awaitedYears: days.awaitedYears, dates: days.dates, hashtags: hashtags,
      neverHashtags: neverHashtags,
      accounts: accounts ?? [], policy: policy ?? house.defaultPolicy, priority: priority,
      unit: unit, entries: reading.entries, location: root.location)
  }
}
