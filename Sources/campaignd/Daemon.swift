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
  let source: FolderPlanSource
  let notices: Notices
  let evenings: EveningCheck
  let feedWatch: FeedWatch
  let logger: Logger
  /// Rung after each entry of the record.
  let changes = Doorbell()
  /// The same, for what is shown while the database is away: a bell wakes only one.
  private let remembering = Doorbell()
  /// Wakes those who tell people.
  private let bell: Doorbell
  let journal: Journal
  let meters = Meters()

  static func run(_ options: ConfigurationOptions) async throws {
    // A reload may be asked for before anybody listens for it; that must not end the daemon.
    signal(SIGHUP, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    let notifier = SystemdNotifier(environment: environment)
    let start = LongWork(notifier, atMost: 600)
    start.begin()
    let settings = try Startup.settings(options)
    notifier.status("reading the house")
    let source = FolderPlanSource(settings)
    let opening = try await Startup.opening(source)
    try Startup.checkDevelopment(settings, opening.house)
    let lock = try Startup.lock(settings)
    let socket = try Startup.socket(settings, environment)
    let store = try await Startup.store(settings, lock, socket, notifier)
    let journal = Journal(
      to: .found(in: environment), lossMessageID: EventKind.journalLoss.id)
    let clock = try SystemClock()
    let http = HTTPClient.forPublishing()
    let secrets = Startup.credentials(options)
    let ways = Ways(
      http: http, credentials: secrets, campaigns: settings.campaigns,
      stateFolder: settings.stateFolder, sharesStore: store.name != nil, clock: clock)
    let daemon = Daemon(settings, store, journal, ways, secrets, clock, source)
    do {
      let metrics = try await daemon.metricsServer()
      try await daemon.takeIn(opening)
      try await daemon.serve(on: socket, metrics, notifier, start)
    } catch {
      try await http.shutdown()
      await journal.flush()
      throw error
    }
    try await http.shutdown()
    await journal.flush()
    withExtendedLifetime(store.lock) {}
  }

  private init(
    _ settings: DaemonSettings, _ store: OpenStore, _ journal: Journal, _ ways: Ways,
    _ secrets: CredentialFolder?, _ clock: SystemClock, _ source: FolderPlanSource
  ) {
    let logger = Logger(label: "campaignd") { JournalLogHandler(label: $0, journal: journal) }
    let bell = Doorbell()
    let books = Books(CampaignStore(store.database)) { [changes, remembering, meters] entries in
      journal.record(entries.map { entry in { @Sendable in JournalLines.line(entry) } })
      entries.forEach(meters.record)
      changes.ring()
      remembering.ring()
      bell.ring()
    }
    let zones = ZoneFolder()
    notices = Notices(
      books, clock: clock, doorbell: bell,
      couriers: [
        .mail: MailCourier(),
        .webhook: WebhookCourier(
          webhook: Webhook(http: ways.http, credentials: ways.credentials)),
      ], zones: zones.rules, logger: logger)
    var limits = Dispatcher.Limits()
    limits.lease = settings.takeoverAfter
    limits.ahead = .milliseconds(50)
    limits.picturesAhead = .seconds(120)
    limits.gathering = .milliseconds(100)
    let dispatcher = Dispatcher(
      books, clock: clock, limits: limits, tenure: store.name.map { .shared(as: $0) } ?? .alone,
      logger: logger,
      generator: SystemRandomNumberGenerator())
    let planner = Planner(
      source, books, dispatcher, clock: clock,
      publishers: { house in
        SecretCheck(folder: secrets, sharesStore: ways.sharesStore, logger: logger).look(at: house)
        return ways.publishers(of: house)
      })
    desk = Desk(
      books, clock: clock,
      settings: Desk.Settings(
        version: campaigndVersion, development: settings.development,
        ring: { dispatcher.doorbell.ring() },
        told: { await dispatcher.told },
        lastProgress: { await dispatcher.lastProgress },
        reload: { await planner.read(by: $0) },
        backUp: { [backUp = store.backUp] file in
          let path = file ?? "\(settings.stateFolder)/backup-\(UUID().uuidString).sqlite"
          try await backUp(path)
          return path
        },
        publisher: { await dispatcher.publisher(of: $0) },
        zones: zones.rules,
        recordKey: { [folder = settings.stateFolder] in try RecordKey.read(in: folder) },
        standings: { await dispatcher.standings() }))
    evenings = EveningCheck(
      Preflight(
        books, dispatcher, links: HTTPLinkProbe(ways.http), pictures: ways.pictures, clock: clock),
      dispatcher, books, clock: clock, zones: { ZoneFolder().rules($0) }, logger: logger)
    let subscription = FeedSubscription(http: ways.http)
    feedWatch = FeedWatch(
      feeds: source.feeds, shelf: source.shelf,
      rounds: FeedRounds(
        books, clock: clock,
        fetch: { address, tag async throws(FeedFailure) in
          try await subscription.fetch(address, unless: tag, isCalendar: FeedShelf.isCalendar)
        }, logger: logger),
      planner: planner, isShared: books.store.isShared, clock: clock, logger: logger)
    self.settings = settings
    self.books = books
    self.clock = clock
    self.dispatcher = dispatcher
    self.planner = planner
    self.source = source
    self.journal = journal
    self.logger = logger
    self.bell = bell
  }

  /// The record says that it starts, and what the store holds goes out from now on; the campaigns are
  /// read meanwhile.
  private func takeIn(_ opening: Plan) async throws {
    try await record(
      .started, ["version": campaigndVersion, "development": "\(settings.development)"])
    await planner.tell(desk)
    await planner.tell(notices)
    try await planner.open(opening)
    await books.store.listen { [dispatcher, changes, remembering, bell] in
      dispatcher.doorbell.ring()
      changes.ring()
      remembering.ring()
      bell.ring()
    }
  }

  /// Runs every part until the daemon is asked to stop: then no post is taken on, and the answers
  /// under way arrive.
  private func serve(
    on socket: ControlSocket, _ metricsServer: MetricsServer?, _ notifier: SystemdNotifier,
    _ start: LongWork
  ) async throws {
    // A claim stands two minutes; no answer is waited for beyond it.
    let stopping = LongWork(notifier, atMost: 120)
    let reading = Doorbell()
    var services: [any Service] = [
      // They are stopped from the last to the first: a mail on its way keeps no post from being left.
      NoticeService(notices: notices),
      DispatchService(dispatcher: dispatcher),
      FirstReading(
        planner: planner, notifier: notifier, desk: desk, start: start,
        done: [reading, feedWatch.reading]),
      Watchdog(dispatcher: dispatcher, notifier: notifier),
      Heartbeat(
        dispatcher: dispatcher, clock: clock, logger: logger,
        file: "\(settings.stateFolder)/last-tick"),
      StatusKeeper(desk: desk, notifier: notifier, changes: changes),
      Replanning(planner: planner, clock: clock),
      feedWatch,
      EveningService(evenings: evenings, reading: reading),
      ClockWatch(clock: clock, books: books, dispatcher: dispatcher, logger: logger),
      ZoneWatch(source: source, planner: planner, books: books, clock: clock, logger: logger),
      Hangups(planner: planner, desk: desk, notifier: notifier),
      ControlServer(socket, desk: desk, metrics: metrics, logger: logger),
    ]
    if books.store.isShared {
      services.append(DeskMemoryKeeper(desk: desk, changes: remembering))
    }
    if let metricsServer { services.append(metricsServer) }
    services.append(Farewell(notifier: notifier, stopping: stopping))
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { .init(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: quiet))
    try await group.run()
    stopping.finish()
    do {
      try await record(.stopped, [:])
    } catch {
      // It has stopped in good order all the same: to systemd it is no failure.
      logger.warning("the record does not say that campaignd stopped: \(error)")
    }
  }

  private func metricsServer() async throws -> MetricsServer? {
    guard let address = settings.metrics else { return nil }
    do {
      return try await MetricsServer(
        on: address.host, port: address.port, metrics: metrics, logger: logger)
    } catch {
      throw Startup.fault(
        "metrics cannot be served on \(address.host) port \(address.port): \(error)",
        .badConfiguration)
    }
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
