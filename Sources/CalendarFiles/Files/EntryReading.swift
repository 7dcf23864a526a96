import CampaignCore
import CivilTime

/// Reads the entries of one campaign, with what they have in common.
struct EntryReading {
  /// Nil where the campaign's owner is not known; that has been said.
  let author: Person.ID?
  let timeZone: String?
  let lateBy: Duration
  let language: String
  let surroundings: CampaignFile.Surroundings
  private(set) var entries: [CalendarEntry] = []
  /// The ids that are written in the file, also those of entries with faults of their own.
  private(set) var declared = Declared()
  /// Where the polls and pictures of entries stand.
  private(set) var places: [CalendarEntry.ID: (poll: SourceLocation?, media: SourceLocation?)] = [:]
  /// Where each reply names the entry it follows.
  private(set) var replies: [CalendarEntry.ID: (to: CalendarEntry.ID, cursor: Cursor)] = [:]

  init(
    author: Person.ID?, timeZone: String?, lateBy: Duration, language: String,
    surroundings: CampaignFile.Surroundings
  ) {
    self.author = author
    self.timeZone = timeZone
    self.lateBy = lateBy
    self.language = language
    self.surroundings = surroundings
  }

  mutating func readEntries(_ cursor: Cursor?) {
    guard let items = cursor?.list() else { return }
    entries.reserveCapacity(items.count)
    for item in items {
      var fields = Fields(item)
      guard fields.isMapping else { continue }
      let idCursor = fields.need("id")
      let id = idCursor?.id(of: CalendarEntry.self)
      let entry = entry(id ?? "", &fields)
      let parts = entry.map { thread(after: $0, fields.take("thread")) }
      if entry == nil { _ = fields.take("thread") }
      fields.finish()
      guard let id, let idCursor, declared.add(id.text, kind: "entry", at: idCursor) else {
        continue
      }
      if let entry { entries.append(entry) }
      for part in parts ?? [] where declared.add(part.id.text, kind: "entry", at: idCursor) {
        entries.append(part)
      }
    }
  }

  private mutating func entry(_ id: CalendarEntry.ID, _ fields: inout Fields) -> CalendarEntry? {
    let schedule = fields.need("at", hint: "add a line 'at: day 1, 09:00'")?.schedule()
    let text = fields.need("text", hint: "add a line 'text: |' and the words below it")?
      .placedText()
    let overrides = fields.take("text-for").map(overrides) ?? [:]
    let hashtags = fields.take("hashtags")?.hashtags()
    let pictures = fields.take("media")
    let media = pictures.map { surroundings.media.media($0) } ?? []
    let link = fields.take("link")?.webAddress()
    let spoiler = fields.take("warning")?.line()
    let language = fields.take("language")?.languageTag() ?? language
    let repliesTo = reply(fields.take("reply-to"), of: id)
    let author = fields.take("author").map { surroundings.people.reference($0, to: Person.self) }
    let accounts = fields.take("accounts")?.list()
      .compactMap { surroundings.accounts.reference($0, to: Account.self) }
    let unit = fields.take("unit")?.line()
    let priority = fields.take("priority")?.line()
    let lateBy = fields.take("late-by")?.duration() ?? lateBy
    let notBefore = fields.take("not-before").flatMap(moment)
    let consent = fields.take("consent")?.line()
    let question = fields.take("poll")
    let poll = question.flatMap(readPoll)
    if question != nil || pictures != nil {
      places[id] = (question?.location, pictures?.location)
    }
    let presentation = readPresentation(&fields)
    guard let schedule, let text, let author = author ?? self.author else { return nil }
    return CalendarEntry(
      id: id, schedule: schedule, text: text.text, overrides: overrides, hashtags: hashtags,
      media: media, link: link, spoiler: spoiler, language: language, repliesTo: repliesTo,
      author: author, accounts: accounts, unit: unit, priority: priority, lateBy: lateBy,
      notBefore: notBefore, consent: consent, poll: poll, presentation: presentation,
      location: fields.cursor.location,
      textLocation: text.location)
  }

  private func overrides(_ cursor: Cursor) -> [Platform: PlacedText] {
    var overrides: [Platform: PlacedText] = [:]
    for (key, value) in cursor.members() {
      let platform = key.named("platform").choice(Platform.self)
      if let platform, let text = value.placedText() { overrides[platform] = text }
    }
    return overrides
  }

  private mutating func reply(
    _ cursor: Cursor?, of entry: CalendarEntry.ID
  ) -> CalendarEntry.ID? {
    guard let cursor, let id: CalendarEntry.ID = cursor.id() else { return nil }
    replies[entry] = (id, cursor)
    return id
  }

  /// A moment with its zone, or a time on the campaign's wall clocks.
  private func moment(_ cursor: Cursor) -> Instant? {
    guard let text = cursor.line() else { return nil }
    if let instant = Instant(text) { return instant }
    guard let local = CivilDateTime(text) else {
      cursor.fault("'\(cursor.name)' is a date with a time", hint: "write 2027-02-04 09:30")
      return nil
    }
    return timeZone.flatMap(surroundings.zones.rules)?.resolve(local).instant
  }

  mutating func readTweetchats(_ cursor: Cursor?) {
    for item in cursor?.list() ?? [] {
      var fields = Fields(item)
      guard fields.isMapping else { continue }
      let idCursor = fields.need("id")
      let chat = tweetchat(idCursor, &fields)
      let accounts = fields.take("accounts")?.list()
        .compactMap { surroundings.accounts.reference($0, to: Account.self) }
      let unit = fields.take("unit")?.line()
      let lateBy = fields.take("late-by")?.duration() ?? .seconds(300)
      fields.finish()
      guard let chat, let author, let idCursor else { continue }
      let unfolded = chat.entries(
        author: author, accounts: accounts, unit: unit, priority: nil, language: language,
        lateBy: lateBy)
      entries += unfolded.filter { declared.add($0.id.text, kind: "entry", at: idCursor) }
    }
  }
}

extension Cursor {
  /// A language as BCP 47 names it: `en`, `cy`, `zh-Hans`.
  func languageTag() -> String? {
    guard let text = line() else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let allowed = parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard allowed, (2...3).contains(parts[0].count), parts[0].allSatisfy(\.isLetter) else {
      fault("'\(name)' is a language by its code", hint: "write \(name): en, or cy for Welsh")
      return nil
    }
    return text
  }
}
