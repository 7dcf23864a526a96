import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Console
import Foundation
import Systemd

/// Brings the database back from a backup. What the backup cannot know - what went out, was held or
/// was rejected since - is left to people: posts that were due are missed, and everything is on hold.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database back from a backup; nothing leaves until somebody says so.",
    discussion: """
      The daemon must be stopped. The database that is there is kept beside the new one, as \
      campaignd.sqlite.replaced. Posts that were due since the backup are missed, as they may be \
      out already, and a hold on everything stands until 'campaignctl resume' lifts it.
      """)

  @Argument(help: "What 'campaignctl backup' wrote.", completion: .file())
  var file: String

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    let settings = try Startup.settings(options)
    guard FileManager.default.isReadableFile(atPath: file) else {
      throw Startup.fault("there is no file \(file) that can be read", .badInput)
    }
    guard case .sqlite(let path) = settings.store else {
      throw Startup.fault(
        "\(settings.store) is brought back by its server, with pg_restore", .usage)
    }
    let lock = try Startup.lock(settings)
    let restoration = try await restore(to: path)
    Restore.giveToOwner([path, "\(path).replaced", lock.path])
    print(restoration.words(of: file))
    withExtendedLifetime(lock) {}
  }

  private func restore(to path: String) async throws -> Restoration {
    do {
      let clock = try SystemClock()
      return try await SQLiteDatabase.restore(from: file, to: path) { database in
        try await Books(CampaignStore(database)) { _ in }.settleRestored(at: clock.now)
      }
    } catch let fault as AuditFault {
      throw Startup.fault("the record in \(file) does not hold: \(fault)", .no)
    } catch let fault as DatabaseFault {
      throw Startup.fault("\(file) is not restored: \(fault)", .badInput)
    }
  }

  /// The daemon's user owns the folder, and must own what root puts there.
  static func giveToOwner(_ files: [String]) {
    var folder = stat()
    guard getuid() == 0, let first = files.first,
      stat(URL(fileURLWithPath: first).deletingLastPathComponent().path, &folder) == 0
    else { return }
    for file in files { lchown(file, folder.st_uid, folder.st_gid) }
  }
}

extension Restoration {
  fileprivate func words(of file: String) -> String {
    var lines = [
      "restored from \(file): \(entries) entries of the record"
        + (backupAt.map { ", the last of \($0)" } ?? "")
    ]
    if !missed.isEmpty {
      lines.append("\(missed.count) posts were due since; look on their accounts:")
      lines += missed.map { "  \($0)" }
    }
    lines += [
      "everything is on hold; when you have looked:",
      "  systemctl start campaignd",
      "  campaignctl resume \(hold) --reason \"looked at the accounts\"",
    ]
    return lines.joined(separator: "\n")
  }
}
