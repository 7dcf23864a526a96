import Foundation

/// The probe, started by way of a shell.
enum Probe {
  /// systemd-probe, beside the tests' own program.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("systemd-probe").path

  static let isRoot = getuid() == 0

  /// A journald of its own can be run: as root, with util-linux and systemd at hand.
  static let canRunJournald =
    isRoot
    && FileManager.default.isExecutableFile(atPath: "/usr/lib/systemd/systemd-journald")
    && (try? run("unshare -m true").status) == 0

  static let canActivateSockets =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-socket-activate")

  /// Runs a shell script; `$probe` in it is the probe.
  static func run(_ script: String) throws -> (output: String, status: Int32) {
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-euc", script]
    shell.environment = [
      "probe": path, "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "LC_ALL": "C.UTF-8",
    ]
    shell.standardOutput = output
    try shell.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), shell.terminationStatus)
  }

  /// Runs a script beside a real journald, in a mount namespace where /run is another, so that this
  /// machine's own journal stays as it is.
  static func underJournald(_ script: String) throws -> (output: String, status: Int32) {
    let inside = """
      mount -t tmpfs tmpfs /run
      mkdir -p /run/systemd/journal /run/log/journal
      /usr/lib/systemd/systemd-journald >/dev/null 2>&1 &
      trap 'kill %1' EXIT
      for try in $(seq 200); do [ -S /run/systemd/journal/socket ] && break; sleep 0.05; done
      \(script)
      """
    return try run("exec unshare -m --propagation private bash -euc \(quoted(inside))")
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: #"'\''"#) + "'"
  }
}
