import CampaignCore
import NIOHTTP1

/// Other words for the pictures of a status that is out: `PUT /api/v1/statuses/:id`
/// (docs.joinmastodon.org, methods/statuses). What an edit does not name, the server removes, so all of
/// the status is sent as it stands.
struct MastodonDescribing {
  let line: MastodonLine
  let id: String
  let status: MastodonStatus

  /// Sent as JSON: forms have no sure way to say which description belongs to which picture.
  private struct Edit: Encodable {
    struct Picture: Encodable {
      let id: String
      let description: String
    }

    let status: String
    let spoiler: String
    let sensitive: Bool
    let language: String
    let mediaIDs: [String]
    let pictures: [Picture]

    enum CodingKeys: String, CodingKey {
      case status, sensitive, language
      case spoiler = "spoiler_text"
      case mediaIDs = "media_ids"
      case pictures = "media_attributes"
    }
  }

  func run(_ words: [String]) async throws(PublishFailure) {
    guard status.poll == nil else {
      throw PublishFailure(.refused, "A post with a poll is not edited: its votes would be lost.")
    }
    let pictures = try await pictures(words.count)
    guard pictures.map({ $0.description ?? "" }) != words else { return }
    let edited = try await send(pictures, words)
    guard edited.media?.map({ $0.description ?? "" }) == words else {
      throw PublishFailure(.refused, "\(line.host) took the edit but shows other words.")
    }
  }

  /// The status must still be the one we sent: what somebody changed by hand is not undone.
  private func pictures(_ count: Int) async throws(PublishFailure) -> [MastodonAttachment] {
    let path = "/api/v1/statuses/\(percentEncoded(id))"
    let shown = try await line.read(MastodonPosted.self, path)
    let source = try await line.read(MastodonSource.self, path + "/source")
    guard let pictures = shown.media, pictures.count == count,
      renderedText(source.text, link: nil) == status.status,
      renderedText(source.spoiler ?? "", link: nil) == renderedText(status.spoiler ?? "", link: nil)
    else { throw PublishFailure(.refused, "The post was changed on \(line.host) since.") }
    return pictures
  }

  private func send(
    _ pictures: [MastodonAttachment], _ words: [String]
  ) async throws(PublishFailure) -> MastodonPosted {
    let edit = Edit(
      status: status.status, spoiler: status.spoiler ?? "", sensitive: status.spoiler != nil,
      language: status.language, mediaIDs: pictures.map(\.id),
      pictures: zip(pictures, words).map { Edit.Picture(id: $0.id, description: $1) })
    let request = WireRequest(
      method: .PUT, path: "/api/v1/statuses/\(percentEncoded(id))",
      headers: ["Content-Type": "application/json"], body: Array(try jsonText(edit).utf8))
    let answer = try await line.ask(request)
    guard answer.isSuccess else { throw line.refusal(answer) }
    guard let edited = json(MastodonPosted.self, in: answer.body) else {
      throw PublishFailure(.unknown, "\(line.host) answered the edit in a way we cannot read.")
    }
    return edited
  }
}
