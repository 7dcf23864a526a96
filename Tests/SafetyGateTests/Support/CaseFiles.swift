import CampaignCore
import CivilTime
import Foundation
import Yams

@testable import SafetyGate

/// The texts in Cases/, which a communications officer could have written.
enum CaseFiles {
  /// One text, and the rule that must speak or must stay silent.
  struct Case: Decodable, Sendable, CustomStringConvertible {
    let text: String
    let alts: [String?]?
    let when: String?
    let unit: String?
    let caught: String?
    let passes: String?
    let span: String?
    let why: String?
    /// How often the text is repeated; once where nothing is said.
    let times: Int?
    let platform: Platform?
    let maximum: Int?
    let around: Surroundings?

    /// What the gate knows while it reads, where it is not the registry of Cases/trust.yaml.
    enum Surroundings: String, Decodable, Sendable {
      /// No registry.
      case nothing
      /// A registry that expires on 1 May 2027, with a number checked on 1 January that expires on
      /// 1 June.
      case ageing
      /// The ledger cannot be read.
      case doubt
      /// Its time cannot be read.
      case timeless
      /// A check reports a rule that nobody wrote.
      case broken
    }

    var description: String { "\(caught ?? passes ?? ""): \(text)" }

    var subject: GateSubject {
      GateSubject(
        text: String(repeating: text, count: times ?? 1), alts: alts ?? [],
        when: when.flatMap { GateSubject.Moment($0) }, unit: unit, platform: platform,
        maximumCharacters: maximum)
    }

    var findings: [Finding] {
      let ledger = DisclosureLedger(isDoubtful: around == .doubt)
      switch around {
      case .nothing: return CaseFiles.gate(nil).examine(subject).findings
      case .ageing: return CaseFiles.gate(CaseFiles.ageing).examine(subject).findings
      case .timeless:
        var timeless = subject
        timeless.isTimeDoubtful = true
        return CaseFiles.gate.examine(timeless).findings
      case .broken: return CaseFiles.broken.examine(subject).findings
      case .doubt, nil: return CaseFiles.gate.examine(subject, ledger: ledger).findings
      }
    }
  }

  struct Series: Decodable, Sendable, CustomStringConvertible {
    struct Post: Decodable, Sendable {
      let text: String
      let when: String
      let unit: String
      let expect: String
    }

    let series: String
    let posts: [Post]

    var description: String { series }
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Cases")

  static let families = [
    "a11y", "clin", "consent", "crisis", "ed", "gate", "id", "lang", "length", "link", "media",
    "mischief", "obf",
    "quasi", "selfharm", "stigma", "sui", "time", "tone", "vuln",
  ]

  static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  static func read<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws
    -> Value
  {
    let text = try String(
      contentsOf: folder.appendingPathComponent("\(name).yaml"), encoding: .utf8)
    return try YAMLDecoder().decode(Value.self, from: text)
  }

  static func cases(_ family: String) throws -> [Case] { try read(family) }

  /// The registry of the invented trust; nil where its file cannot be read, which every test notices.
  static let registry = try? RegistryFacts.read(file: folder.path + "/trust.yaml")

  /// The gate of the invented trust in Cases/trust.yaml.
  static let gate = gate(registry)

  static func gate(_ registry: Registry?) -> SafetyGate {
    do {
      return try SafetyGate(registry: registry)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// A gate with a check whose rule was forgotten.
  static let broken: SafetyGate = {
    let careless = RuleFamily(
      rules: [],
      checks: [.always { _, report in report.add("id.forgotten", field: .text, span: 0..<1) }])
    do {
      return try SafetyGate(
        registry: registry, trustRules: .none, families: SafetyGate.families + [careless])
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static var ageing: Registry? {
    var registry = registry
    registry?.expires = CivilDate("2027-05-01")
    registry?.approvedPhones = [
      Registry.Phone(
        name: "Crisis line", number: "0808 157 0333", checkedOn: CivilDate("2027-01-01"),
        expires: CivilDate("2027-06-01"))
    ]
    return registry
  }
}
