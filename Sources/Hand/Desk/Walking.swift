import ArgumentParser
import CampaignCore
import CampaignEngine
import Foundation

/// Walks through what waits for me, one by one.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Read what waits for you, one by one, and decide.",
    discussion: """
      Shows each post that you may approve and have not, with its findings and what has changed, and \
      asks. Without a terminal, and with --format, it lists them.
      """)

  @Option(help: "A day or an instant.")
  var from: String?

  @Option(help: "A day, included, or an instant.")
  var to: String?

  @OptionGroup var desk: DeskOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let (posts, _) = try await desk.posts("waiting", limit: .max) {
      $0.from = from
      $0.to = to
    }
    switch format.format {
    case .json, .jsonl: return try writeJSON(posts, format.format)
    case .text: break
    }
    guard isatty(STDIN_FILENO) == 1 else { return Terminal.write(QueueText(posts).text) }
    var earlier: Earlier?
    for (index, post) in posts.enumerated() {
      Terminal.write("\n\(Terminal.bold("\(index + 1) of \(posts.count)"))\n")
      guard try await decide(post, after: &earlier) else {
        return Terminal.write("\n\(posts.count - index) left for another time\n")
      }
    }
    Terminal.write(posts.isEmpty ? "nothing waits for you\n" : "\nthat was all\n")
  }

  /// The post that was decided last, and the advice it was approved on.
  private struct Earlier {
    let dossier: Dossier
    var advice: String?
  }

  /// - Parameter earlier: where only the account differs from it, its words are not printed again.
  /// - Returns: false where the person has had enough: then nothing was decided.
  private func decide(_ post: PostReply, after earlier: inout Earlier?) async throws -> Bool {
    let (dossier, _) = try await desk.ask("show", as: Dossier.self) { $0.post = post.post }
    guard let digest = dossier.current?.revision.digest.hex else { return true }
    let shown = PostText(dossier, readAfter: earlier?.dossier)
    let known = shown.repeats ? earlier?.advice : nil
    earlier = Earlier(dossier: dossier, advice: known)
    Terminal.write(shown.text)
    while true {
      guard let answer = ask("\n[a]pprove, [c]hanges, [r]eject, [s]kip or [q]uit? ") else {
        return false
      }
      switch answer.lowercased().first {
      case "a":
        let otherwise = known == nil ? "may be empty" : "empty: as for the post before"
        guard let said = ask("Whose advice, and why is it right to send? (\(otherwise)) ") else {
          return false
        }
        let advice = said.isEmpty ? known : said
        earlier?.advice = advice
        let isDone = await act("approve") {
          $0.post = post.post
          $0.digest = digest
          $0.advice = advice
        }
        if isDone { return true }
      case "c":
        guard let note = ask("What should be different? ") else { return false }
        let isDone = await act("request-changes") {
          $0.post = post.post
          $0.note = note
        }
        if isDone { return true }
      case "r":
        guard let reason = ask("Why not? ") else { return false }
        let isDone = await act("reject") {
          $0.post = post.post
          $0.reason = reason
        }
        if isDone { return true }
      case "s": return true
      case "q": return false
      case _: Terminal.write("a, c, r, s or q\n")
      }
    }
  }

  /// - Returns: false where it was refused, which has been said on standard error: the same post is
  ///   asked about again.
  private func act(_ command: String, _ fill: (inout ControlRequest) -> Void) async -> Bool {
    (try? await desk.act(command, .text, fill)) != nil
  }

  /// Nil where the input ends: whoever leaves in the middle of an answer has not given it.
  private func ask(_ question: String) -> String? {
    Terminal.write(question)
    return readLine()?.trimmingCharacters(in: .whitespaces)
  }
}
