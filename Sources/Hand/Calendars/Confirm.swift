import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Foundation

extension CalendarCommand {
  struct Confirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Confirm the date of a year, after looking at the organiser's page.",
      discussion: """
        Writes the year's record into the observance's file, with the address, your name and the \
        day; the folder must pass 'check' with it. Then a running daemon is asked to read the \
        calendar, and puts the confirmation into its record; one that does not run does so when it \
        next reads it.
        """)

    @Argument(help: "The observance's id, as 'calendar list --format json' has it.")
    var observance: String

    @Option(help: "The year.")
    var year: Int

    @Option(help: "The first day.")
    var start: CivilDate

    @Option(help: "The last day, included; by default as long as its rule, or its record, has it.")
    var end: CivilDate?

    @Option(help: "The organiser's page that has the date (https://…).")
    var source: String

    @Option(help: "The campaigns folder.", completion: .directory)
    var folder = "Campaigns"

    @OptionGroup var desk: DeskOptions

    mutating func validate() throws {
      guard start.year == year else {
        throw ValidationError("--start \(start) is not in \(year)")
      }
      guard end.map({ $0 >= start }) ?? true else {
        throw ValidationError("--end is before --start")
      }
      guard source.hasPrefix("https://"), source.utf8.count > 8 else {
        throw ValidationError("--source is the address of a page: https://…")
      }
    }

    func run() async throws {
      let calendar = try FolderOptions.calendar(folder)
      let known = try find(in: calendar)
      let record = record(
        of: known, by: try person(in: calendar.house), on: Today.date(in: calendar.house))
      let proposal = try proposal(record, of: known)
      try proposal.check { _, diagnostics in
        // Among them the marks of last year's date.
        Complaints.write(diagnostics.filter { $0.location.file == proposal.path })
      }
      try proposal.write()
      Terminal.write(
        "\(known.name) \(year) is confirmed: \(span(record.start, record.end)), in "
          + "\(proposal.path)\n")
      sayWhatTheRuleExpected(known, record)
      try await tellDaemon()
    }

    private func find(in calendar: CampaignCalendar) throws -> Observance {
      if let known = calendar.observances.first(where: { $0.id.text == observance }) {
        return known
      }
      let near = calendar.observances.map(\.id.text).sorted().filter { id in
        observance.split(separator: "-").contains { id.contains($0) }
      }
      throw Terminal.refusal(
        .badInput, "no file of calendars/ has an observance '\(observance)'",
        hint: near.isEmpty
          ? "campaignctl calendar list shows them" : "one of: \(near.joined(separator: ", "))")
    }

    /// Who looks: the person whom the system knows by the caller's login, or --as.
    private func person(in house: House) throws -> Person.ID {
      if let name = desk.person {
        guard let person = house.people[Person.ID(name)] else {
          throw Terminal.refusal(.badInput, "house.yaml has no person '\(name)'")
        }
        return person.id
      }
      guard let person = house.person(withLogin: NSUserName()) else {
        throw Terminal.refusal(
          .notYours,
          "'\(NSUserName())' is nobody in house.yaml, and a date is confirmed by a person",
          hint: "add the login to a person in house.yaml: logins: [\(NSUserName())]")
      }
      return person.id
    }

    private func record(
      of known: Observance, by person: Person.ID, on today: CivilDate
    ) -> ObservanceYear {
      let before = known.years[year]
      let expected = before ?? known.expected(in: year) ?? known.expected(in: year - 1)
      let days = expected.map { $0.end.days(since: $0.start) } ?? 0
      return ObservanceYear(
        status: .confirmed, start: start, end: end ?? start.adding(days: days), source: source,
        checkedBy: person, checkedOn: today, theme: before?.theme,
        hashtags: before?.hashtags ?? [])
    }

    private func proposal(_ record: ObservanceYear, of known: Observance) throws -> ProposedFile {
      let path = known.location.file
      guard let text = try? String(contentsOfFile: path, encoding: .utf8),
        path.hasPrefix(folder + "/"),
        let edited = ObservanceRecordEdit.text(text, recording: record, of: known)
      else {
        throw Terminal.refusal(
          .badInput, "the years of '\(known.id)' cannot be edited at \(known.location)",
          hint: "write each year on lines of its own, below 'years:'")
      }
      return ProposedFile(
        folder: folder, name: String(path.dropFirst(folder.count + 1)), text: edited)
    }

    private func sayWhatTheRuleExpected(_ known: Observance, _ record: ObservanceYear) {
      guard let expected = known.expected(in: year), expected.start != record.start else { return }
      Terminal.write("its rule had let one expect \(span(expected.start, expected.end))\n")
    }

    private func tellDaemon() async throws {
      do {
        try await desk.act("reload", .text)
      } catch let code as ExitCode where code.rawValue == ExitStatus.unreachable.rawValue {
        Terminal.write("a daemon records it when it next reads this folder\n")
      }
    }
  }
}
