import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import SafetyGate

struct Gate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ask the safety gate.", subcommands: [Scan.self, Rules.self, Explain.self])

  struct Scan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what the gate finds in posts, one a line of JSON.",
      discussion: """
        Reads {"id","text","media":[{"alt"}],"when","unit","sequence","order"} a line; all but id \
        and text may be left out. Posts that share a sequence are judged in their order, the \
        earlier ones counted as published. What it reports is what it found; it never certifies a \
        text as anonymous. Exit 1 if it stops anything.
        """)

    @Option(
      help: "What the trust vouches for: registry.yaml, or JSON with its fields.",
      completion: .file(extensions: ["yaml", "json"]))
    var context: String?

    @OptionGroup var own: RulesOption
    @OptionGroup var format: FormatOptions

    @Argument(help: "A file of JSON lines, or - for standard input.")
    var file = "-"

    func run() async throws {
      let gate = try own.gate(try registry())
      let lines = try JSONLines.read(file, as: ScannedPost.self)
      let verdicts = SequenceScan(gate).verdicts(on: lines.compactMap(\.value))
      try write(lines, verdicts, gate)
      if lines.contains(where: { $0.value == nil }) { throw ExitCode(ExitStatus.badInput.rawValue) }
      if verdicts.contains(where: { $0.outcome == .block || $0.outcome == .review }) {
        throw ExitCode(ExitStatus.no.rawValue)
      }
    }

    private func registry() throws -> Registry? {
      guard let context else { return nil }
      let (registry, diagnostics) = RegistryFile.read(at: context)
      Complaints.write(diagnostics)
      guard let registry else { throw ExitCode(ExitStatus.badInput.rawValue) }
      return registry
    }

    private func write(
      _ lines: [JSONLines.Line<ScannedPost>], _ verdicts: [GateVerdict], _ gate: SafetyGate
    ) throws {
      var remaining = verdicts[...]
      for line in lines {
        guard let post = line.value, let verdict = remaining.popFirst() else {
          Terminal.write(
            try jsonLine(JSONLines.Fault(line: line.number, error: line.error ?? "")) + "\n")
          continue
        }
        let delayed = DelayedPost(post.subject, verdict)
        switch format.format {
        case .text:
          let suggested = delayed.map { ($0, gate.examine(post.subject(saying: $0))) }
          Terminal.write(ScanText(post, verdict, suggested).text)
        case .json, .jsonl: Terminal.write(try jsonLine(ScanLine(post, verdict, delayed)) + "\n")
        }
      }
    }
  }

  struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List every rule, with the guidance it comes from.")

    @OptionGroup var own: RulesOption
    @OptionGroup var format: FormatOptions

    func run() async throws {
      let gate = try own.gate(nil)
      let rules = gate.rules
      switch format.format {
      case .text:
        for rule in rules {
          Terminal.write(
            "\(padded(rule.id, 28))  \(padded(rule.severity.rawValue, 7))  \(rule.source)\n")
        }
        Terminal.write("\(rules.count) rules, ruleset \(gate.ruleset.hex)\n")
      case .json, .jsonl: try writeJSON(rules.map(RuleLine.init), format.format)
      }
    }
  }

  struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explain one rule, with examples it stops and examples it lets pass.")

    @OptionGroup var own: RulesOption

    @Argument(help: "The rule, such as id.nhs-number.")
    var rule: String

    func run() async throws {
      let gate = try own.gate(nil)
      guard let rule = gate.rule(rule) else {
        throw Terminal.refusal(
          .usage, "there is no rule '\(rule)'", hint: "campaignctl gate rules lists them")
      }
      Terminal.write(RuleText(rule).text)
    }
  }
}
