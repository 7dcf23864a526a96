import CampaignCore
import CivilTime
import Foundation
import SafetyGate
import Testing

@Suite struct GateTests {
  @Test func `without a registry every post goes before a reviewer`() throws {
    let gate = try SafetyGate(registry: nil)
    let verdict = gate.examine(GateSubject(text: "Our choir meets on Friday."))
    #expect(verdict.outcome == .review)
    #expect(verdict.findings.map(\.rule) == ["gate.registry-missing"])
  }

  @Test func `a registry that expired before the slot asks for a review`() throws {
    var registry = Registry(trust: "Norrin Vale", timeZone: "Europe/London")
    registry.expires = CivilDate("2027-05-01")
    let gate = try SafetyGate(registry: registry)
    let late = GateSubject(
      text: "Choir on Friday.", when: GateSubject.Moment("2027-05-02T10:00:00+01:00"))
    let intime = GateSubject(
      text: "Choir on Friday.", when: GateSubject.Moment("2027-05-01T10:00:00+01:00"))
    #expect(gate.examine(late).findings.map(\.rule) == ["gate.registry-expired"])
    #expect(gate.examine(intime).outcome == .pass)
  }

  @Test func `a ledger that cannot be trusted asks for a review`() {
    let verdict = CaseFiles.gate.examine(
      GateSubject(text: "Choir on Friday."), ledger: DisclosureLedger(isDoubtful: true))
    #expect(verdict.findings.map(\.rule) == ["gate.ledger-missing"])
  }

  @Test func `a consent record clears a story, and words about consent do not`() {
    let words = "Shared with permission: Larch Ward gave me my life back, says Jo."
    #expect(CaseFiles.gate.examine(GateSubject(text: words)).outcome == .review)
    #expect(CaseFiles.gate.examine(GateSubject(text: words, consent: "C-17")).outcome == .pass)
  }

  @Test func `what was told more than a week ago no longer counts`() throws {
    let told = GateSubject(
      text: "One of our gardeners used to drive lorries.",
      when: GateSubject.Moment("2027-03-01T10:00:00+00:00"), unit: "Larch Ward")
    let ledger = DisclosureLedger().recording(CaseFiles.gate.disclosure(of: told))
    let text = "Our gardener, 63, came from Cyprus."
    func rules(at when: String) -> [String] {
      CaseFiles.gate.examine(
        GateSubject(text: text, when: GateSubject.Moment(when), unit: "Larch Ward"),
        ledger: ledger
      ).findings.map(\.rule)
    }
    #expect(rules(at: "2027-03-05T10:00:00+00:00").contains("quasi.cumulative"))
    #expect(!rules(at: "2027-03-15T10:00:00+00:00").contains("quasi.cumulative"))
  }

  @Test func `a number past its expiry or long unchecked is told`() throws {
    var registry = Registry(trust: "Norrin Vale", timeZone: "Europe/London")
    registry.approvedPhones = [
      Registry.Phone(
        name: "Crisis line", number: "0808 157 0333", checkedOn: CivilDate("2027-01-01"),
        expires: CivilDate("2027-06-01"))
    ]
    let gate = try SafetyGate(registry: registry)
    func rules(on day: String) -> [String] {
      gate.examine(
        GateSubject(
          text: "Crisis line: 0808 157 0333.", when: GateSubject.Moment("\(day)T10:00:00+00:00"))
      ).findings.map(\.rule)
    }
    #expect(rules(on: "2027-02-01") == [])
    #expect(rules(on: "2027-05-01") == ["crisis.unchecked-number"])
    #expect(rules(on: "2027-06-02") == ["crisis.expired-number"])
  }

  @Test func `findings point at scalars of the text as written`() throws {
    let text = "👩\u{200D}⚕️ Ring mum: 0\u{200B}7700 900812"
    let finding = try #require(
      CaseFiles.gate.examine(GateSubject(text: text)).findings.first { $0.rule == "id.phone" })
    let scalars = Array(text.unicodeScalars)[finding.start..<finding.end]
    #expect(String(String.UnicodeScalarView(scalars)) == "0\u{200B}7700 900812")
  }

  @Test func `a text longer than its platform takes is stopped`() {
    let long = String(repeating: "word ", count: 70)
    for (platform, rule) in [(Platform.x, "length.x"), (.bluesky, "length.bluesky")] {
      let rules = CaseFiles.gate.examine(GateSubject(text: long, platform: platform)).findings.map(
        \.rule)
      #expect(rules.contains(rule))
    }
    let mastodon = CaseFiles.gate.examine(GateSubject(text: long, platform: .mastodon))
    #expect(mastodon.outcome == .pass)
    let small = CaseFiles.gate.examine(
      GateSubject(text: long, platform: .mastodon, maximumCharacters: 100))
    #expect(small.findings.map(\.rule) == ["length.mastodon"])
  }

  @Test func `a post said to be in another language goes before a reader of it`() {
    let verdict = CaseFiles.gate.examine(GateSubject(text: "Bore da", language: "cy"))
    #expect(verdict.findings.map(\.rule) == ["lang.unsupported"])
  }
}

@Suite struct TrustRulesTests {
  private let phrase = TrustRules.Phrase(
    rule: "trust.old-name", text: "Moorside (asylum|hospital)", severity: .warn,
    reason: "The hospital has another name now.", remedy: "Say Larch Ward.",
    source: "Trust style guide, names")

  @Test func `a trust's own phrase is told with its own reason`() throws {
    let gate = try SafetyGate(
      registry: CaseFiles.registry, trustRules: TrustRules(phrases: [phrase]))
    let findings = gate.examine(GateSubject(text: "Tea at Moorside Hospital.")).findings
    #expect(findings.map(\.rule) == ["trust.old-name"])
    #expect(findings.first?.reason == phrase.reason)
    #expect(gate.ruleset != CaseFiles.gate.ruleset)
  }

  @Test func `an exception silences a rule in its words alone`() throws {
    let exception = TrustRules.Exception(
      rule: "stigma.slur", phrase: "the Nutters Choir", reason: "Its own chosen name",
      owner: "comms lead")
    let gate = try SafetyGate(
      registry: CaseFiles.registry, trustRules: TrustRules(exceptions: [exception]))
    #expect(gate.examine(GateSubject(text: "Hear the Nutters Choir tonight.")).outcome == .pass)
    #expect(gate.examine(GateSubject(text: "Full of nutters tonight.")).outcome == .review)
  }

  @Test func `nothing lowers a block`() throws {
    let exception = TrustRules.Exception(
      rule: "id.phone", phrase: "07700 900812", reason: "We know her", owner: "comms lead")
    #expect(throws: GateSetupError([.exceptsBlock("id.phone")])) {
      try SafetyGate(registry: nil, trustRules: TrustRules(exceptions: [exception]))
    }
    #expect(throws: GateSetupError([.wouldLower("id.phone", own: .block)])) {
      try SafetyGate(registry: nil, trustRules: TrustRules(raised: ["id.phone": .warn]))
    }
  }

  @Test func `an exception from a rule of two weights leaves its block standing`() throws {
    let exception = TrustRules.Exception(
      rule: "id.postcode", phrase: "ZZ99 3WZ", reason: "Our own yard", owner: "comms lead")
    let gate = try SafetyGate(
      registry: CaseFiles.registry, trustRules: TrustRules(exceptions: [exception]))
    #expect(gate.examine(GateSubject(text: "Deliveries to ZZ99 3WZ.")).outcome == .pass)
    #expect(gate.examine(GateSubject(text: "She lives at ZZ99 3WZ.")).outcome == .block)
  }

  @Test func `a rule can be raised`() throws {
    let gate = try SafetyGate(
      registry: CaseFiles.registry, trustRules: TrustRules(raised: ["media.alt-missing": .block]))
    #expect(gate.examine(GateSubject(text: "New bench!", alts: [nil])).outcome == .block)
  }

  @Test func `a rule that is not there cannot be raised or excepted`() {
    #expect(throws: GateSetupError([.noSuchRule("id.shoe-size")])) {
      try SafetyGate(registry: nil, trustRules: TrustRules(raised: ["id.shoe-size": .block]))
    }
    #expect(throws: GateSetupError([.ruleNamedTwice("trust.old-name")])) {
      try SafetyGate(registry: nil, trustRules: TrustRules(phrases: [phrase, phrase]))
    }
  }
}

@Suite struct CatalogueTests {
  @Test func `every rule says why, what would clear it, and who says so`() {
    for rule in CaseFiles.gate.rules {
      #expect(rule.id.contains("."))
      #expect(!rule.reason.isEmpty && !rule.remedy.isEmpty && !rule.source.isEmpty, "\(rule.id)")
      #expect(!rule.fires.isEmpty && !rule.passes.isEmpty, "\(rule.id)")
    }
    #expect(CaseFiles.gate.rules.count >= 70)
  }

  @Test func `the ruleset's digest is the same in every run`() throws {
    let again = try SafetyGate(registry: CaseFiles.registry)
    #expect(again.ruleset == CaseFiles.gate.ruleset)
  }
}
