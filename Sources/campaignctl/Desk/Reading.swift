import ArgumentParser
import CampaignCore
import CampaignEngine

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is next, what waits for people, and what is on hold.")

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let (status, _) = try await desk.ask("status", as: StatusReply.self)
    switch format.format {
    case .text: Terminal.write(StatusText(status).text)
    case .json, .jsonl: Terminal.write(try jsonLine(status) + "\n")
    }
  }
}

struct Queue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the posts, in order of time.",
    discussion: "Without --from, from yesterday on.")

  @Option(help: "Only posts in this state: inReview, scheduled, delivered, missed, uncertain, …")
  var state: String?

  @Option(help: "A day or an instant.")
  var from: String?

  @Option(help: "A day, included, or an instant.")
  var to: String?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let (queue, _) = try await desk.ask("queue", as: QueueReply.self) {
      $0.state = state
      $0.from = from
      $0.to = to
    }
    switch format.format {
    case .text: Terminal.write(QueueText(queue.posts).text)
    case .json, .jsonl: try writeJSON(queue.posts, format.format)
    }
  }
}

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a post: its exact words, what the gate says, and who has approved.")

  @Argument(help: "The post's id, or a part that only one post has.")
  var post: String

  @Flag(help: "Only the digest of its words, as 'approve --digest' takes it.")
  var digest = false

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let (dossier, _) = try await desk.ask("show", as: Dossier.self) { $0.post = post }
    if digest { return Terminal.write((dossier.current?.revision.digest.hex ?? "") + "\n") }
    switch format.format {
    case .text: Terminal.write(PostText(dossier).text)
    case .json, .jsonl: Terminal.write(try jsonLine(dossier) + "\n")
    }
  }
}

struct Justify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Justify a post: who wrote it, what the gate said, who approved it on whose advice, "
      + "and what happened.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case md, json
  }

  @Argument(help: "The post's id, or a part that only one post has.")
  var post: String

  @Option(help: "md (to read, print or send) or json.")
  var format = Format.md

  @OptionGroup var desk: DeskOptions

  func run() async throws {
    let (dossier, _) = try await desk.ask("justify", as: Dossier.self) { $0.post = post }
    switch format {
    case .md: Terminal.write(DossierMarkdown(dossier).text)
    case .json: Terminal.write(try jsonLine(dossier) + "\n")
    }
  }
}

struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the record.", subcommands: [Verify.self, Export.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk the whole record; exit 1 if anything in it was changed.")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
      let (answer, exitCode) = try await desk.ask("audit-verify", as: VerifyReply.self)
      switch format.format {
      case .text:
        Terminal.write(
          answer.verified
            ? "the record holds: \(answer.entries) entries, head \(answer.head ?? "")\n"
            : "the record does not hold: \(answer.fault ?? "")\n")
      case .json, .jsonl: Terminal.write(try jsonLine(answer) + "\n")
      }
      if exitCode != 0 { throw ExitCode(exitCode) }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the record, one JSON value a line.")

    @OptionGroup var desk: DeskOptions

    func run() async throws {
      var after: Int64 = 0
      while true {
        let (reply, _) = try await desk.ask("audit-export", as: AuditReply.self) {
          $0.after = after
        }
        guard let last = reply.entries.last else { return }
        try writeJSON(reply.entries, .jsonl)
        after = last.number
      }
    }
  }
}
