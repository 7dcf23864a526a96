import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Console
import Foundation
import Systemd

/// What must be right before the daemon runs; each fault in a sentence, with the exit code that keeps
/// systemd from starting a bad configuration for ever.
enum Startup {
  static func settings(_ options: ConfigurationOptions) throws -> DaemonSettings {
    let environment = ProcessInfo.processInfo.environment
    let unit = unit(with: options.config)
    let (settings, diagnostics) = DaemonFile.read(
      at: options.config,
      stateFolder: firstFolder(environment["STATE_DIRECTORY"]) ?? "/var/lib/\(unit)",
      runtimeFolder: firstFolder(environment["RUNTIME_DIRECTORY"]) ?? "/run/\(unit)")
    guard let settings else { throw fault(diagnostics) }
    return settings
  }

  /// A further trust's settings lie in /etc/campaignd@TRUST, and its state in /var/lib/campaignd@TRUST:
  /// who restores its database by hand must not meet another's.
  private static func unit(with settings: String) -> String {
    let folder = URL(fileURLWithPath: settings).deletingLastPathComponent().lastPathComponent
    return folder.hasPrefix("campaignd@") ? folder : "campaignd"
  }

  /// What the daemon begins its work with while the campaigns are still being read.
  static func opening(_ source: FolderPlanSource) async throws -> Plan {
    if let opening = source.opening(at: try SystemClock().now) { return opening }
    return try await plan(source)
  }

  static func plan(_ source: FolderPlanSource) async throws -> Plan {
    do {
      return try await source.plan(at: SystemClock().now, knowing: [], copies: [:])
    } catch let refusal as PlanRefusal {
      throw fault(refusal.diagnostics)
    }
  }

  /// "The daemon refuses to start with it when any account is neither the outbox nor a loopback
  /// server" — contract.md
  static func checkDevelopment(_ settings: DaemonSettings, _ house: House) throws {
    guard settings.development else { return }
    let outside = house.accounts.values.filter { !$0.staysOnThisMachine }.map(\.id).sorted()
    guard outside.isEmpty else {
      throw fault(
        "development: true lets callers say who they are, and these accounts speak to the world: "
          + outside.map(\.text).joined(separator: ", ")
          + "\nhint: remove 'development' from campaignd.yaml, or try things out with an outbox",
        .badConfiguration)
    }
  }

  /// The socket systemd opened for us, or one of our own.
  static func socket(
    _ settings: DaemonSettings, _ environment: [String: String]
  ) throws -> ControlSocket {
    if let inherited = InheritedSocket.all(in: environment).first {
      return ControlSocket(inherited: inherited.descriptor)
    }
    do {
      return try ControlSocket(path: settings.socket)
    } catch {
      throw fault("the control socket cannot be opened: \(error)", .tryLater)
    }
  }

  static func credentials(_ options: ConfigurationOptions) -> CredentialFolder? {
    options.credentials.map { CredentialFolder(path: $0) }
      ?? CredentialFolder(environment: ProcessInfo.processInfo.environment)
  }

  static func fault(_ diagnostics: [Diagnostic]) -> ExitCode {
    fault(
      DiagnosticPrinter(inColour: isatty(2) == 1).text(diagnostics.inOrderOfPlace()),
      .badConfiguration)
  }

  /// Says what is wrong on standard error, and carries the code to leave with.
  static func fault(_ message: String, _ status: ExitStatus) -> ExitCode {
    say(message)
    return ExitCode(status.rawValue)
  }

  static func say(_ message: String) {
    FileHandle.standardError.write(Data("campaignd: \(message)\n".utf8))
  }

  /// systemd hands over several folders with colons between; ours is the first.
  private static func firstFolder(_ value: String?) -> String? {
    value?.split(separator: ":").first.map(String.init)
  }
}
