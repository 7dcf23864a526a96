import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Systemd

extension CalendarCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the awareness days of a year, with how sure each date is.",
      discussion: "A year's dates come from its records, else from rules; those are provisional.")

    @OptionGroup var folder: FolderOptions

    @Option(help: "The year; by default this one.")
    var year: Int?

    @OptionGroup var format: FormatOptions

    func run() async throws {
      let calendar = try FolderOptions.calendar(folder.folder)
      let year = year ?? Today.date(in: calendar.house).year
      let observed = calendar.observed(in: year)
      switch format.format {
      case .text: Terminal.write(ObservedText(observed, undated: calendar.undated(in: year)).text)
      case .json, .jsonl:
        let undated = calendar.undated(in: year).map { ObservedLine(undated: $0, year) }
        try writeJSON(observed.map { ObservedLine($0, year) } + undated, format.format)
      }
    }
  }

  struct Conflicts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the clashes of a year: campaigns on the same days, Easter, clock changes.")

    @OptionGroup var folder: FolderOptions

    @Option(help: "The year; by default this one.")
    var year: Int?

    @OptionGroup var format: FormatOptions

    func run() async throws {
      let calendar = try FolderOptions.calendar(folder.folder)
      let zones = ZoneFolder()
      let year = year ?? Today.date(in: calendar.house).year
      let conflicts = calendar.conflicts(in: year, zones: zones.rules)
      switch format.format {
      case .text: Terminal.write(ConflictText(conflicts).text)
      case .json, .jsonl: try writeJSON(conflicts.map(ConflictLine.init), format.format)
      }
    }
  }

  struct Due: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the dates that must be confirmed now, most pressing first.",
      discussion: """
        A date is due once the lead time of its observance before its first post has begun (six \
        weeks, unless written). Nothing of it goes out before it is confirmed.
        """)

    @OptionGroup var folder: FolderOptions

    @Option(help: "As seen on this day; by default today.")
    var on: CivilDate?

    @OptionGroup var format: FormatOptions

    func run() async throws {
      let calendar = try FolderOptions.calendar(folder.folder)
      let due = calendar.due(on: on ?? Today.date(in: calendar.house))
      switch format.format {
      case .text: Terminal.write(DueText(due).text)
      case .json, .jsonl: try writeJSON(due.map(DueLine.init), format.format)
      }
    }
  }
}

/// The day it is at the trust.
enum Today {
  static func date(in house: House) -> CivilDate {
    let zone = ZoneFolder().rules(house.timeZone) ?? .utc
    return zone.local(of: SystemClock.reading()).date
  }
}
