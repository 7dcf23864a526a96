import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime

/// The campaigns folder, read without a daemon.
struct FolderOptions: ParsableArguments {
  @Argument(help: "The campaigns folder.", completion: .directory)
  var folder = "Campaigns"
}

extension FolderOptions {
  /// The calendar of a folder; faults end the program with all of them said.
  static func calendar(_ folder: String) throws -> CampaignCalendar {
    let (calendar, diagnostics) = CampaignFolder.read(at: folder)
    guard let calendar else {
      Complaints.write(diagnostics)
      throw ExitCode(ExitStatus.no.rawValue)
    }
    return calendar
  }

  /// The posts of some days, both included; faults end the program with all of them said.
  static func plan(_ calendar: CampaignCalendar, from: CivilDate, to: CivilDate) throws -> Plan {
    let zones = ZoneFolder()
    do throws(PlanRefusal) {
      return try Plan(calendar, from: from, to: to, zones: zones.rules, at: .distantPast)
    } catch {
      Complaints.write(error.diagnostics)
      throw ExitCode(ExitStatus.no.rawValue)
    }
  }
}

/// Some days, both included.
struct DayOptions: ParsableArguments {
  @Option(help: "The first day, such as 2027-01-01.")
  var from: CivilDate

  @Option(help: "The last day, included.")
  var to: CivilDate

  mutating func validate() throws {
    guard from <= to else { throw ValidationError("--from is later than --to") }
  }
}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}
