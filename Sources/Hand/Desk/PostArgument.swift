import ArgumentParser
import CampaignEngine

/// The post a command is about, by any name people have for it.
struct PostArgument: ParsableArguments {
  @Argument(
    help: "The post's id, its short name such as 1284K, or a part that only one post has.",
    completion: .custom(PostArgument.names))
  var post: String

  /// The ids that begin with what was typed, as the daemon has them; none where no daemon answers.
  @Sendable static func names(
    _ words: [String], _ index: Int, _ prefix: String
  ) async -> [String] {
    let reply = try? await DeskOptions.plain.ask("names", as: NamesReply.self) {
      $0.post = prefix
    }.reply
    return reply?.names ?? []
  }
}

extension DeskOptions {
  /// As the environment has it, for the shell, which passes no options on.
  static var plain: DeskOptions { (try? DeskOptions.parse([])) ?? DeskOptions() }
}
