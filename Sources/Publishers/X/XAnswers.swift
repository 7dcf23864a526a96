import CampaignCore

// The parts of X's answers that we read (X API v2, openapi.json).

/// Most answers stand in `data`.
struct XAnswer<Value: Decodable>: Decodable {
  let data: Value
}

struct XCreated: Decodable {
  let id: String
}

struct XUser: Decodable {
  let id: String
  let username: String?
}

struct XMedia: Decodable {
  struct Processing: Decodable {
    /// `pending`, `in_progress`, `succeeded` or `failed`.
    let state: String
  }

  let id: String
  let processing: Processing?

  enum CodingKeys: String, CodingKey {
    case id
    case processing = "processing_info"
  }
}

/// A page of an account's posts, newest first.
struct XTimeline: Decodable {
  struct Meta: Decodable {
    let next: String?

    enum CodingKeys: String, CodingKey {
      case next = "next_token"
    }
  }

  /// Missing where there are none.
  let data: [XSeen]?
  let meta: Meta?
}

/// A post as X shows it: addresses shortened, three characters escaped.
struct XSeen: Decodable {
  struct Entities: Decodable {
    let urls: [Address]?
  }

  struct Address: Decodable {
    let shown: String
    let whole: String?
    /// Set where the address stands for a picture.
    let picture: String?

    enum CodingKeys: String, CodingKey {
      case shown = "url"
      case whole = "expanded_url"
      case picture = "media_key"
    }
  }

  struct Attachments: Decodable {
    let pictures: [String]?

    enum CodingKeys: String, CodingKey {
      case pictures = "media_keys"
    }
  }

  struct Reference: Decodable {
    let type: String
    let id: String
  }

  let id: String
  let text: String
  let entities: Entities?
  let attachments: Attachments?
  let references: [Reference]?

  enum CodingKeys: String, CodingKey {
    case id, text, entities, attachments
    case references = "referenced_tweets"
  }

  /// The words as they were sent.
  var sentText: String {
    var words = text
    for address in entities?.urls ?? [] {
      let isPicture = address.picture != nil
      words = words.replacing(address.shown, with: isPicture ? "" : address.whole ?? "")
    }
    for (escaped, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
      words = words.replacing(escaped, with: plain)
    }
    return renderedText(words, link: nil)
  }

  var parent: String? { references?.first { $0.type == "replied_to" }?.id }
}

/// problem+json, as X words its refusals.
struct XProblem: Decodable {
  let title: String?
  let detail: String?
}
