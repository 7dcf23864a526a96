import Foundation
import Support
import Testing

/// A second trust on one machine: the same unit under another name, with places of its own.
extension EndToEnd {
  @Suite struct FurtherTrustTests {
    private let deploy = Binary.project.appendingPathComponent("Deploy")

    private func unit(_ kind: String) async throws -> String {
      let script = deploy.appendingPathComponent("trust-unit").path
      let printed = try await run(URL(fileURLWithPath: "/bin/bash"), [script, kind])
      #expect(printed.status == 0, "\(printed.errors)")
      return printed.output
    }

    private func firstUnit(_ kind: String) throws -> String {
      try String(contentsOf: deploy.appendingPathComponent("campaignd.\(kind)"), encoding: .utf8)
    }

    /// What a unit says, without its comments.
    private func lines(_ unit: String) -> [Substring] {
      unit.split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    @Test func `a further trust's unit differs from the first one's in its user alone`()
      async throws
    {
      let (first, further) = (lines(try firstUnit("service")), lines(try await unit("service")))
      #expect(
        further.filter { !first.contains($0) } == [
          "Description=Campaign calendar and publisher of %i", "User=campaignd-%i",
          "DynamicUser=yes",
        ])
      #expect(
        first.filter { !further.contains($0) } == [
          "Description=Campaign calendar and publisher", "User=campaignd",
        ])
      let (desk, furtherDesk) = (lines(try firstUnit("socket")), lines(try await unit("socket")))
      #expect(furtherDesk.filter { !desk.contains($0) } == ["Description=Campaign desk of %i"])
    }

    @Test(arguments: ["service", "socket"])
    func `what is a trust's own is called as its unit is`(kind: String) throws {
      let places = ["/etc/campaignd", "/var/lib/campaignd", "/run/campaignd"]
      for line in lines(try firstUnit(kind)) {
        #expect(!places.contains { line.contains($0) }, "\(line)")
        #expect(!line.contains("campaignd.socket"), "\(line)")
      }
    }

    @Test(
      .enabled("needs systemd-analyze") {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")
      })
    func `systemd understands both units, and finds the further one no more exposed`() async throws
    {
      let folder = try ScratchFolder()
      for kind in ["service", "socket"] {
        try runnable(try firstUnit(kind)).write(
          toFile: folder.path("campaignd.\(kind)"), atomically: true, encoding: .utf8)
        try runnable(try await unit(kind)).write(
          toFile: folder.path("campaignd@westvale.\(kind)"), atomically: true, encoding: .utf8)
        try String(
          contentsOf: deploy.appendingPathComponent("campaignd-doorkeeper.\(kind)"),
          encoding: .utf8
        ).write(
          toFile: folder.path("campaignd-doorkeeper.\(kind)"), atomically: true, encoding: .utf8)
      }
      let analyze = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
      let units = ["campaignd.service", "campaignd@westvale.service", "campaignd@westvale.socket"]
      let verified = try await run(
        analyze, ["verify", "--man=no"] + units.map(folder.path),
        environment: ["SYSTEMD_UNIT_PATH": "\(folder.folder):"])
      // Of units beside ours, which this machine has and we do not, it may say what it likes.
      let complaints = verified.errors.split(separator: "\n").filter { $0.contains("campaignd") }
      #expect(complaints.filter { !$0.contains("doorkeeper") } == [])
      var exposures: [Substring] = []
      for unit in units.prefix(2) {
        let judged = try await run(
          analyze, ["security", "--offline=true", "--no-pager", folder.path(unit)])
        let words = judged.output.split(whereSeparator: \.isWhitespace).suffix(3)
        exposures += words.filter { $0.contains(".") && $0.first?.isNumber == true }
      }
      #expect(exposures.count == 2)
      #expect(Set(exposures).count == 1, "\(exposures)")
    }

    /// With a program that is on every machine in the place of ours.
    private func runnable(_ unit: String) -> String {
      unit.replacing("/usr/sbin/campaignd --", with: "/bin/true --")
        .replacing("+/usr/bin/campaignctl ", with: "+/bin/true ")
    }

    @Test func `who names a trust means its daemon, its folders and its unit`() async throws {
      let house = try TestHouse(
        accounts: """
            - {id: trust-mastodon, kind: mastodon, server: "http://127.0.0.1:9", credential: token}
            - {id: trust-bluesky, kind: outbox}
            - {id: trust-x, kind: outbox}
          """)
      defer { house.remove() }
      let status = try await house.ctl("status", "--trust", "westvale")
      #expect(status.status == 69)
      #expect(status.errors.contains("/run/campaignd@westvale/control.sock"))
      #expect(status.errors.contains("systemctl status campaignd@westvale"))
      let added = try await run(
        Binary.campaignctl,
        [
          "account", "add", "trust-mastodon", "--campaigns", house.campaigns.path, "--trust",
          "westvale",
        ], input: "a-token\n")
      #expect(added.status == 78)
      #expect(added.errors.contains("/etc/campaignd@westvale/credentials"))
      let networks = try await house.ctl(
        "accounts", "--networks", "--campaigns", house.campaigns.path, "--trust", "westvale")
      #expect(networks.output.contains("/etc/systemd/system/campaignd@westvale.service.d/"))
      #expect(try await house.ctl("status", "--trust", "../run").status == 64)
    }

    @Test func `what is restored with a further trust's settings goes to its own state`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      try FileManager.default.createDirectory(
        at: house.folder.appendingPathComponent("campaignd@westvale"),
        withIntermediateDirectories: true)
      try house.write("campaigns: ../Campaigns\n", to: "campaignd@westvale/campaignd.yaml")
      try house.write("a backup", to: "copy.sqlite")
      let restored = try await run(
        Binary.campaignd,
        ["restore", "copy.sqlite", "--config", "campaignd@westvale/campaignd.yaml"],
        in: house.folder)
      // There is no such trust on this machine.
      #expect(restored.status == 75)
      #expect(restored.errors.contains("/var/lib/campaignd@westvale/campaignd.sqlite"))
    }
  }
}
