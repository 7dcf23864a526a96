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
  /// The posts of some days, both included; faults end the program with all of them said.
  func plan(from: CivilDate, to: CivilDate) throws -> Plan {
    let zones = ZoneFolder()
    let (calendar, diagnostics) = CampaignFolder.read(at: folder, zones: zones)
    guard let calendar else { throw fault(diagnostics) }
    do throws(PlanRefusal) {
      return try Plan(calendar, from: from, to: to, zones: zones.rules, at: .distantPast)
    } catch {
      throw fault(diagnostics + error.diagnostics)
    }
  }

  private func fault(_ diagnostics: [Diagnostic]) -> ExitCode {
    Complaints.write(diagnostics)
    return ExitCode(ExitStatus.no.rawValue)
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
