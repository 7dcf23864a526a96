import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import SafetyGate

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a campaigns folder: everything that is wrong, at once, in order of place.",
    discussion: "Exit 1 if there is any error. What the gate would stop is a warning here.")

  @OptionGroup var folder: FolderOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let diagnostics = findings().inOrderOfPlace()
    switch format.format {
    case .text: say(diagnostics)
    case .json, .jsonl: try writeJSON(diagnostics.map(DiagnosticLine.init), format.format)
    }
    if diagnostics.hasErrors { throw ExitCode(ExitStatus.no.rawValue) }
  }

  private func findings() -> [Diagnostic] {
    let zones = ZoneFolder()
    let (calendar, diagnostics) = CampaignFolder.read(at: folder.folder, zones: zones)
    guard let calendar else { return diagnostics }
    let posts = calendar.postsToCheck(zones: zones.rules)
    do {
      let gate = try SafetyGate(registry: calendar.registry, trustRules: calendar.trustRules)
      return diagnostics + GateDiagnostics(gate, calendar.house).examine(posts)
    } catch {
      return diagnostics + error.diagnostics(calendar.trustRules)
    }
  }

  private func say(_ diagnostics: [Diagnostic]) {
    Terminal.write(DiagnosticPrinter(inColour: Terminal.inColour).text(diagnostics))
    let summary = DiagnosticPrinter().summary(diagnostics)
    Terminal.write("\(folder.folder): \(summary ?? "no faults")\n")
  }
}
