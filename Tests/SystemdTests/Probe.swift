import Foundation
import Support

/// The probe, started by way of a shell.
enum Probe {
  /// systemd-probe, beside the tests' own program.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("systemd-probe").path

  static let isRoot = getuid() == 0

  /// A journald of its own can be run: as root, with util-linux and systemd at hand.
  static func canRunJournald() async -> Bool {
    guard isRoot,
      FileManager.default.isExecutableFile(atPath: "/usr/lib/systemd/systemd-journald")
    else { return false }
    return (try? await run("unshare -m true").status) == 0
  }

  static let canActivateSockets =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-socket-activate")

  /// Runs a shell script; `$probe` in it is the probe.
  static func run(_ script: String) async throws -> Outcome {
    try await Support.run(
      URL(fileURLWithPath: "/bin/bash"), ["-euc", script],
      environment: [
        "probe": path, "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LC_ALL": "C.UTF-8",
      ])
  }

  /// Runs a script beside a real journald, in a mount namespace where /run is another, so that this
  /// machine's own journal stays as it is.
  static func underJournald(_ script: String) async throws -> Outcome {
    let inside = """
      mount -t tmpfs tmpfs /run
      mkdir -p /run/systemd/journal /run/log/journal
      /usr/lib/systemd/systemd-journald >/dev/null 2>&1 &
      trap 'kill %1' EXIT
      for try in $(seq 200); do [ -S /run/systemd/journal/socket ] && break; sleep 0.05; done
      \(script)
      """
    return try await run("exec unshare -m --propagation private bash -euc \(quoted(inside))")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
