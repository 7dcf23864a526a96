import CampaignCore
import CivilTime

/// A file of `calendars/`: the days, weeks and months that others hold too, with what is known of
/// each year.
struct ObservanceFile {
  private(set) var observances: [Observance] = []
  private(set) var feeds: [Feed] = []

  init(_ file: SourceFile, people: Names, declared: inout Declared) {
    guard let root = file.yaml() else { return }
    var fields = Fields(root)
    guard fields.isMapping else { return }
    feeds = fields.take("feeds").map(readFeeds) ?? []
    let list = feeds.isEmpty ? fields.need("observances") : fields.take("observances")
    for item in list?.list() ?? [] {
      var fields = Fields(item)
      guard fields.isMapping else { continue }
      let idCursor = fields.need("id")
      if let id = idCursor?.id(of: Observance.self), let idCursor,
        declared.add(id.text, kind: "observance", at: idCursor)
      {
        observances.append(observance(id, &fields, people))
      }
      fields.finish()
    }
    fields.finish()
  }

  private func observance(
    _ id: Observance.ID, _ fields: inout Fields, _ people: Names
  ) -> Observance {
    let name = fields.need("name")?.line()
    let organiser = fields.take("organiser")?.line()
    let hashtags = fields.take("hashtags")?.hashtags() ?? []
    let region = fields.take("region")?.line()
    let rules = readRules(&fields)
    let everyYear = readEvidence(fields.take("every-year"), rules, people)
    let leadTime = fields.take("lead-time")?.duration() ?? Observance.usualLeadTime
    _ = fields.take("notes")
    var years: [Int: (record: ObservanceYear, place: Cursor)] = [:]
    for (key, value) in fields.take("years")?.members() ?? [] {
      guard let year = key.named("year").integer(1900...2999),
        let record = yearRecord(year, value, people)
      else { continue }
      years[year] = (record, value)
    }
    warnOfRepeatedDays(years, rules)
    return Observance(
      id: id, name: name ?? id.text, organiser: organiser, hashtags: hashtags, region: region,
      rules: rules, everyYear: everyYear, years: years.mapValues(\.record), leadTime: leadTime,
      location: fields.cursor.location)
  }

  private func yearRecord(_ year: Int, _ cursor: Cursor, _ people: Names) -> ObservanceYear? {
    var fields = Fields(cursor)
    guard fields.isMapping else { return nil }
    defer { fields.finish() }
    let startCursor = fields.need("start")
    let start = startCursor?.date()
    let endCursor = fields.take("end")
    let end = endCursor?.date()
    let status = fields.need("status", hint: "provisional, until the organiser's page is checked")?
      .choice(DateStatus.self)
    let source = fields.take("source")?.webAddress()
    let checkedBy = fields.take("checked-by").flatMap { people.reference($0, to: Person.self) }
    let checkedOn = fields.take("checked-on")?.date()
    let theme = fields.take("theme")?.line()
    let hashtags = fields.take("hashtags")?.hashtags() ?? []
    if status == .confirmed { needEvidence(fields) }
    guard let start, let startCursor, let status, endCursor == nil || end != nil else { return nil }
    if start.year != year {
      startCursor.fault("the first day is not in \(year), the year it stands under")
    }
    if let end, end < start { endCursor?.fault("'end' is before 'start'") }
    return ObservanceYear(
      status: status, start: start, end: max(end ?? start, start), source: source,
      checkedBy: checkedBy,
      checkedOn: checkedOn, theme: theme, hashtags: hashtags)
  }

  /// No rule is evidence of a date: who says it is confirmed says where it stands and who looked.
  private func needEvidence(_ fields: Fields) {
    let missing = ["source", "checked-by", "checked-on"].filter { fields.place(of: $0) == nil }
    guard !missing.isEmpty, let place = fields.place(of: "status") else { return }
    fields.cursor.file.report(
      at: place, "a confirmed date says who checked it: \(missing.joined(separator: ", ")) missing",
      hint: "write status: provisional until somebody has seen the organiser's page")
  }
}
