import CampaignCore

// The parts of a Mastodon server's answers that we read (docs.joinmastodon.org, entities). Ids are
// opaque: snac's, GoToSocial's and Mastodon's have nothing in common but being strings.

struct MastodonPosted: Decodable {
  let id: String
  let url: String?
  let createdAt: String?
  let editedAt: String?
  let visibility: String?
  let repliesTo: String?
  let media: [MastodonAttachment]?
  let poll: MastodonPoll?

  enum CodingKeys: String, CodingKey {
    case id, url, visibility, poll
    case createdAt = "created_at"
    case editedAt = "edited_at"
    case repliesTo = "in_reply_to_id"
    case media = "media_attachments"
  }
}

/// A post as anybody may ask for it, with whose it is.
struct MastodonShown: Decodable {
  let account: MastodonAccount?
}

struct MastodonPoll: Decodable {
  struct Option: Decodable {
    let title: String
  }

  let options: [Option]
}

struct MastodonAttachment: Decodable {
  let id: String
  let description: String?
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
    let polls: Polls?

    enum CodingKeys: String, CodingKey {
      case statuses, polls
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
    /// In pixels, its width by its height.
    let maximumArea: Int?
    let maximumFilmSize: Int?
    let maximumAltCharacters: Int?

    enum CodingKeys: String, CodingKey {
      case types = "supported_mime_types"
      case maximumSize = "image_size_limit"
      case maximumArea = "image_matrix_limit"
      case maximumFilmSize = "video_size_limit"
      case maximumAltCharacters = "description_limit"
    }
  }

  struct Polls: Decodable {
    let mostOptions: Int?
    let longestOption: Int?
    let shortest: Int?
    let longest: Int?

    var limits: PollLimits {
      PollLimits(
        mostOptions: mostOptions, longestOption: longestOption, shortest: shortest,
        longest: longest)
    }

    enum CodingKeys: String, CodingKey {
      case mostOptions = "max_options"
      case longestOption = "max_characters_per_option"
      case shortest = "min_expiration"
      case longest = "max_expiration"
    }
  }

  let version: String?
  let configuration: Configuration?
}
