import CampaignCore
import CivilTime
import Foundation
import SafetyGate
import Yams

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

    var description: String { "\(caught ?? passes ?? ""): \(text)" }

    var subject: GateSubject {
      GateSubject(
        text: text, alts: alts ?? [], when: when.flatMap { GateSubject.Moment($0) }, unit: unit)
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
    "a11y", "clin", "consent", "crisis", "ed", "id", "lang", "link", "media", "mischief", "obf",
    "quasi", "selfharm", "stigma", "sui", "time", "tone", "vuln",
  ]

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
  static let gate: SafetyGate = {
    do {
      return try SafetyGate(registry: registry)
    } catch {
      preconditionFailure("Cases/trust.yaml: \(error)")
    }
  }()
}
