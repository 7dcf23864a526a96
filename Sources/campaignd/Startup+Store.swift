import ArgumentParser
import CalendarFiles
import CampaignEngine
import CampaignStore
import Console
import Foundation
import Systemd

/// The store as it was opened, with what keeps others from it.
struct OpenStore {
  let database: any Database
  /// This daemon's name among those that share the store; nil where it has it alone.
  let name: String?
  /// Two daemons on one file, or under one name, would each publish what is due.
  let lock: ExclusiveLock
  /// Copies the database into a new file.
  let backUp: @Sendable (String) async throws -> Void
}

extension Startup {
  /// - Parameters:
  ///   - lock: this daemon's, on the store or on its name.
  ///   - socket: where calls are answered while the store is waited for.
  static func store(
    _ settings: DaemonSettings, _ lock: ExclusiveLock, _ socket: ControlSocket,
    _ notifier: SystemdNotifier
  ) async throws -> OpenStore {
    switch settings.store {
    case .sqlite(let path):
      let database = try sqlite(path, settings)
      try await refuseMoved(database)
      return OpenStore(
        database: database, name: nil, lock: lock, backUp: { try await database.backUp(to: $0) })
    case .postgresql(let address, let schema):
      let name = try name(in: settings.stateFolder)
      let database = try await postgresql(
        PostgreSQLAddress(address, schema: schema), name, settings, WaitingDoor(socket), notifier)
      try await refuseMoved(database)
      return OpenStore(
        database: database, name: name, lock: lock,
        backUp: { _ in
          throw DatabaseFault(
            .other,
            "a PostgreSQL database is backed up by its server, with pg_dump or pg_basebackup")
        })
    }
  }

  /// Two daemons on one database file would each publish what is due; two under one name would take
  /// each other's claims for their own.
  static func lock(_ settings: DaemonSettings) throws -> ExclusiveLock {
    let path =
      switch settings.store {
      case .sqlite(let path): path
      case .postgresql: "\(settings.stateFolder)/campaignd"
      }
    do {
      return try ExclusiveLock("\(path).lock")
    } catch {
      switch error {
      case .taken:
        throw fault(
          "another campaignd works on \(settings.store): \(error)\n"
            + "hint: systemctl status campaignd", .tryLater)
      case .unavailable:
        throw fault(
          "this daemon cannot take its lock: \(error)\n"
            + "hint: its folder has to exist and be writable for it; STATE_DIRECTORY names another",
          .tryLater)
      }
    }
  }

  private static func sqlite(_ path: String, _ settings: DaemonSettings) throws -> SQLiteDatabase {
    do {
      return try SQLiteDatabase(path: path)
    } catch {
      throw fault(error, settings)
    }
  }

  /// A server that is away is waited for: it may come up after us. So is one whose store is somebody
  /// else's: a daemon that was cut off has its name until the server has seen that.
  private static func postgresql(
    _ address: PostgreSQLAddress, _ name: String, _ settings: DaemonSettings,
    _ door: WaitingDoor, _ notifier: SystemdNotifier
  ) async throws -> PostgreSQLDatabase {
    var said: DatabaseFault.Kind?
    var reconnection = Reconnection(of: name)
    while true {
      do {
        let database = try await PostgreSQLDatabase(address, name: name)
        try await database.movesIn()
        await door.close()
        return database
      } catch let error as DatabaseFault where error.kind == .unreachable || error.kind == .busy {
        if error.kind != said {
          let hint = error == .nameIsTaken(name) ? hint(in: settings.stateFolder) : ""
          say("\(settings.store): \(error); waiting for it\(hint)")
          notifier.status("waiting for the database: \(error)")
        }
        said = error.kind
        await door.open(because: "\(error)")
        try await Task.sleep(for: reconnection.pause(), clock: .suspending)
      } catch let error as DatabaseFault {
        throw fault(error, settings)
      }
    }
  }

  private static func hint(in stateFolder: String) -> String {
    "\nhint: if this machine was copied: systemctl stop campaignd; "
      + "rm \(stateFolder)/\(nameFile); systemctl start campaignd"
  }

  private static func fault(_ error: DatabaseFault, _ settings: DaemonSettings) -> ExitCode {
    let status: ExitStatus =
      switch error.kind {
      case .busy, .disk, .conflict, .unreachable: .tryLater
      case .corrupt, .constraint, .other: .badConfiguration
      }
    return fault("\(settings.store): \(error)", status)
  }

  /// A store that was moved still looks like one; who worked on it would send everything again.
  private static func refuseMoved(_ database: any Database) async throws {
    guard let moved = try await CampaignStore(database).read({ try $0.moved() }) else { return }
    guard moved.address != StoreMove.unfinished else {
      throw fault(
        "a move into this store was broken off\n"
          + "hint: run the same 'campaignd migrate' again: it finishes it, or says what to remove",
        .badConfiguration)
    }
    throw fault(
      "this store was moved to \(moved.address) on \(moved.at)\n"
        + "hint: name that one in campaignd.yaml as 'store'", .badConfiguration)
  }

  private static let nameFile = "daemon.name"

  /// What the others know this daemon by; made once, and the same after each start.
  private static func name(in folder: String) throws -> String {
    let file = URL(fileURLWithPath: folder).appendingPathComponent(nameFile)
    if let name = try? String(contentsOf: file, encoding: .utf8), !name.isEmpty { return name }
    let name = "\(ProcessInfo.processInfo.hostName)-\(UUID().uuidString.prefix(8))"
    do {
      try Data(name.utf8).write(to: file, options: .atomic)
    } catch {
      throw fault("the daemon's name cannot be kept in \(file.path)", .tryLater)
    }
    return name
  }
}
