import ArgumentParser
import CampaignCore
import CampaignEngine
import Foundation

struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Stop posts, from this moment on.")

  @Flag(name: .customLong("all"), help: "Everything.")
  var everything = false

  @Option(help: "One campaign.")
  var campaign: String?

  @Option(help: "One account.")
  var account: String?

  @Option(help: "One ward or service.")
  var unit: String?

  @Option(help: "Why; it stands in the record.")
  var reason: String

  @Option(help: "When it lifts by itself: a day, included, or an instant.")
  var until: String?

  @Option(help: "Posts of this priority go on, such as patient-safety.")
  var sparePriority: String?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("hold", format.format) {
      $0.everything = everything
      $0.campaign = campaign
      $0.account = account
      $0.unit = unit
      $0.reason = reason
      $0.until = until
      $0.sparePriority = sparePriority
    }
  }
}

struct Resume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lift a hold, or let a stopped account go on. What was missed stays missed.")

  @Argument(
    help: "The hold (or the account), as 'campaignctl status' lists it.",
    completion: .custom(Resume.whatIsHeld))
  var hold: String

  @Option(help: "Why it is safe to go on.")
  var reason: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("resume", format.format) {
      $0.hold = hold
      $0.reason = reason
    }
  }

  /// The holds in force and the accounts that stopped; none where no daemon answers.
  @Sendable private static func whatIsHeld(
    _ words: [String], _ index: Int, _ prefix: String
  ) async -> [String] {
    guard let status = try? await DeskOptions.plain.ask("status", as: StatusReply.self).reply
    else { return [] }
    return (status.holds.map(\.hold) + status.stoppedAccounts.keys.sorted())
      .filter { $0.hasPrefix(prefix) }
  }
}

struct Resolve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whether an uncertain post is out, after looking on the account.")

  @OptionGroup var named: PostArgument

  @Option(help: "It is out, at this address, from which it can be taken down.")
  var published: String?

  @Flag(help: "It is not out.")
  var notPublished = false

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("resolve", format.format) {
      $0.post = named.post
      $0.published = published
      $0.notPublished = notPublished
    }
  }
}

struct Decide: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that a question of 'campaignctl status' is settled, and how.",
    discussion: "What was put on hold with it stays on hold until 'campaignctl resume'.")

  @Argument(help: "The question, as 'campaignctl status' lists it.")
  var question: String

  @Option(help: "What was decided; it stands in the record.")
  var reason: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("decide", format.format) {
      $0.question = question
      $0.reason = reason
    }
  }
}

struct Reload: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the calendar again; the old plan stays if the new one has faults.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("reload", format.format)
  }
}

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the database into one new file, while the daemon works on.",
    discussion: """
      The file holds everything but the secrets, and its owner alone may read it. The daemon itself \
      may write below its own folder only; for root the copy is then put where it is wanted. \
      'campaignd restore FILE' brings it back.
      """)

  @Argument(help: "The file to write; nothing may be there.", completion: .file())
  var file: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let path = URL(fileURLWithPath: file).path
    guard geteuid() == 0 else {
      return try await desk.act("backup", format.format) { $0.file = path }
    }
    guard access(path, F_OK) != 0 else {
      throw Terminal.refusal(.usage, "\(path) is there already, and a backup replaces nothing")
    }
    let (copied, _) = try await desk.ask("backup", as: ActReply.self)
    try move(copied.file ?? "", to: path)
    let reply = ActReply(file: path, message: "the database is copied to \(path)")
    switch format.format {
    case .text: Terminal.write(reply.message + "\n")
    case .json, .jsonl: Terminal.write(try jsonLine(reply) + "\n")
    }
  }

  /// To another disk as well, which is where backups belong.
  private func move(_ copy: String, to path: String) throws {
    defer { unlink(copy) }
    let earlier = umask(0o077)
    defer { umask(earlier) }
    do {
      try FileManager.default.copyItem(atPath: copy, toPath: path)
      chmod(path, 0o600)
      chown(path, 0, 0)
      let written = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      try written.synchronize()
      try written.close()
    } catch {
      throw Terminal.refusal(
        .tryLater, "\(path) cannot be written: \(error.localizedDescription)")
    }
  }
}
