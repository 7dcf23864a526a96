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
  let feedWatch: FeedWatch
  let logger: Logger

  static func run(_ options: ConfigurationOptions) async throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try Startup.settings(options)
    let source = FolderPlanSource(settings)
    let plan = try await Startup.plan(source)
    try Startup.checkDevelopment(settings, plan.house)
    let lock = try Startup.lock(settings)
    let database = try Startup.store(settings)
    let journal = Journal(
      to: .found(in: environment), lossMessageID: EventKind.journalLoss.id)
    let clock = try SystemClock()
    let http = HTTPClient.forPublishing()
    let ways = Ways(
      http: http, credentials: Startup.credentials(options), campaigns: settings.campaigns,
      stateFolder: settings.stateFolder, clock: clock)
    let daemon = Daemon(settings, source, database, journal, ways, clock)
    let socket = try Startup.socket(settings, environment)
    try await daemon.serve(plan, on: socket, SystemdNotifier(environment: environment))
    try await http.shutdown()
    await journal.flush()
    withExtendedLifetime(lock) {}
  }

  private init(
    _ settings: DaemonSettings, _ source: FolderPlanSource, _ database: SQLiteDatabase,
    _ journal: Journal, _ ways: Ways, _ clock: SystemClock
  ) {
    let logger = Logger(label: "campaignd") { JournalLogHandler(label: $0, journal: journal) }
    let books = Books(CampaignStore(database)) { entry in
      journal.record { JournalLines.line(entry) }
    }
    let dispatcher = Dispatcher(
      books, clock: clock, logger: logger, generator: SystemRandomNumberGenerator())
    let planner = Planner(
      source, books, dispatcher, clock: clock,
      publishers: ways.publishers(of:))
    desk = Desk(
      books, clock: clock,
      settings: Desk.Settings(
        version: campaigndVersion, development: settings.development,
        ring: { dispatcher.doorbell.ring() },
        lastProgress: { await dispatcher.lastProgress },
        reload: { await planner.read(by: $0) },
        backUp: { try await database.backUp(to: $0) }))
    feedWatch = FeedWatch(
      feeds: source.feeds, shelf: source.shelf,
      subscription: FeedSubscription(http: ways.http, folder: settings.feedFolder),
      planner: planner, clock: clock, logger: logger)
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
    _ plan: Plan, on socket: ControlSocket, _ notifier: SystemdNotifier
  ) async throws {
    try await record(
      .started, ["version": campaigndVersion, "development": "\(settings.development)"])
    await planner.tell(desk)
    try await begin(with: plan)
    let services: [any Service] = [
      DispatchService(dispatcher: dispatcher),
      Watchdog(dispatcher: dispatcher, notifier: notifier, clock: clock),
      Replanning(planner: planner, clock: clock, logger: logger),
      feedWatch,
      Hangups(planner: planner, notifier: notifier, clock: clock),
      ControlServer(socket, desk: desk, logger: logger),
    ]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: quiet))
    notifier.ready(status: "\(plan.posts.count) posts planned")
    try await group.run()
    notifier.stopping(status: "stopped")
    try await record(.stopped, [:])
  }

  /// Works to the plan that was read at the start. Where feeds are followed it is read once more: what
  /// they say is held against what was known of them before we stopped.
  private func begin(with plan: Plan) async throws {
    let known = try await books.read { try $0.knownDates() }
    guard (known + plan.dates).contains(where: { $0.feed != nil }) else {
      return try await planner.follow(plan)
    }
    let faults = await planner.read()
    guard faults.isEmpty else { throw Startup.fault(faults) }
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
