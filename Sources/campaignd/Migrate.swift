import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Console
import Foundation
import Systemd

/// Moves a trust's store from SQLite to PostgreSQL, or back.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Move everything from one store to another, and verify the record on both sides.",
    discussion: """
      Every daemon on either store must be stopped. The store that is moved from stays as it is and \
      says where it went: no daemon works on it again. The one that is moved to must be empty. A move \
      that was broken off is run again: that finishes it, or says what is to be removed first.
      """)

  @Option(help: "The store to move from: sqlite:PATH or postgresql://…")
  var from: String

  @Option(help: "The store to move to.")
  var to: String

  @Option(help: "The trust's schema in the PostgreSQL database, as 'tenant' in campaignd.yaml.")
  var tenant: String?

  func run() async throws {
    let (source, target) = (try address(from, of: "--from"), try address(to, of: "--to"))
    guard source != target else { throw Startup.fault("that is one and the same store", .usage) }
    let first = try await open(source, mustExist: true)
    // A tenant's name written wrong is a store that was made a moment ago.
    guard try await CampaignStore(first.database).read({ try $0.chain().number }) > 0 else {
      throw Startup.fault("there is nothing in \(source): is its name right?", .badInput)
    }
    let left = try await CampaignStore(first.database).read { try $0.moved() }
    if let left, left.address != "\(target)" {
      throw refused(
        left.address == StoreMove.unfinished
          ? .unfinished(isSource: true) : .moved(to: left.address, at: left.at), target)
    }
    // Where a move was broken off at its end, its target is there.
    let second = try await open(target, mustExist: left != nil)
    let tally = try await move(first, second, target)
    giveToOwner(target)
    print(words(tally, source, target))
    withExtendedLifetime((first, second)) {}
  }

  private func move(
    _ source: MovableStore, _ target: MovableStore, _ address: StoreAddress
  ) async throws -> StoreMove.Tally {
    do {
      return try await StoreMove(from: source.database, to: target.database)
        .run(to: "\(address)", at: SystemClock().now)
    } catch let refusal as StoreMove.Refusal {
      throw refused(refusal, address)
    } catch let fault as DatabaseFault {
      throw Startup.fault("the move was broken off: \(fault)\nhint: run it again", .tryLater)
    }
  }

  private func refused(_ refusal: StoreMove.Refusal, _ target: StoreAddress) -> ExitCode {
    Startup.fault(refusal.words(from, target), refusal.status)
  }

  /// What is no address is not repeated: it may hold a password.
  private func address(_ text: String, of option: String) throws -> StoreAddress {
    do throws(StoreAddress.Fault) {
      return try StoreAddress(text, tenant: text.hasPrefix("sqlite:") ? nil : tenant)
    } catch {
      throw Startup.fault("\(option): \(error.reason)\nhint: \(error.hint)", .usage)
    }
  }

  private func giveToOwner(_ target: StoreAddress) {
    guard case .sqlite(let path) = target else { return }
    Restore.giveToOwner([path, "\(path).lock"])
  }

  private func words(
    _ tally: StoreMove.Tally, _ source: StoreAddress, _ target: StoreAddress
  ) -> String {
    """
    moved from \(source) to \(target):
      posts: \(tally.rows["post"] ?? 0); sent or to be sent: \(tally.rows["dispatch"] ?? 0); \
    entries of the record: \(tally.rows["audit"] ?? 0)
    the record verifies on both sides: it ends with entry \(tally.chain.number), \
    \(tally.chain.head.hex.prefix(16))…
    \(from) stays as it was, and no daemon works on it again
    now name the new store in campaignd.yaml, and: systemctl start campaignd
    """
  }
}

/// A store that nobody else works on.
private struct MovableStore {
  let database: any Database
  /// On the file; a server's store is locked by its connection.
  let lock: ExclusiveLock?
}

extension Migrate {
  private func open(_ address: StoreAddress, mustExist: Bool) async throws -> MovableStore {
    do {
      switch address {
      case .sqlite(let path): return try sqlite(path, mustExist: mustExist)
      case .postgresql(let text, let schema):
        let database = try await PostgreSQLDatabase(
          PostgreSQLAddress(text, schema: schema), name: "migrate")
        guard try await database.clearsOut() else {
          throw DatabaseFault(
            .busy, "a campaignd works on it\nhint: stop it first, on each machine")
        }
        return MovableStore(database: database, lock: nil)
      }
    } catch let fault as DatabaseFault {
      throw Startup.fault("\(address): \(fault)", .tryLater)
    } catch let failure as ExclusiveLock.Failure {
      throw Startup.fault(
        "a campaignd works on \(address): \(failure)\nhint: systemctl stop campaignd", .tryLater)
    }
  }

  private func sqlite(_ path: String, mustExist: Bool) throws -> MovableStore {
    guard FileManager.default.fileExists(atPath: path) == mustExist else {
      throw Startup.fault(
        mustExist
          ? "there is no file \(path)"
          : "\(path) is there already; name a new file\n"
            + "hint: if a move into it was broken off, remove it, and run this again",
        .badInput)
    }
    let lock = try ExclusiveLock("\(path).lock")
    return MovableStore(database: try SQLiteDatabase(path: path), lock: lock)
  }
}

extension StoreMove.Refusal {
  fileprivate var status: ExitStatus {
    switch self {
    case .recordDoesNotHold, .differs: .no
    case .notEmpty, .moved, .unfinished: .badInput
    }
  }

  fileprivate func words(_ from: String, _ to: StoreAddress) -> String {
    switch self {
    case .notEmpty: "\(to) is not empty; name a new file, or an empty schema"
    case .moved(let place, let at): "one of the two stores was moved to \(place), on \(at)"
    case .unfinished(isSource: true):
      "a move into \(from) was broken off\nhint: run that one again"
    case .unfinished(isSource: false):
      "a move into \(to) was broken off halfway; \(from) is still the one to use\n"
        + "hint: \(to.removal), and run this again"
    case .recordDoesNotHold(let fault, let isSource):
      "the record in \(isSource ? from : "\(to)") does not hold: \(fault)"
    case .differs(let table):
      "after the copy the two stores do not agree on '\(table)'; \(to) is not the one to use"
    }
  }
}

extension StoreAddress {
  /// How half a store is done away with.
  fileprivate var removal: String {
    switch self {
    case .sqlite(let path): "remove \(path)"
    case .postgresql(_, let schema?): "drop schema \(schema) cascade"
    case .postgresql(_, nil): "drop the schema it is in"
    }
  }
}
