// The parts of a Mastodon server's answers that we read (docs.joinmastodon.org, entities). Ids are
// opaque: snac's, GoToSocial's and Mastodon's have nothing in common but being strings.

struct MastodonPosted: Decodable {
  let id: String
  let url: String?
  let createdAt: String?
  let visibility: String?
  let repliesTo: String?
  let media: [MastodonAttachment]?

  enum CodingKeys: String, CodingKey {
    case id, url, visibility
    case createdAt = "created_at"
    case repliesTo = "in_reply_to_id"
    case media = "media_attachments"
  }
}

struct MastodonAttachment: Decodable {
  let id: String
}

/// What its author typed, where `content` is HTML.
struct MastodonSource: Decodable {
  let text: String
  let spoiler: String?

  enum CodingKeys: String, CodingKey {
    case text
    case spoiler = "spoiler_text"
  }
}

struct MastodonAccount: Decodable {
  let id: String
  let acct: String?
}

struct MastodonError: Decodable {
  let error: String
}

/// nodeinfo.diaspora.software: which software a server runs.
struct NodeInfo: Decodable {
  struct Software: Decodable {
    let name: String
    let version: String?
  }

  let software: Software
}

struct NodeInfoLinks: Decodable {
  struct Link: Decodable {
    let rel: String
    let href: String
  }

  let links: [Link]
}

/// What `GET /api/v2/instance`, and v1 with the same names, says of a server's limits.
struct MastodonInstance: Decodable {
  struct Configuration: Decodable {
    let statuses: Statuses?
    let pictures: Pictures?

    enum CodingKeys: String, CodingKey {
      case statuses
      case pictures = "media_attachments"
    }
  }

  struct Statuses: Decodable {
    let maximumCharacters: Int?
    let maximumPictures: Int?

    enum CodingKeys: String, CodingKey {
      case maximumCharacters = "max_characters"
      case maximumPictures = "max_media_attachments"
    }
  }

  struct Pictures: Decodable {
    let types: [String]?
    let maximumSize: Int?
    let maximumAltCharacters: Int?

    enum CodingKeys: String, CodingKey {
      case types = "supported_mime_types"
      case maximumSize = "image_size_limit"
      case maximumAltCharacters = "description_limit"
    }
  }

  let version: String?
  let configuration: Configuration?
}
