import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import SafetyGate

/// The trust's own words for the gate, for commands that read no whole campaigns folder.
struct RulesOption: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: "A file of the trust's own rules, as in Campaigns/rules; may be given several times.",
    completion: .file(extensions: ["yaml"]))
  var files: [String] = []

  /// The gate with these rules; every fault of the files is told before it refuses.
  func gate(_ registry: Registry?) throws -> SafetyGate {
    var rules = TrustRules.none
    var isWhole = true
    for file in files {
      let (more, diagnostics) = RulesFile.read(at: file)
      Complaints.write(diagnostics)
      if let more { rules.add(more) } else { isWhole = false }
    }
    guard isWhole else { throw ExitCode(ExitStatus.badInput.rawValue) }
    do {
      return try SafetyGate(registry: registry, trustRules: rules)
    } catch {
      Complaints.write(error.diagnostics(rules))
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }
}
