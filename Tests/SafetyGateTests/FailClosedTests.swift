import CampaignCore
import CivilTime
import SafetyGate
import Testing

/// Where the gate cannot judge, a person has to: nothing of this kind ever passes.
@Suite struct FailClosedTests {
  private let harmless = "Our choir meets on Friday."

  @Test(arguments: [
    "আপনি একা নন, আমাদের ফোন করুন।", "您并不孤单，请给我们打电话。", "あなたは一人ではありません。", "여러분은 혼자가 아닙니다.",
    "أنت لست وحدك، اتصل بنا.", "אתם לא לבד, התקשרו אלינו.", "คุณไม่ได้อยู่คนเดียว",
    "Ви не самі, зателефонуйте нам.",
    "Δεν είστε μόνοι, τηλεφωνήστε μας.", "तुम अकेले नहीं हो, हमें फ़ोन करो।",
    "Դուք մենակ չեք, զանգահարեք մեզ։",
    "ᐊᐅᐊᐅ ᐃᓄᐃᑦ ᐊᑐᐊᒐᖅ", "Porozmawiaj z nami, jesteśmy tutaj codziennie.",
  ])
  func `a script or a language that the rules cannot read goes before a reader of it`(
    text: String
  ) {
    #expect(isHeld(CaseFiles.gate.examine(GateSubject(text: text))))
  }

  @Test func `an alt text nobody can read holds an English post`() {
    let post = GateSubject(text: harmless, alts: ["আপনি একা নন, আমাদের ফোন করুন।"])
    #expect(isHeld(CaseFiles.gate.examine(post)))
  }

  @Test func `without a registry, or with one that has expired, every post is read by a person`() {
    let due = GateSubject(
      text: harmless, when: GateSubject.Moment("2027-05-02T10:00:00+01:00"))
    #expect(CaseFiles.gate(nil).examine(due).outcome == .review)
    #expect(CaseFiles.gate(CaseFiles.ageing).examine(due).outcome == .review)
  }

  @Test func `a ledger that cannot be read holds every post`() {
    let doubtful = DisclosureLedger(isDoubtful: true)
    #expect(
      CaseFiles.gate.examine(GateSubject(text: harmless), ledger: doubtful).outcome == .review)
  }

  @Test func `what is told to a doubtful ledger leaves it doubtful`() {
    let told = CaseFiles.gate.disclosure(
      of: GateSubject(text: "One of our gardeners is a baker.", unit: "Larch Ward"))
    let doubtful = DisclosureLedger(isDoubtful: true, isAheadOfClock: true).recording(told)
    #expect(doubtful.isDoubtful && doubtful.isAheadOfClock)
  }

  @Test func `a clock behind what was published already holds every post`() {
    let ahead = DisclosureLedger(isAheadOfClock: true)
    let verdict = CaseFiles.gate.examine(GateSubject(text: harmless), ledger: ahead)
    #expect(verdict.findings.map(\.rule) == ["gate.clock-doubtful"])
  }

  @Test func `a time that nobody can read holds the post`() {
    var post = GateSubject(text: harmless)
    post.isTimeDoubtful = true
    #expect(CaseFiles.gate.examine(post).findings.map(\.rule) == ["gate.clock-doubtful"])
  }

  @Test func `a check that names a rule nobody wrote is the gate's fault, and a person reads on`() {
    let verdict = CaseFiles.broken.examine(GateSubject(text: harmless))
    #expect(verdict.findings.map(\.rule) == ["gate.internal-error"])
    #expect(verdict.outcome == .review)
  }

  @Test func `the gate's own fault hides nothing that other checks found`() {
    let verdict = CaseFiles.broken.examine(GateSubject(text: "Ring mum on 07700 900812."))
    #expect(verdict.outcome == .block)
  }

  @Test func `a trust cannot except its posts from any of this`() {
    for rule in CaseFiles.gate.rules where rule.family == "gate" {
      let exception = TrustRules.Exception(
        rule: rule.id, phrase: "choir", reason: "We are in a hurry", owner: "comms lead")
      #expect(throws: GateSetupError([.exceptsDoubt(rule.id)])) {
        try SafetyGate(registry: nil, trustRules: TrustRules(exceptions: [exception]))
      }
    }
  }

  private func isHeld(_ verdict: GateVerdict) -> Bool {
    verdict.outcome == .review || verdict.outcome == .block
  }
}
