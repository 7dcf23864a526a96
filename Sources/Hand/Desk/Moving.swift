import ArgumentParser
import CampaignEngine

struct Retract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a published post down on its platform, or say exactly why it could not be.")

  @OptionGroup var named: PostArgument

  @Option(help: "Why; it stands in the record.")
  var reason: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("retract", format.format) {
      $0.post = named.post
      $0.reason = reason
    }
  }
}

struct Describe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give the pictures of a published post the words that its calendar has now.",
    discussion: """
      Write the new alt text into the campaign's file first; nothing else of the post may change. \
      Without --digest this says what would become of it. The gate reads the words, and whoever wrote \
      them cannot say yes to them. Mastodon and servers with its API can do this.
      """)

  @OptionGroup var named: PostArgument

  @Option(help: "The words that were read, as this command shows it.")
  var digest: String?

  @Option(help: "Why; it stands in the record.")
  var reason: String?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("describe", format.format) {
      $0.post = named.post
      $0.digest = digest
      $0.reason = reason
    }
  }
}

struct Reslot: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a post another slot; it has to be approved anew, by somebody else.",
    discussion: """
      The calendar's file stays as it is. The act is in the record and holds until the file itself \
      gives the post another time.
      """)

  @OptionGroup var named: PostArgument

  @Option(help: "When: 2027-02-05T10:00 on the post's own clocks, or an instant.")
  var to: String

  @Option(help: "Why; it stands in the record.")
  var reason: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("reslot", format.format) {
      $0.post = named.post
      $0.to = to
      $0.reason = reason
    }
  }
}

struct Withdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a post out of the plan, though its calendar still has it.")

  @OptionGroup var named: PostArgument

  @Option(help: "Why; it stands in the record.")
  var reason: String

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("withdraw", format.format) {
      $0.post = named.post
      $0.reason = reason
    }
  }
}

struct Duplicate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plan a post again: the same day next year, or another time.",
    discussion: """
      Without --to its day is provisional, and nothing goes out on a provisional day: 'reslot' names \
      it. The copy is read, gated and approved like any new post.
      """)

  @OptionGroup var named: PostArgument

  @Option(help: "When, if not a year later: 2028-02-03T09:30.")
  var to: String?

  @Option(help: "Why; it stands in the record.")
  var reason: String?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("duplicate", format.format) {
      $0.post = named.post
      $0.to = to
      $0.reason = reason
    }
  }
}
