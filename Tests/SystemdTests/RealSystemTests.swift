import Foundation
import Support
import Testing

/// What a real journald, systemd-socket-activate and systemd-notify's protocol make of it.
@Suite
struct RealSystemTests {
  @Test(.enabled("needs root and systemd-journald") { await Probe.canRunJournald() })
  func `journald keeps every entry with its fields, and no value can forge another field`()
    async throws
  {
    let outcome = try await Probe.underJournald(
      """
      "$probe" journal 1000
      journalctl --sync
      journalctl -q -o json PROBE_OF=1000 | wc -l
      journalctl -q -o json PROBE_NUMBER=7
      journalctl -q -o json PROBE_FORGED=yes | wc -l
      """)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    try #require(lines.count == 5)
    #expect(lines[1] == "sent 1000 dropped 0 diverted 0")
    #expect(lines[2] == "1000")
    #expect(lines[3].contains(#""MESSAGE":"line 7\nPROBE_FORGED=yes""#))
    #expect(lines[3].contains(#""PRIORITY":"5""#))
    #expect(lines[3].contains(#""SYSLOG_IDENTIFIER":"systemd-probe""#))
    #expect(lines[4] == "0")
  }

  @Test(.enabled("needs root and systemd-journald") { await Probe.canRunJournald() })
  func `what is logged becomes fields where standard error is the journal`() async throws {
    let outcome = try await Probe.underJournald(
      """
      systemd-cat bash -c 'JOURNAL_STREAM=$(stat -Lc %d:%i /proc/self/fd/2) exec "$probe" log'
      journalctl --sync
      journalctl -q -o json PROBE_FREE='3 MiB'
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""MESSAGE":"disk nearly full""#))
    #expect(outcome.output.contains(#""LOGGER":"probe""#))
    #expect(outcome.output.contains(#""PRIORITY":"4""#))
    #expect(outcome.output.contains(#""CODE_FUNC":"log()""#))
  }

  @Test(.enabled("needs root and systemd-journald") { await Probe.canRunJournald() })
  func `entries go to standard error where journald's socket is gone`() async throws {
    let outcome = try await Probe.underJournald(
      """
      rm /run/systemd/journal/socket
      "$probe" journal 2 2>&1
      """)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(" line 1\n"))
    #expect(outcome.output.contains("sent 0 dropped 0 diverted 2"))
  }

  @Test(.enabled(if: Probe.canActivateSockets, "needs systemd-socket-activate"))
  func `sockets that systemd opened are found by their names`() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Probe.run(
      """
      systemd-socket-activate --fdname=control:pages -l \(folder.path)/a -l \(folder.path)/b \
        "$probe" sockets 2>/dev/null &
      for try in $(seq 200); do [ -S \(folder.path)/b ] && break; sleep 0.05; done
      perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Peer => $ARGV[0])' \(folder.path)/a
      wait
      """)
    #expect(outcome.output == "3 control\n4 pages\n")
  }
}

/// A folder that goes away with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("campaignd-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
