import CampaignCore
import CivilTime
import NIOHTTP1

/// A second witness of whether a post with pictures is out. Only Mastodon is asked: snac answers 404
/// for every picture.
struct MastodonWitness {
  let line: MastodonLine

  /// "GET /api/v1/media/:id" finds only what no post shows: `where(status_id: nil)`
  /// (mastodon, api/v1/media_controller.rb). A post shows all of its pictures, or does not exist.
  /// - Returns: false also where the server has let go of pictures that no post shows.
  func sees(attached pictures: HandedOver) async throws(PublishFailure) -> Bool {
    guard let id = pictures.ids.first else { return false }
    let answer = try await line.ask(WireRequest(path: "/api/v1/media/\(percentEncoded(id))"))
    switch answer.status {
    case 200, 206: return false
    case 404:
      let now = answer.headers.first(name: "Date").flatMap(instant(ofHTTPDate:))
      return now.map { $0 < pictures.usableUntil } ?? true
    default: throw line.refusal(answer).beforePublishing
    }
  }
}
