import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import Foundation

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
    discussion: "Without --from, from yesterday on. People see the first 200; scripts see all.")

  @Option(help: "Only posts in this state: inReview, scheduled, delivered, missed, uncertain, …")
  var state: String?

  @Option(help: "A day or an instant.")
  var from: String?

  @Option(help: "A day, included, or an instant.")
  var to: String?

  @Option(help: "At most so many posts.")
  var limit: Int?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let limit = limit ?? (format.format == .text ? ControlRequest.firstPage : .max)
    let (posts, isAll) = try await desk.posts("queue", limit: limit) {
      $0.state = state
      $0.from = from
      $0.to = to
    }
    switch format.format {
    case .text: Terminal.write(QueueText(posts, isAll: isAll).text)
    case .json, .jsonl: try writeJSON(posts, format.format)
    }
  }
}

extension DeskOptions {
  /// Page after page of posts, up to a number of them, and whether these are all.
  func posts(
    _ command: String, limit: Int, _ fill: (inout ControlRequest) -> Void
  ) async throws -> (posts: [PostReply], isAll: Bool) {
    var posts: [PostReply] = []
    var page: String?
    repeat {
      let (reply, _) = try await ask(command, as: QueueReply.self) {
        fill(&$0)
        $0.page = page
        $0.limit = min(limit - posts.count, 500)
      }
      posts += reply.posts
      page = reply.next
    } while page != nil && posts.count < limit
    return (posts, page == nil)
  }
}

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a post: its exact words, what the gate says, and who has approved.")

  @OptionGroup var named: PostArgument

  @Flag(help: "Only the digest of its words, as 'approve --digest' takes it.")
  var digest = false

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let (dossier, _) = try await desk.ask("show", as: Dossier.self) { $0.post = named.post }
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
    case md, json, html
  }

  @OptionGroup var named: PostArgument

  @Option(help: "md (to read or send), html (prints on A4) or json.")
  var format = Format.md

  @Option(
    help: "The campaigns folder, whose pictures html shows as they were published.",
    completion: .directory)
  var pictures = "Campaigns"

  @OptionGroup var desk: DeskOptions

  func run() async throws {
    let (dossier, _) = try await desk.ask("justify", as: Dossier.self) { $0.post = named.post }
    switch format {
    case .md: Terminal.write(DossierMarkdown(page(dossier)).text)
    case .html: Terminal.write(DossierHTML(page(dossier), pictures: bytes).text)
    case .json: Terminal.write(try jsonLine(dossier) + "\n")
    }
  }

  private func page(_ dossier: Dossier) -> DossierPage {
    DossierPage(dossier, zones: ZoneFolder().rules)
  }

  /// Only the very picture that was published: another may have its name by now.
  private func bytes(of media: Media) -> Data? {
    guard !media.file.split(separator: "/").contains(".."),
      let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(pictures)/\(media.file)")),
      Digest.ofBytes(bytes) == media.digest
    else { return nil }
    return bytes
  }
}
