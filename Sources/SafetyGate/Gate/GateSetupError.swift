import CampaignCore

/// Why the trust's own rules cannot be used: every fault of them at once.
package struct GateSetupError: Error, Hashable, Sendable {
  package enum Fault: Hashable, Sendable {
    /// Two phrases of one name, or a name that the gate's own rules have.
    case ruleNamedTwice(String)
    case noSuchRule(String)
    /// A severity below the rule's own: a trust may only raise.
    case wouldLower(String, own: Severity)
    /// Nobody is excepted from a rule that always blocks.
    case exceptsBlock(String)
    /// Where the gate says that it cannot judge, nobody is excepted either.
    case exceptsDoubt(String)
    /// A word list that cannot be read: the gate would be blind where nobody sees it.
    case wordList(file: String, line: Int, String)
  }

  package let faults: [Fault]

  package init(_ faults: [Fault]) {
    self.faults = faults
  }

  /// For people, at the lines of the trust's files.
  package func diagnostics(_ trustRules: TrustRules) -> [Diagnostic] {
    faults.map { Diagnostic(.error, at: $0.place(trustRules), $0.message, hint: $0.hint) }
  }
}

extension GateSetupError.Fault {
  fileprivate func place(_ trustRules: TrustRules) -> SourceLocation {
    switch self {
    case .ruleNamedTwice(let rule), .noSuchRule(let rule), .wouldLower(let rule, _),
      .exceptsBlock(let rule), .exceptsDoubt(let rule):
      trustRules.places[rule] ?? SourceLocation(file: "rules", line: 1, column: 1)
    case .wordList(let file, let line, _): SourceLocation(file: file, line: line, column: 1)
    }
  }

  fileprivate var message: String {
    switch self {
    case .ruleNamedTwice(let rule): "there is a rule '\(rule)' already"
    case .noSuchRule(let rule): "there is no rule '\(rule)'"
    case .wouldLower(let rule, let own):
      "'\(rule)' weighs \(own.rawValue) by itself; a trust may raise a rule, never lower it"
    case .exceptsBlock(let rule):
      "'\(rule)' blocks, and nothing but an edit clears a block: it takes no exception"
    case .exceptsDoubt(let rule):
      "'\(rule)' says that the gate cannot judge the post: it takes no exception"
    case .wordList(_, _, let message): message
    }
  }

  fileprivate var hint: String {
    switch self {
    case .ruleNamedTwice: "call yours trust.NAME, each by another name"
    case .noSuchRule: "campaignctl gate rules lists them"
    case .wouldLower, .exceptsBlock, .exceptsDoubt: "take it out"
    case .wordList: "this build is damaged: install it again"
    }
  }
}
