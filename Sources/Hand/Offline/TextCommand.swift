import ArgumentParser
import CampaignCore
import CampaignEngine

struct TextCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Measure texts.", subcommands: [Measure.self])

  struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure texts as a platform counts them.",
      discussion: "Reads {\"id\",\"text\",\"spoiler\"} a line.")

    @Option(help: "x, mastodon or bluesky.")
    var platform: Platform

    @Argument(help: "A file of JSON lines, or - for standard input.")
    var file = "-"

    func run() async throws {
      let isWhole = try JSONLines.read(file, as: Question.self).answer { question in
        let measure = TextRules.measure(
          question.text, spoiler: question.spoiler, for: platform, limit: nil)
        return Answer(
          id: question.id, length: measure.length, limit: measure.limit, fits: measure.fits,
          facets: measure.facets)
      }
      if !isWhole { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
  }

  private struct Question: Decodable {
    let id: String
    let text: String
    let spoiler: String?
  }

  private struct Answer: Encodable {
    let id: String
    let length: Int
    let limit: Int?
    let fits: Bool
    let facets: [Facet]
  }
}

extension Platform: ExpressibleByArgument {}
