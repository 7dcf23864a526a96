import ArgumentParser
import AsyncHTTPClient
import CalendarFiles
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Console
import Foundation
import Logging
import Publishers
import ServiceLifecycle
import Systemd
import UnixSignals

/// The parts of the house, put together.
struct Daemon: Sendable {
  let settings: DaemonSettings
  let books: Books
  let clock: SystemClock
  let dispatcher: Dispatcher
  let desk: Desk
  let planner: Planner
  let preflight: Preflight
  let logger: Logger

  static func run(_ options: ConfigurationOptions) async throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try Startup.settings(options)
    let opening = try await Startup.opening(settings)
    try Startup.checkDevelopment(settings, opening.house)
    let lock = try Startup.lock(settings)
    let database = try Startup.store(settings)
    let journal = Journal(
      to: .found(in: environment), lossMessageID: EventKind.journalLoss.id)
    let clock = try SystemClock()
    let http = HTTPClient.forPublishing()
    let ways = Ways(
      http: http, credentials: Startup.credentials(options), campaigns: settings.campaigns,
      stateFolder: settings.stateFolder, clock: clock)
    let daemon = Daemon(settings, database, journal, ways, clock)
    let socket = try Startup.socket(settings, environment)
    do {
      try await daemon.serve(opening, on: socket, SystemdNotifier(environment: environment))
    } catch {
      try await http.shutdown()
      await journal.flush()
      throw error
    }
    try await http.shutdown()
    await journal.flush()
    withExtendedLifetime(lock) {}
  }

  private init(
    _ settings: DaemonSettings, _ database: SQLiteDatabase, _ journal: Journal, _ ways: Ways,
    _ clock: SystemClock
  ) {
    let logger = Logger(label: "campaignd") { JournalLogHandler(label: $0, journal: journal) }
    let books = Books(CampaignStore(database)) { entry in
      journal.record { JournalLines.line(entry) }
    }
    let dispatcher = Dispatcher(
      books, clock: clock, logger: logger, generator: SystemRandomNumberGenerator())
    let planner = Planner(
      FolderPlanSource(settings), books, dispatcher, clock: clock,
      publishers: ways.publishers(of:))
    desk = Desk(
      books, clock: clock,
      settings: Desk.Settings(
        version: campaigndVersion, development: settings.development,
        ring: { dispatcher.doorbell.ring() },
        lastProgress: { await dispatcher.lastProgress },
        reload: { await planner.read() },
        backUp: { try await database.backUp(to: $0) },
        standings: { await dispatcher.standings() }))
    preflight = Preflight(
      books, dispatcher, links: HTTPLinkProbe(ways.http), pictures: ways.pictures, clock: clock)
    self.settings = settings
    self.books = books
    self.clock = clock
    self.dispatcher = dispatcher
    self.planner = planner
    self.logger = logger
  }

  /// Runs every part until the daemon is asked to stop: then no post is taken on, and the answers
  /// under way arrive.
  private func serve(
    _ opening: Plan, on socket: ControlSocket, _ notifier: SystemdNotifier
  ) async throws {
    try await record(
      .started, ["version": campaigndVersion, "development": "\(settings.development)"])
    await planner.tell(desk)
    try await planner.open(opening)
    let services: [any Service] = [
      DispatchService(dispatcher: dispatcher),
      FirstReading(settings: settings, planner: planner, notifier: notifier),
      Watchdog(dispatcher: dispatcher, notifier: notifier, clock: clock),
      Replanning(planner: planner, clock: clock, logger: logger),
      EveningCheck(
        preflight: preflight, dispatcher: dispatcher, clock: clock, logger: logger),
      Hangups(planner: planner, notifier: notifier, clock: clock),
      ControlServer(socket, desk: desk, logger: logger),
    ]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: quiet))
    try await group.run()
    notifier.stopping(status: "stopped")
    try await record(.stopped, [:])
  }

  /// The life of services is told by the record; their group's own chatter is not.
  private var quiet: Logger {
    var logger = logger
    logger.logLevel = .error
    return logger
  }

  private func record(_ act: Act, _ detail: [String: String]) async throws {
    try await books.write(at: clock.now) { transaction in
      transaction.record(AuditNote(act, "campaignd", detail))
    }
  }
}
