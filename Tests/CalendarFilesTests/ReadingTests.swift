import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

@Suite struct ReadingTests {
  private func campaign(_ text: String) throws -> Campaign {
    let folder = try Folder(["day.yaml": text])
    let (calendar, diagnostics) = folder.read()
    return try #require(calendar, "\(diagnostics)").campaigns[0]
  }

  @Test(arguments: [
    ("day 2, 09:00", EntrySchedule.offset(.init(from: .first, days: 1), TimeOfDay("09:00")!)),
    ("first, 09:00", .offset(.init(from: .first, days: 0), TimeOfDay("09:00")!)),
    ("first - 14, 09:00", .offset(.init(from: .first, days: -14), TimeOfDay("09:00")!)),
    ("last+1,17:00:30", .offset(.init(from: .last, days: 1), TimeOfDay("17:00:30")!)),
    ("2027-02-04 09:30", .local(CivilDateTime("2027-02-04T09:30")!)),
    ("Thursday 2027-02-04 09:30", .local(CivilDateTime("2027-02-04T09:30")!)),
    ("2027-02-04T09:00:00.250Z", .instant(Instant("2027-02-04T09:00:00.25Z")!)),
    ("2027-02-04T10:00+01:00", .instant(Instant("2027-02-04T09:00:00Z")!)),
  ])
  func `a schedule is read as it is said`(text: String, schedule: EntrySchedule) throws {
    let last = "first: 2027-02-04, last: 2027-02-10"
    let day = Folder.day("  - {id: a, at: \"\(text)\", text: Hello}")
      .replacingOccurrences(of: "first: 2027-02-04", with: last)
    #expect(try campaign(day).entries[0].schedule == schedule)
  }

  @Test func `a text knows where its first character stands`() throws {
    let entries = try campaign(
      Folder.day(
        """
          - id: block
            at: day 1, 09:00
            text: |2

                two blanks more

              Good morning
          - id: quoted
            at: day 1, 10:00
            text: "Good morning"
          - id: plain
            at: day 1, 11:00
            text: Good morning
            text-for:
              x: |-
                Morning
        """)
    ).entries
    #expect(entries[0].text == "\n  two blanks more\n\nGood morning")
    #expect(entries[0].textLocation.line == 10)
    #expect(entries[1].textLocation == entries[1].textLocation.at(line: 16, column: 12))
    #expect(entries[2].textLocation == entries[2].textLocation.at(line: 19, column: 11))
    let override = try #require(entries[2].overrides[.x])
    #expect(override.text == "Morning")
    #expect(override.location == override.location.at(line: 22, column: 9))
  }

  @Test func `an entry keeps everything that was written for it`() throws {
    let entry = try campaign(
      Folder.day(
        """
          - id: a
            at: day 1, 09:00
            text: |
              Two lines
              of text

            link: https://harrowmere.example/help
            warning: Talks of grief
            language: cy
            author: ward-manager
            accounts: [trust-mastodon]
            unit: Fellgate
            priority: patient-safety
            late-by: 2 hours
            not-before: 2027-02-04 08:00
            consent: C-2027-014
            hashtags: []
        """)
    ).entries[0]
    #expect(entry.text == "Two lines\nof text")
    #expect(entry.link == "https://harrowmere.example/help")
    #expect(entry.spoiler == "Talks of grief")
    #expect(entry.language == "cy")
    #expect(entry.author == "ward-manager")
    #expect(entry.accounts == ["trust-mastodon"])
    #expect(entry.unit == "Fellgate")
    #expect(entry.priority == "patient-safety")
    #expect(entry.lateBy == .seconds(7200))
    #expect(entry.notBefore == Instant("2027-02-04T08:00:00Z"))
    #expect(entry.consent == "C-2027-014")
    #expect(entry.hashtags == [])
  }

  @Test func `a tweetchat unfolds to a welcome, its questions and a closing word`() throws {
    let entries = try campaign(
      """
      id: day
      title: A chat
      owner: comms-officer
      dates: {first: 2027-02-04, status: confirmed}
      accounts: [trust-mastodon]
      tweetchats:
        - id: chat
          hashtag: TalkWell
          opens: day 1, 23:30
          length: 45 min
          every: 20 min
          welcome: Welcome
          questions: [Why?, When?]
          closing: Thank you
      """
    ).entries
    #expect(entries.map(\.id.text) == ["chat-welcome", "chat-q1", "chat-q2", "chat-closing"])
    #expect(entries.map(\.hashtags) == Array(repeating: ["#TalkWell"], count: 4))
    let first = DayOffset(from: .first, days: 0)
    let next = DayOffset(from: .first, days: 1)
    #expect(
      entries.map(\.schedule) == [
        .offset(first, TimeOfDay("23:30")!), .offset(first, TimeOfDay("23:50")!),
        .offset(next, TimeOfDay("00:10")!), .offset(next, TimeOfDay("00:15")!),
      ])
  }

  @Test func `a thread unfolds to posts that reply to one another`() throws {
    let folder = try Folder([
      "day.yaml": Folder.day(
        "  - {id: a, at: \"day 1, 23:59:59\", text: One, thread: [{text: Two}, {text: Three}]}")
    ])
    let (calendar, diagnostics) = folder.read()
    #expect(diagnostics.filter { $0.severity == .error }.isEmpty)
    let entries = try #require(calendar).campaigns[0].entries
    #expect(entries.map(\.id.text) == ["a", "a-2", "a-3"])
    #expect(entries.map { $0.repliesTo?.text } == [nil, "a", "a-2"])
    #expect(Set(entries.map(\.schedule)) == [entries[0].schedule])
  }

  @Test func `what a thread warns of, and whom it is shown to, holds for all of its parts`() throws
  {
    let entries = try campaign(
      Folder.day(
        """
          - id: a
            at: day 1, 09:00
            text: One
            link: https://harrowmere.example/help
            warning: Talks of grief
            visibility: unlisted
            labels: [graphic-media]
            replies: nobody
            card: {title: Talk to us}
            thread: [{text: Two}, {text: Three}]
        """)
    ).entries
    #expect(entries.map(\.spoiler) == Array(repeating: "Talks of grief", count: 3))
    let further = Presentation(visibility: .unlisted, labels: [.graphicMedia])
    #expect(entries.dropFirst().map(\.presentation) == [further, further])
    #expect(entries[0].presentation?.repliers == .nobody)
  }

  @Test func `what a platform takes neither as a poll nor as a picture is said at its place`()
    throws
  {
    let folder = try Folder([
      "day.yaml": Folder.day(
        """
          - id: a
            at: "day 1, 09:00"
            text: Tea or coffee?
            poll: {options: [Tea], closes-after: 1 min}
        """)
    ])
    let messages = folder.read().1.map(\.message)
    #expect(messages.contains { $0.contains("takes polls of 2 to") })
  }

  @Test func `a picture is known by its bytes and not by its name`() throws {
    let folder = try Folder([
      "day.yaml": Folder.day(
        "  - {id: a, at: \"day 1, 09:00\", text: Hi, media: [{file: a.png, alt: A dot}]}")
    ])
    let gif = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    try folder.write("media/a.png", gif)
    let media = try #require(folder.read().0).campaigns[0].entries[0].media
    #expect(
      media == [
        Media(
          file: "media/a.png", digest: .ofBytes(gif), mimeType: "image/gif", size: gif.count,
          alt: "A dot", dimensions: Media.Dimensions(width: 1, height: 1))
      ])
  }

  @Test func `an observance gives a campaign its days, one year or all`() throws {
    let calendars = """
      observances:
        - id: week
          name: A week
          hashtags: [AWeek]
          years:
            2026: {start: 2026-02-02, end: 2026-02-08, status: provisional}
            2027:
              start: 2027-02-01
              end: 2027-02-07
              status: confirmed
              source: https://week.example
              checked-by: comms-officer
              checked-on: 2026-11-20
              hashtags: [AWeek2027]
      """
    let text = Folder.day("  - {id: a, at: \"day 1, 09:00\", text: Hello}")
      .replacingOccurrences(
        of: "dates: {first: 2027-02-04, status: confirmed}", with: "observance: week")
    let folder = try Folder(["calendars/week.yaml": calendars, "a.yaml": text])
    let calendar = try #require(folder.read().0)
    #expect(calendar.campaigns[0].observance == "week")
    #expect(calendar.campaigns[0].dates.map(\.year) == [2026, 2027])
    #expect(calendar.campaigns[0].dates.map(\.status) == [.provisional, .confirmed])
    #expect(calendar.campaigns[0].dates[1].hashtags == ["#AWeek2027"])
    #expect(calendar.observances[0].years[2027]?.checkedBy == "comms-officer")
  }

  @Test func `a house keeps people, policies and accounts`() throws {
    let house = try #require(
      Folder([
        "house.yaml": """
        trust: Example Trust
        time-zone: Europe/London
        policy: clinical
        people:
          - {id: a, name: A, roles: [approver, clinical-reviewer], logins: [anna, root]}
        policies:
          - id: clinical
            quorum: {approver: 2}
            quorum-for-review: {approver: 1, clinical-reviewer: 1}
            reflection: 1 day
            valid-for: 2 weeks
            needs-advice: true
          - {id: unattended, quorum: {}}
        accounts:
          - {id: m, kind: mastodon, server: "http://127.0.0.1:3000/", credential: m,
             maximum-characters: 5000, handle: "@a@b.example"}
        """
      ]).read().0
    ).house
    let policy = try #require(house.policies["clinical"])
    #expect(house.person(withLogin: "root")?.id == "a")
    #expect(policy.quorum == [.approver: 2])
    #expect(policy.quorumForReview == [.approver: 1, .clinicalReviewer: 1])
    #expect(policy.reflection == .seconds(86_400))
    #expect(policy.validFor == .seconds(14 * 86_400))
    #expect(policy.needsAdvice)
    #expect(house.policies["unattended"]?.quorum == [:])
    let account = try #require(house.accounts["m"])
    #expect(account.server == "http://127.0.0.1:3000")
    #expect(account.maximumCharacters == 5000)
    #expect(account.staysOnThisMachine)
  }
}

extension CampaignCore.SourceLocation {
  fileprivate func at(line: Int, column: Int) -> CampaignCore.SourceLocation {
    CampaignCore.SourceLocation(file: file, line: line, column: column)
  }
}
