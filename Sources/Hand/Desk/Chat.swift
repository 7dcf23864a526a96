import ArgumentParser
import CampaignCore
import CampaignEngine
import Foundation

/// A tweetchat while it runs: what has been asked, what comes next, and the hand that can stop it.
struct Chat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch a tweetchat while it runs, and guide it.",
    subcommands: [
      ChatShow.self, ChatSkip.self, ChatAdvance.self, ChatAsk.self, ChatHold.self,
    ], defaultSubcommand: ChatShow.self)
}

/// Which tweetchat: its campaign and the id it has there.
struct ChatName: ParsableArguments {
  @Argument(help: "The campaign, a slash, and the tweetchat's id: carers-tweetchat/chat.")
  var chat: String

  var campaign: String { String(chat.prefix { $0 != "/" }) }

  /// Its id there, which is `chat` as a rule.
  var id: String {
    let id = chat.drop { $0 != "/" }.dropFirst()
    return id.isEmpty ? "chat" : String(id)
  }

  /// The posts of the chat, in the order they are due.
  func posts(_ desk: DeskOptions) async throws -> [PostReply] {
    let (queue, _) = try await desk.ask("queue", as: QueueReply.self)
    let posts = queue.posts.filter {
      $0.campaign == campaign && CalendarEntry.ID($0.entry).chat?.text == id
    }
    // A chat that comes every year is watched one year at a time.
    guard let first = posts.first else {
      throw Terminal.refusal(
        .badInput, "there is no tweetchat '\(chat)' from yesterday on",
        hint: "campaignctl queue lists the posts; write CAMPAIGN/CHAT")
    }
    return posts.filter { $0.local.prefix(4) == first.local.prefix(4) }
  }

  /// The posts of one part, one for each account.
  func posts(of part: String, _ desk: DeskOptions) async throws -> [PostReply] {
    let posts = try await posts(desk).filter { self.part(of: $0) == part }
    guard !posts.isEmpty else {
      throw Terminal.refusal(.badInput, "the tweetchat has no part '\(part)'")
    }
    return posts
  }

  /// The entry of a part: `chat-q2` of `q2`.
  func entry(of part: String) -> String { "\(id)-\(part)" }

  /// `q2` of `chat-q2`.
  func part(of post: PostReply) -> String { String(post.entry.dropFirst(id.count + 1)) }
}

struct ChatShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the parts of a tweetchat and how far it has come.")

  @OptionGroup var name: ChatName
  @Flag(help: "Show it again every few seconds, until the closing word is out.")
  var follow = false
  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    while true {
      let posts = try await name.posts(desk)
      switch format.format {
      case .text: Terminal.write(ChatText(posts, name).text)
      case .json, .jsonl: try writeJSON(posts, format.format)
      }
      guard follow, posts.contains(where: ChatShow.isToCome) else { return }
      try await Task.sleep(for: .seconds(5))
    }
  }

  /// A part on its way, or one that still waits for somebody's yes, may be followed by more.
  private static func isToCome(_ post: PostReply) -> Bool {
    ["inReview", "changesRequested", "scheduled", "claimed", "uncertain"].contains(post.state)
  }
}

struct ChatSkip: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip", abstract: "Leave out one part; the others go on at their times.")

  @OptionGroup var name: ChatName
  @Argument(help: "The part: q2.")
  var part: String
  @Option(help: "Why; it stands in the record.")
  var reason: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    for post in try await name.posts(of: part, desk) {
      try await desk.act("reject", format.format) {
        $0.post = post.post
        $0.reason = reason
      }
    }
  }
}

struct ChatAdvance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance",
    abstract: "Give one part another time: the talk runs faster, or slower.",
    discussion: "What goes out when is part of what was approved: it has to be approved anew.")

  @OptionGroup var name: ChatName
  @Argument(help: "The part: q2.")
  var part: String
  @Option(help: "When: 2027-06-10T12:35 on the chat's own clocks, or an instant.")
  var to: String
  @Option(help: "Why; it stands in the record.")
  var reason: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    for post in try await name.posts(of: part, desk) {
      try await desk.act("reslot", format.format) {
        $0.post = post.post
        $0.to = to
        $0.reason = reason
      }
    }
  }
}

struct ChatAsk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Put one more question, which nobody had planned.",
    discussion: """
      It goes through the gate, and somebody else approves it, as any post; the chat's hashtag is put \
      at its end. Without --to it is planned three minutes from now.
      """)

  @OptionGroup var name: ChatName
  @Argument(help: "The question, in quotes.")
  var text: String
  @Option(help: "When: 2027-06-10T12:50 on the chat's own clocks, or an instant.")
  var to: String?
  @Option(help: "Why; it stands in the record.")
  var reason: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let posts = try await name.posts(desk)
    let extras = Set(posts.map(name.part)).filter { $0.hasPrefix("extra") }.count
    let entry = name.entry(of: "extra\(extras + 1)")
    let opening = posts.first.map(name.part)
    for post in posts where name.part(of: post) == opening {
      try await desk.act("ask", format.format) {
        $0.post = post.post
        $0.entry = entry
        $0.text = text
        $0.to = to
        $0.reason = reason
      }
    }
  }
}

struct ChatHold: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold",
    abstract: "Stop the chat from this moment on; 'campaignctl resume' lets it go on.",
    discussion: """
      Its campaign's other posts go on. What is due meanwhile is missed: resuming never sends it after \
      all.
      """)

  @OptionGroup var name: ChatName
  @Option(help: "Why; it stands in the record.")
  var reason: String
  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    try await desk.act("hold", format.format) {
      $0.campaign = name.campaign
      $0.chat = name.id
      $0.reason = reason
    }
  }
}
