import CampaignCore
import CampaignStore
import CivilTime
import Foundation
import SafetyGate

/// Where people act on posts: each act is one transaction, done in the name of a person of the house.
package actor Desk: ControlDesk {
  let books: Books
  let clock: any WallClock
  let settings: Settings
  var house: House?
  var plan: Plan?
  var faults: [Diagnostic] = []
  var memory = DeskMemory()

  /// What the desk needs from the daemon it stands in.
  package struct Settings: Sendable {
    package let version: String
    /// Whether callers may say who they are (`--as`); every entry made so says it.
    package let development: Bool
    /// Wakes the dispatcher after an act.
    package let ring: @Sendable () -> Void
    /// What published posts have told lately, as the dispatcher has it in hand; nil before it has a
    /// plan.
    package let told: @Sendable () async -> DisclosureLedger?
    /// When the dispatcher last made progress.
    package let lastProgress: @Sendable () async -> Instant?
    /// Reads the calendar anew, as somebody asked; answers with its faults, none where the new plan is
    /// in force.
    package let reload: @Sendable (Actor) async -> [Diagnostic]
    /// Copies the database into a new file: this one, or one beside the database where none is
    /// named. Answers with its path.
    package let backUp: @Sendable (String?) async throws -> String
    /// The way to an account; nil where there is none.
    package let publisher: @Sendable (Account.ID) async -> (any Publisher)?
    /// The wall clocks of a zone by its name; nil where the system knows none.
    package let zones: @Sendable (String) -> ZoneRules?
    /// The Ed25519 key that signs for pruned entries; made when it is first needed.
    package let recordKey: @Sendable () async throws -> [UInt8]
    /// Asks each account's server how we stand there.
    package let standings:
      @Sendable () async -> [Account.ID: Result<AccountStanding, PublishFailure>]

    package init(
      version: String, development: Bool, ring: @escaping @Sendable () -> Void,
      told: @escaping @Sendable () async -> DisclosureLedger? = { nil },
      lastProgress: @escaping @Sendable () async -> Instant?,
      reload: @escaping @Sendable (Actor) async -> [Diagnostic],
      backUp: @escaping @Sendable (String?) async throws -> String,
      publisher: @escaping @Sendable (Account.ID) async -> (any Publisher)?,
      zones: @escaping @Sendable (String) -> ZoneRules?,
      recordKey: @escaping @Sendable () async throws -> [UInt8],
      standings:
        @escaping @Sendable () async -> [Account.ID: Result<AccountStanding, PublishFailure>] = {
          [:]
        }
    ) {
      self.version = version
      self.development = development
      self.ring = ring
      self.told = told
      self.lastProgress = lastProgress
      self.reload = reload
      self.backUp = backUp
      self.publisher = publisher
      self.zones = zones
      self.recordKey = recordKey
      self.standings = standings
    }
  }

  package init(_ books: Books, clock: any WallClock, settings: Settings) {
    self.books = books
    self.clock = clock
    self.settings = settings
  }

  /// Works with this house from now on.
  package func follow(_ plan: Plan) {
    self.plan = plan
    house = plan.house
    faults = []
  }

  /// The newest calendar has faults: the plan before it stays in force, and status says so.
  package func refuse(_ faults: [Diagnostic]) {
    self.faults = faults
  }

  package func answer(_ call: ControlCall) async -> ControlAnswer {
    do {
      let body = call.body.isEmpty ? Array("{}".utf8) : call.body
      guard let request = try? JSONDecoder().decode(ControlRequest.self, from: Data(body)) else {
        throw ControlRefusal(.badInput, "the call's arguments are not the JSON of its options")
      }
      guard let command = Command(rawValue: call.command) else {
        throw ControlRefusal(
          .usage, "there is no command '\(call.command)'", hint: "campaignctl --help")
      }
      let actor = try actor(request, call.caller)
      return try await answering(command, request, actor) {
        try await perform(command, request, by: actor)
      }
    } catch let refusal as ControlRefusal {
      return .refusal(refusal)
    } catch let refusal as ReviewRefusal {
      return .refusal(ControlRefusal(refusal))
    } catch let fault as DatabaseFault {
      return .refusal(
        ControlRefusal(.tryLater, "the store does not answer: \(fault)", hint: "try again"))
    } catch {
      return .refusal(ControlRefusal(.tryLater, "\(error)"))
    }
  }

  private func perform(
    _ command: Command, _ request: ControlRequest, by actor: DeskActor
  ) async throws -> ControlAnswer {
    switch command {
    case .status: try await status()
    case .queue: try await queue(request)
    case .waiting: try await waiting(request, for: actor)
    case .names: try await names(request)
    case .show, .justify: try await dossier(request)
    case .auditVerify: try await verify()
    case .auditExport: try await export(request)
    case .auditPrune: try await prune(request, by: actor)
    case .approve: try await approve(request, by: actor)
    case .requestChanges: try await requestChanges(request, by: actor)
    case .reject: try await reject(request, by: actor)
    case .hold: try await placeHold(request, by: actor)
    case .resume: try await resume(request, by: actor)
    case .resolve: try await resolve(request, by: actor)
    case .retract: try await retract(request, by: actor)
    case .describe: try await describe(request, by: actor)
    case .reslot: try await reslot(request, by: actor)
    case .withdraw: try await withdraw(request, by: actor)
    case .duplicate: try await duplicate(request, by: actor)
    case .ask: try await ask(request, by: actor)
    case .decide: try await decide(request, by: actor)
    case .reload: try await reload(by: actor)
    case .backup: try await backUp(request, by: actor)
    case .accounts: try await accounts()
    }
  }

  /// The words of campaignctl that go through the socket.
  package enum Command: String, CaseIterable, Sendable {
    case status, queue, waiting, names, show, justify, approve, reject, hold, resume, resolve
    case retract, describe, reslot, withdraw, duplicate, ask, decide, reload, backup, accounts
    case requestChanges = "request-changes"
    case auditVerify = "audit-verify"
    case auditExport = "audit-export"
    case auditPrune = "audit-prune"
  }
}

extension ControlAnswer {
  /// A value as the answer's JSON, with its keys in order.
  package init(_ value: some Encodable, status: ExitStatus = .done) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = try? encoder.encode(value)
    self.init(
      exitCode: body == nil ? ExitStatus.tryLater.rawValue : status.rawValue,
      body: Array(body ?? Data("{}".utf8)))
  }

  static func refusal(_ refusal: ControlRefusal) -> ControlAnswer {
    ControlAnswer(
      RefusalReply(error: refusal.message, hint: refusal.hint), status: refusal.status)
  }
}
