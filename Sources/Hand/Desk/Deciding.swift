import ArgumentParser
import CampaignCore
import CampaignEngine
import Foundation

struct Approve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say yes to exactly the words of a post.",
    discussion: """
      Shows the words and asks. In scripts, --digest must name what was read: \
      'campaignctl show POST --format json' has it.
      """)

  @OptionGroup var named: PostArgument

  @Option(help: "The digest of the words that were read.")
  var digest: String?

  @Option(help: "Whose clinical advice was taken, and why this post is right to send.")
  var advice: String?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let digest = if let digest { digest } else { try await askedFor() }
    try await desk.act("approve", format.format) {
      $0.post = named.post
      $0.digest = digest
      $0.advice = advice
    }
  }

  /// Shows what would be approved, and takes a yes from the person who reads it.
  private func askedFor() async throws -> String {
    let (dossier, _) = try await desk.ask("show", as: Dossier.self) { $0.post = named.post }
    guard let current = dossier.current else {
      throw Terminal.refusal(.badInput, "the post has no words")
    }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Terminal.refusal(
        .usage, "--digest must name what was read",
        hint: "campaignctl approve \(dossier.post) --digest \(current.revision.digest)")
    }
    Terminal.write(PostText(dossier).text)
    Terminal.write("\nApprove exactly these words? Type yes: ")
    guard readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == "yes" else {
      throw Terminal.refusal(.no, "not approved")
    }
    return current.revision.digest.hex
  }
}

struct RequestChanges: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request-changes", abstract: "Send a post back to its author.")

  @OptionGroup var named: PostArgument

  @Option(help: "What should be different.")
  var note: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("request-changes", format.format) {
      $0.post = named.post
      $0.note = note
    }
  }
}

struct Reject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say no to a post; these words will not go out.")

  @OptionGroup var named: PostArgument

  @Option(help: "Why not.")
  var reason: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("reject", format.format) {
      $0.post = named.post
      $0.reason = reason
    }
  }
}
