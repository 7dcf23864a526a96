import ArgumentParser
import CampaignCore
import CampaignEngine
import Subprocess
import SystemPackage

/// The journal's entries of one post, or of the daemon: `journalctl` with the words that find them.
struct Log: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the journal's entries of a post, or all of campaignd's.",
    discussion: "The record in the database is whole even where the journal is not: "
      + "'campaignctl justify POST'. Who may read the journal is in the group systemd-journal.")

  @Argument(help: "The post's id, or a part that only one post has; all entries without it.")
  var post: String?

  @Option(help: "The first moment, as journalctl takes it: 2027-02-04, -2h, yesterday.")
  var since: String?

  @Option(help: "The last moment, as journalctl takes it.")
  var until: String?

  @Option(name: .shortAndLong, help: "The newest so many.")
  var lines: Int?

  @Flag(name: .shortAndLong, help: "Go on with new entries as they come.")
  var follow = false

  @Flag(name: .shortAndLong, help: "Explain each entry: what happened and what to do.")
  var explain = false

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func validate() throws {
    if follow, format.format == .json {
      throw ValidationError("--follow has no end, so it is no one JSON value: --format jsonl")
    }
  }

  func run() async throws {
    let arguments = arguments(matching: try await matches())
    switch format.format {
    case .text, .jsonl: try await Journalctl.show(arguments)
    case .json: try await Journalctl.showArray(arguments)
    }
  }

  private func matches() async throws -> [String] {
    let unit = desk.trust.unit
    guard let post else { return ["--unit=\(unit)"] }
    let matches = ["CAMPAIGN_POST=\(try await whole(post))"]
    // Two trusts may have posts of one name.
    return unit == "campaignd" ? matches : matches + ["_SYSTEMD_UNIT=\(unit).service"]
  }

  /// The whole id; as it was given where no daemon can be asked: the journal outlives it.
  private func whole(_ post: String) async throws -> String {
    guard post.split(separator: "/").count != 5 else { return post }
    return try await desk.ask("show", as: Dossier.self) { $0.post = post }.reply.post.text
  }

  private func arguments(matching matches: [String]) -> [String] {
    var arguments = ["--quiet", "--no-pager"] + matches
    switch format.format {
    case .text: arguments += ["--output=short-iso", "--no-hostname"]
    case .json, .jsonl: arguments.append("--output=json")
    }
    if let since { arguments.append("--since=\(since)") }
    if let until { arguments.append("--until=\(until)") }
    if let lines { arguments.append("--lines=\(lines)") }
    if follow { arguments.append("--follow") }
    if explain { arguments.append("--catalog") }
    return arguments
  }
}

/// The system's own reader of the journal.
enum Journalctl {
  private static let program = Executable.path("/usr/bin/journalctl")

  /// Lets it write to where this program writes; ends as it ends.
  static func show(_ arguments: [String]) async throws {
    try await ended {
      try await Subprocess.run(
        program, arguments: Arguments(arguments), input: .none,
        output: .currentStandardOutput, error: .currentStandardError
      ).terminationStatus
    }
  }

  /// Its lines, each a JSON object, as one JSON array.
  static func showArray(_ arguments: [String]) async throws {
    try await ended {
      try await Subprocess.run(
        program, arguments: Arguments(arguments), input: .none, output: .sequence,
        error: .currentStandardError
      ) { reader in
        Terminal.write("[")
        var between = ""
        var rest: [UInt8] = []
        for try await buffer in reader.standardOutput {
          rest += buffer.withUnsafeBytes { Array($0) }
          guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
          let lines = String(decoding: rest[..<end], as: UTF8.self).split(separator: "\n")
          rest.removeSubrange(...end)
          Terminal.write(between + lines.joined(separator: ",\n"))
          between = ",\n"
        }
        Terminal.write("]\n")
      }.terminationStatus
    }
  }

  private static func ended(_ read: () async throws -> TerminationStatus) async throws {
    let end: TerminationStatus
    do {
      end = try await read()
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Terminal.refusal(
        .unreachable, "there is no journalctl on this machine",
        hint: "campaignctl justify POST shows the record, wherever the daemon runs")
    }
    if !end.isSuccess { throw ExitCode(ExitStatus.tryLater.rawValue) }
  }
}
