import Foundation

/// Plays what stands between a handle and the server that keeps its account: the handle's own site, a
/// resolver, and the directory of DIDs, all at one address.
package typealias DirectoryPlayer = Player<DirectoryHouse>

extension Player<DirectoryHouse> {
  package static func startDirectory() async throws -> DirectoryPlayer {
    try await start(DirectoryHouse())
  }
}

package struct DirectoryHouse: PlayedHouse {
  package enum Route: Hashable, Sendable, CaseIterable {
    case site, resolver, document
  }

  package static let did = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"

  package let kept = 0
  /// What the handle's own site says; nil where it has no such file.
  package var site: String?
  /// What the resolver says.
  package var resolved: String? = DirectoryHouse.did
  /// The parts of the DID's document.
  package var documentID = DirectoryHouse.did
  package var handles = ["at://\(BlueskyHouse.handle)"]
  package var home: String?

  package static func route(of request: PlayedRequest) -> Route? {
    switch request.parts.last {
    case "atproto-did": .site
    case "com.atproto.identity.resolveHandle": .resolver
    case "did.json": .document
    case let last?: last.hasPrefix("did:") ? .document : nil
    case nil: nil
    }
  }

  package mutating func answer(
    _ route: Route, _ request: PlayedRequest, at address: String
  ) -> PlayedAnswer {
    switch route {
    case .site: return site.map { PlayedAnswer(200, $0) } ?? PlayedAnswer(404, "<h1>Nothing</h1>")
    case .resolver:
      guard request.query["handle"] == BlueskyHouse.handle, let resolved else {
        return .json(400, ["error": "InvalidRequest", "message": "Unable to resolve handle"])
      }
      return .json(["did": resolved])
    case .document: return .json(document)
    }
  }

  private var document: [String: Any] {
    let service: [[String: Any]] =
      home.map {
        [["id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": $0]]
      } ?? []
    return ["id": documentID, "alsoKnownAs": handles, "service": service]
  }
}
