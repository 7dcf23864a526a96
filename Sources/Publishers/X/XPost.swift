import CampaignCore

/// A post as `POST /2/tweets` takes it, before its pictures have ids (X API v2, openapi.json,
/// CreatePostsRequest). Fields X does not know are refused, so there are none.
struct XPost: Codable, Hashable {
  /// "media_ids": 1 to 4.
  static let mostPictures = 4

  let text: String
  /// The platform's id of the post this one answers.
  let repliesTo: String?
  let poll: Poll?
  let repliers: Presentation.Repliers?

  init(_ revision: PostRevision, replyingTo parent: Receipt?) throws(PublishFailure) {
    guard revision.media.count <= XPost.mostPictures else {
      throw PublishFailure(.refused, "X takes at most \(XPost.mostPictures) pictures.")
    }
    try revision.mayBeSeenByAll()
    text = revision.renderedText
    repliesTo = parent?.id
    poll = revision.poll
    repliers = revision.presentation?.repliers
  }

  func request(mediaIDs: [String]) -> Request {
    Request(
      text: text, reply: repliesTo.map { Request.Reply(parent: $0) },
      media: mediaIDs.isEmpty ? nil : Request.Media(ids: mediaIDs),
      poll: poll.map { Request.Poll(options: $0.options, minutes: $0.closesAfter / 60) },
      repliers: settings)
  }

  /// "reply_settings": following, mentionedUsers, subscribers or verified; everybody is not named.
  private var settings: String? {
    switch repliers {
    case nil, .everybody: nil
    case .following: "following"
    case .mentioned, .nobody: "mentionedUsers"
    }
  }

  struct Request: Encodable {
    struct Reply: Encodable {
      let parent: String

      enum CodingKeys: String, CodingKey {
        case parent = "in_reply_to_tweet_id"
      }
    }

    struct Media: Encodable {
      let ids: [String]

      enum CodingKeys: String, CodingKey {
        case ids = "media_ids"
      }
    }

    struct Poll: Encodable {
      let options: [String]
      let minutes: Int

      enum CodingKeys: String, CodingKey {
        case options
        case minutes = "duration_minutes"
      }
    }

    let text: String
    let reply: Reply?
    let media: Media?
    let poll: Poll?
    let repliers: String?

    enum CodingKeys: String, CodingKey {
      case text, reply, media, poll
      case repliers = "reply_settings"
    }
  }
}

/// What publishing costs, known before it is sent.
package enum XPrice {
  /// In thousandths of a US dollar: 15 for a post, 200 for one with a link (docs.x.com,
  /// x-api/getting-started/pricing, 2026-08).
  package static func ofPublishing(_ revision: PostRevision) -> Int {
    let links = TextRules.measure(revision.renderedText, for: .x).facets
    return links.contains { $0.kind == .link } ? 200 : 15
  }

  /// 5 for a picture's words, which are given before any post shows it.
  package static func ofHandingOver(_ picture: Media) -> Int { picture.alt == nil ? 0 : 5 }
}
