import CampaignCore
import CampaignEngine
import CivilTime
import SafetyGate
import Support
import Synchronization

/// The campaigns folder of a world: what people have written there last.
package final class CalendarOnTheWall: PlanSource {
  private struct Sheet {
    var posts: [PlannedPost] = []
    var knowledge = Knowledge.full
    var house = Sample.house
    var isSpoilt = false
    var dates: [KnownDate] = []
    var questions: [OpenQuestion] = []
  }

  private let sheet = Mutex(Sheet())
  /// Asks by what the feeds' copies say, in place of the sheet.
  package typealias Reader = @Sendable ([String: FeedCopy]) async -> [OpenQuestion]
  private let reader = Mutex<Reader?>(nil)

  package func write(_ posts: [PlannedPost], knowledge: Knowledge, house: House) {
    sheet.withLock {
      $0 = Sheet(
        posts: posts.sorted { $0.revision.post.slot.instant < $1.revision.post.slot.instant },
        knowledge: knowledge, house: house)
    }
  }

  /// Dates to take note of.
  package func note(_ dates: [KnownDate]) {
    sheet.withLock { $0.dates = dates }
  }

  /// What only a person can say.
  package func ask(_ questions: [OpenQuestion]) {
    sheet.withLock { $0.questions = questions }
  }

  package func ask(of reader: @escaping Reader) {
    self.reader.withLock { $0 = reader }
  }

  package func spoil() {
    sheet.withLock { $0.isSpoilt = true }
  }

  package func mend() {
    sheet.withLock { $0.isSpoilt = false }
  }

  package func plan(
    at now: Instant, knowing _: [KnownDate], copies: [String: FeedCopy]
  ) async throws(PlanRefusal) -> Plan {
    let sheet = sheet.withLock(\.self)
    let reader = reader.withLock(\.self)
    guard !sheet.isSpoilt else {
      throw PlanRefusal([
        Diagnostic(
          .error, at: SourceLocation(file: "campaigns/week.yaml", line: 9, column: 5),
          "'at' is a date; a post needs a time as well", hint: "write 2027-02-04 09:30")
      ])
    }
    let questions = await reader?(copies) ?? sheet.questions
    return Plan(
      house: sheet.house, gate: try gate(sheet.knowledge), posts: sheet.posts, readAt: now,
      horizon: now - .seconds(86_400)...now + .seconds(86_400), dates: sheet.dates,
      questions: questions)
  }

  private func gate(_ knowledge: Knowledge) throws(PlanRefusal) -> SafetyGate {
    do {
      return try knowledge.gate()
    } catch {
      let place = SourceLocation(file: "registry.yaml", line: 1, column: 1)
      throw PlanRefusal([Diagnostic(.error, at: place, "\(error)")])
    }
  }
}

/// What the gate knows: with it, its word on the same post changes.
package enum Knowledge: String, CaseIterable, Sendable {
  /// Vouches for the number of the advice line.
  case full
  /// Vouches for no number: a post that names one is stopped.
  case bare
  /// Knows nothing: everything goes before a reviewer.
  case blind

  /// A telephone number of the range that Ofcom keeps for plays.
  package static let number = "0117 496 0123"

  package func gate() throws(GateSetupError) -> SafetyGate {
    switch self {
    case .full: try Knowledge.fullGate.get()
    case .bare: try Knowledge.bareGate.get()
    case .blind: try Knowledge.blindGate.get()
    }
  }

  // A gate reads long word lists when it is set up: once is enough for all tests.
  private static let fullGate = gate(
    registry([Registry.Phone(name: "Advice line", number: number, channel: "voice")]))
  private static let bareGate = gate(registry([]))
  private static let blindGate = gate(nil)

  private static func registry(_ phones: [Registry.Phone]) -> Registry {
    var registry = Registry(trust: "A trust", timeZone: "Europe/London")
    registry.approvedPhones = phones
    return registry
  }

  private static func gate(_ registry: Registry?) -> Result<SafetyGate, GateSetupError> {
    Result { () throws(GateSetupError) in try SafetyGate(registry: registry) }
  }
}
