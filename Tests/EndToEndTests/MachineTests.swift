import Foundation
import Support
import Testing

/// What an administrator types on the machine: secrets, networks, backups, and what texts tell them.
extension EndToEnd {
  @Suite struct MachineTests {
    @Test func `every command that the journal's texts name is one that the programs know`()
      async throws
    {
      let texts = try await run(Binary.campaignd, ["events"]).output
      let joined = texts.split(separator: "\n").joined(separator: " ")
      let quoted = joined.split(separator: "'").map(String.init)
        .filter { $0.hasPrefix("campaignctl ") }
      #expect(quoted.count > 10)
      let states = try await queueStates()
      for command in Set(quoted) {
        let words = command.split(separator: " ").map(String.init)
        let options = words.filter { $0.hasPrefix("--") }
        let names = words.dropFirst().prefix { $0.allSatisfy { $0.isLowercase || $0 == "-" } }
          .filter { !$0.hasPrefix("-") }
        let help = try await run(Binary.campaignctl, Array(names) + ["--help"])
        #expect(help.status == 0, "\(command): \(help.errors)")
        for option in options { #expect(help.output.contains(option), "\(command)") }
        if let place = words.firstIndex(of: "--state") {
          #expect(states.contains(words[place + 1]), "\(command)")
        }
      }
    }

    @Test(arguments: [(Binary.campaignctl, "campaignctl.1"), (Binary.campaignd, "campaignd.8")])
    func `the manual has every command of the program, with its options`(
      program: URL, page: String
    ) async throws {
      let manual = try String(
        contentsOf: Binary.project.appendingPathComponent("Deploy/man/\(page)"), encoding: .utf8)
      let help = try await run(program, ["--experimental-dump-help"]).output
      let tree = try JSONDecoder().decode(HelpTree.self, from: Data(help.utf8))
      for command in tree.command.leaves {
        #expect(manual.contains("Cm \(command.words)"), "\(page) lacks \(command.words)")
        for option in command.options where !manual.contains("Fl -\(option)") {
          Issue.record("\(page) lacks --\(option) of \(command.words)")
        }
      }
    }

    /// As the program lists them to whoever asks for another.
    private func queueStates() async throws -> Set<String> {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      let answer = try await house.ctl("queue", "--state", "nowhere")
      #expect(answer.status == 64)
      #expect(await daemon.stop() == 0)
      return Set(
        answer.errors.split(whereSeparator: { !$0.isLetter }).map(String.init))
    }

    @Test func `a secret is written for its owner alone, and takes the old one's place`()
      async throws
    {
      let house = try TestHouse(accounts: Self.accounts)
      defer { house.remove() }
      let folder = house.folder.appendingPathComponent("secrets")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for secret in ["first-token", "second-token"] {
        let added = try await add("trust-mastodon", secret + "\n", to: folder, house)
        #expect(added.status == 0, "\(added.errors)")
        #expect(!(added.output + added.errors).contains(secret))
        let file = folder.appendingPathComponent("mastodon-token")
        #expect(try String(contentsOf: file, encoding: .utf8) == secret)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mastodon-token"])
    }

    @Test func `what is no secret of the account is refused and nothing is written`() async throws {
      let house = try TestHouse(accounts: Self.accounts)
      defer { house.remove() }
      let folder = house.folder.appendingPathComponent("secrets")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let unknown = try await add("trust-myspace", "token", to: folder, house)
      #expect(unknown.status == 65)
      #expect(unknown.errors.contains("one of: trust-bluesky, trust-mastodon, trust-x"))
      #expect(try await add("trust-mastodon", "\n", to: folder, house).status == 65)
      #expect(try await add("trust-mastodon", "two words", to: folder, house).status == 65)
      let keys = try await add("trust-x", #"{"token":"a"}"#, to: folder, house)
      #expect(keys.status == 65)
      #expect(keys.errors.contains("consumerKey"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      let nowhere = house.folder.appendingPathComponent("nowhere")
      #expect(try await add("trust-mastodon", "token", to: nowhere, house).status == 78)
    }

    @Test func `the networks of the accounts make a drop-in that denies all others`() async throws {
      let house = try TestHouse(accounts: Self.accounts)
      defer { house.remove() }
      let networks = try await run(
        Binary.campaignctl, ["accounts", "--networks", "--campaigns", house.campaigns.path])
      #expect(networks.status == 0, "\(networks.errors)")
      let lines = networks.output.split(separator: "\n")
      #expect(lines.contains("[Service]"))
      #expect(lines.contains("IPAddressDeny=any"))
      #expect(lines.contains("# 127.0.0.1: trust-mastodon, trust-x"))
      #expect(lines.contains("IPAddressAllow=127.0.0.1"))
    }

    /// A nanosecond is enough for the kernel to tell its timers.
    @Test(.enabled("needs leave to set the clock") { try await setTheClock() })
    func `a clock that was set stands in the record, and posts go out at their slots`() async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      try house.addUnattendedPolicy()
      try house.writeToday(
        accounts: ["trust-mastodon"], policy: "unattended",
        entries: """
            - id: hello
              at: \(TestHouse.soon(4))
              text: The garden is open until six.
          """)
      let daemon = try await house.startReady()
      #expect(try await Self.setTheClock())
      try await daemon.line(containing: "slots are kept by what the clock says now")
      try await daemon.line(containing: "published today/")
      let record = try await house.ctl("audit", "export")
      #expect(record.objects.contains { $0["did"] as? String == "clock.set" })
      #expect(await daemon.stop() == 0)
    }

    private static func setTheClock() async throws -> Bool {
      try await run(
        URL(fileURLWithPath: "/usr/bin/env"),
        [
          "python3", "-c",
          """
          import ctypes, struct, sys
          timex = ctypes.create_string_buffer(208)
          struct.pack_into("i", timex, 0, 0x2100)  # ADJ_NANO | ADJ_SETOFFSET
          struct.pack_into("q", timex, 80, 1)  # time.tv_usec
          sys.exit(0 if ctypes.CDLL(None).adjtimex(timex) >= 0 else 1)
          """,
        ]
      ).status == 0
    }

    @Test func `a backup comes back with everything on hold, and what was due is not sent`()
      async throws
    {
      let house = try TestHouse()
      defer { house.remove() }
      try house.addUnattendedPolicy()
      try house.writeToday(
        accounts: ["trust-mastodon"], policy: "unattended",
        entries: """
            - id: hello
              at: \(TestHouse.soon(15))
              text: The garden is open until six.
          """)
      let daemon = try await house.startReady()
      #expect(try await house.ctl("backup", "copy.sqlite").status == 0)
      let again = try await house.ctl("backup", "copy.sqlite")
      #expect(again.errors.contains("is there already"))
      let restore = ["restore", "copy.sqlite", "--config", "campaignd.yaml"]
      let busy = try await run(Binary.campaignd, restore, in: house.folder)
      #expect(busy.status == 75)
      try await daemon.line(containing: "published today/")
      #expect(await daemon.stop() == 0)

      let restored = try await run(Binary.campaignd, restore, in: house.folder)
      #expect(restored.status == 0, "\(restored.errors)")
      #expect(restored.output.contains("1 posts were due since"))
      let next = try await house.startReady()
      let status = try await house.ctl("status")
      #expect(status.output.contains("HOLD hold-"))
      let missed = try await house.ctl("queue", "--state", "missed", "--format", "jsonl")
      #expect(missed.objects.count == 1)
      #expect(try await house.ctl("audit", "verify").status == 0)
      #expect(await next.stop() == 0)
      #expect(next.lines.allSatisfy { !$0.contains("published") })
    }

    @Test func `what is no backup is not restored, and the database stays`() async throws {
      let house = try TestHouse()
      defer { house.remove() }
      let daemon = try await house.startReady()
      #expect(await daemon.stop() == 0)
      let database = house.folder.appendingPathComponent("campaignd.sqlite")
      let before = try Data(contentsOf: database)
      let text = String(repeating: "minutes of a meeting\n", count: 400)
      try house.write(text, to: "notes.sqlite")
      for file in ["notes.sqlite", "nowhere.sqlite"] {
        let outcome = try await run(
          Binary.campaignd, ["restore", file, "--config", "campaignd.yaml"], in: house.folder)
        #expect(outcome.status == 65)
      }
      #expect(try Data(contentsOf: database) == before)
    }

    @Test func `a restored file never holds a secret`() async throws {
      let house = try TestHouse(
        accounts: Self.accounts, secrets: ["mastodon-token": "a-secret-of-nobody"])
      defer { house.remove() }
      let daemon = try await house.startReady()
      #expect(try await house.ctl("backup", "copy.sqlite").status == 0)
      #expect(await daemon.stop() == 0)
      let copy = try Data(contentsOf: house.folder.appendingPathComponent("copy.sqlite"))
      #expect(copy.range(of: Data("a-secret-of-nobody".utf8)) == nil)
      #expect(daemon.lines.allSatisfy { !$0.contains("a-secret-of-nobody") })
    }

    private static let accounts = """
        - {id: trust-mastodon, kind: mastodon, server: "http://127.0.0.1:9", handle: "@trust", credential: mastodon-token}
        - {id: trust-x, kind: x, server: "http://127.0.0.1:9", handle: "@trust", credential: x-keys}
        - {id: trust-bluesky, kind: outbox}
      """

    private func add(
      _ account: String, _ secret: String, to folder: URL, _ house: TestHouse
    ) async throws -> Outcome {
      try await run(
        Binary.campaignctl,
        [
          "account", "add", account, "--campaigns", house.campaigns.path, "--folder", folder.path,
        ], input: secret)
    }
  }
}

/// What `--experimental-dump-help` says of a program.
private struct HelpTree: Decodable {
  let command: Command

  struct Command: Decodable {
    let superCommands: [String]?
    let commandName: String
    let shouldDisplay: Bool
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The commands that do something; `help`, which every program has, is left out.
    var leaves: [Command] {
      guard let subcommands, !subcommands.isEmpty else {
        return shouldDisplay && commandName != "help" && superCommands != nil ? [self] : []
      }
      return subcommands.flatMap(\.leaves)
    }

    /// `audit verify`: without the program's own name.
    var words: String {
      ((superCommands ?? []).dropFirst() + [commandName]).joined(separator: " ")
    }

    /// The long names of its options, those left out that every command has.
    var options: [String] {
      (arguments ?? []).filter(\.shouldDisplay).compactMap { argument in
        argument.names?.first { $0.kind == "long" }?.name
      }.filter { !["help", "version", "format", "socket", "as"].contains($0) }
    }
  }

  struct Argument: Decodable {
    let shouldDisplay: Bool
    let names: [Name]?

    struct Name: Decodable {
      let kind: String
      let name: String
    }
  }
}
