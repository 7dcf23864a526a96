import Foundation

/// What a Mastodon-API server runs; it decides what a repeated Idempotency-Key does.
package enum MastodonSoftware: Hashable, Sendable {
  /// Up to 4.5 a repeated key answers with the first status, from 4.6 to 4.6.5 with 500.
  case mastodon(String)
  /// Ignores the key.
  case goToSocial
  /// Ignores the key, has no /api/v2/instance, and drops a parent it does not know.
  case snac

  enum RepeatedKey { case answersFirst, fails, isIgnored }

  var repeatedKey: RepeatedKey {
    switch self {
    case .mastodon(let version): version.hasPrefix("4.6.") ? .fails : .answersFirst
    case .goToSocial, .snac: .isIgnored
    }
  }

  private var nameAndVersion: (String, String) {
    switch self {
    case .mastodon(let version): ("mastodon", version)
    case .goToSocial: ("gotosocial", "0.20.0")
    case .snac: ("snac", "2.94")
    }
  }

  func nodeInfo(_ request: PlayedRequest, at address: String) -> PlayedAnswer {
    guard request.path != "/.well-known/nodeinfo" else {
      let rel = "http://nodeinfo.diaspora.software/ns/schema/2.0"
      return .json(["links": [["rel": rel, "href": "\(address)/nodeinfo/2.0"]]])
    }
    let (name, version) = nameAndVersion
    return .json(["version": "2.0", "software": ["name": name, "version": version]])
  }

  func instance(_ request: PlayedRequest) -> PlayedAnswer {
    if self == .snac, request.path == "/api/v2/instance" {
      return PlayedAnswer(404, "<h1>404 Not Found (snac/2.94)</h1>")
    }
    return .json([
      "version": nameAndVersion.1,
      "configuration": [
        "statuses": [
          "max_characters": MastodonHouse.maximumCharacters, "max_media_attachments": 4,
          "characters_reserved_per_url": 23,
        ],
        "media_attachments": [
          "supported_mime_types": ["image/jpeg", "image/png", "video/mp4"],
          "image_size_limit": 16_777_216, "image_matrix_limit": 33_177_600,
          "video_size_limit": 41_943_040, "description_limit": 1500,
        ],
        "polls": [
          "max_options": 4, "max_characters_per_option": 50, "min_expiration": 300,
          "max_expiration": 2_629_746,
        ],
      ],
    ])
  }
}

extension MastodonHouse {
  package static func route(of request: PlayedRequest) -> Route? {
    let parts = request.parts
    switch (request.method, parts.first, parts.dropFirst(2).first, parts.count) {
    case ("GET", ".well-known", _, _), ("GET", "nodeinfo", _, _): return .nodeInfo
    case ("GET", "api", "instance", _): return .instance
    case ("POST", "api", "media", 3): return .upload
    case ("GET", "api", "media", 4): return .media
    case ("POST", "api", "statuses", 3): return .post
    case ("DELETE", "api", "statuses", 4): return .delete
    case ("GET", "api", "statuses", 4): return .show
    case ("PUT", "api", "statuses", 4): return .edit
    case ("GET", "api", "statuses", 5): return .source
    case ("GET", "api", "accounts", 4): return .account
    case ("GET", "api", "accounts", 5): return .timeline
    default: return nil
    }
  }
}
