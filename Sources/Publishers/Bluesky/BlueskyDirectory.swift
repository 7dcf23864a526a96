import AsyncHTTPClient
import CampaignCore

/// Where it is looked up which server keeps an account: by its handle to its DID, and by that to the
/// document that names the server (atproto.com/specs/handle, atproto.com/specs/did).
package struct BlueskyDirectory: Sendable {
  /// A server that resolves handles for others, also those that are entered in DNS alone.
  let resolver: ServerAddress
  /// The directory of the DIDs that begin with did:plc.
  let plc: ServerAddress
  /// Where a domain is asked for its own files; nil where it is no domain that may be.
  let site: @Sendable (String) -> ServerAddress?

  /// - Parameters:
  ///   - resolver: answers com.atproto.identity.resolveHandle.
  ///   - plc: answers with the document of a DID.
  ///   - site: where a domain's own files are read.
  package init(
    resolver: ServerAddress, plc: ServerAddress,
    site: @escaping @Sendable (String) -> ServerAddress? = { try? ServerAddress("https://\($0)") }
  ) {
    self.resolver = resolver
    self.plc = plc
    self.site = site
  }

  /// The public ones.
  package static let common = BlueskyDirectory(
    resolver: ServerAddress(host: "public.api.bsky.app"), plc: ServerAddress(host: "plc.directory"))
}

/// An account's home, as the directories have it.
struct BlueskyHome: Sendable {
  let did: String
  let server: ServerAddress
}

/// One look-up of a handle. What does not fit together is refused: an app password goes only to the
/// server that the handle's own document names.
struct BlueskyLookup {
  let directory: BlueskyDirectory
  let http: HTTPClient
  let patience: Patience

  func home(of handle: String) async throws(PublishFailure) -> BlueskyHome {
    guard isHandle(handle) else {
      throw BlueskyLookup.fault("'\(handle)' is no Bluesky handle; write trust.example")
    }
    let did = try await did(of: handle)
    let document = try await document(of: did)
    guard document.id == did else {
      throw BlueskyLookup.fault("the document of \(did) is that of another")
    }
    guard document.alsoKnownAs?.contains(where: { $0.lowercased() == "at://\(handle)" }) == true
    else {
      throw BlueskyLookup.fault("\(did) does not say that \(handle) is its handle")
    }
    guard let address = document.home else {
      throw BlueskyLookup.fault("the document of \(handle) names no server (#atproto_pds)")
    }
    guard let server = try? ServerAddress(address), mayBeHome(server) else {
      throw BlueskyLookup.fault("\(handle) is said to live at \(address), which is not https")
    }
    return BlueskyHome(did: did, server: server)
  }

  /// The domain's own word counts; where it has none, the resolver's, who also reads DNS.
  private func did(of handle: String) async throws(PublishFailure) -> String {
    if let site = directory.site(handle),
      let answer = await answer(of: site, "/.well-known/atproto-did"), answer.isSuccess
    {
      let said = String(decoding: answer.body.prefix(2_048), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).map(String.init)
      // A site may show a page of its own for what it does not have.
      if said.count == 1, isDID(said[0]) { return said[0] }
    }
    let path = "/xrpc/com.atproto.identity.resolveHandle?handle=\(percentEncoded(handle))"
    guard let answer = await answer(of: directory.resolver, path) else {
      throw BlueskyLookup.fault("neither \(handle) nor \(directory.resolver.host) says whose it is")
    }
    guard answer.isSuccess, let did = json(ResolvedHandle.self, in: answer.body)?.did else {
      throw BlueskyLookup.fault("nobody knows the handle \(handle)")
    }
    guard isDID(did) else { throw BlueskyLookup.fault("\(handle) is said to be '\(did)', no DID") }
    return did
  }

  private func document(of did: String) async throws(PublishFailure) -> DIDDocument {
    let domain = did.wholeTail(behind: "did:web:")
    let place = domain.map(directory.site) ?? directory.plc
    let path = domain == nil ? "/\(did)" : "/.well-known/did.json"
    guard let place, let answer = await answer(of: place, path) else {
      throw BlueskyLookup.fault("the document of \(did) cannot be read")
    }
    guard answer.isSuccess, let document = json(DIDDocument.self, in: answer.body) else {
      throw BlueskyLookup.fault("\(place.host) has no document of \(did)")
    }
    return document
  }

  private func answer(of server: ServerAddress, _ path: String) async -> WireAnswer? {
    try? await Wire(http: http, server: server)
      .send(WireRequest(path: path), within: patience.answer)
  }

  /// A server on this machine is nobody's home, unless the directory is on it too.
  private func mayBeHome(_ server: ServerAddress) -> Bool {
    !isLoopback(server.text) || isLoopback(directory.plc.text)
  }

  private static func fault(_ words: String) -> PublishFailure {
    PublishFailure(.notSent, "The account's server was not found: \(words).")
  }
}

/// What a server says that resolves handles (com.atproto.identity.resolveHandle).
struct ResolvedHandle: Decodable {
  let did: String
}

/// What a DID's document says, as far as we need it.
struct DIDDocument: Decodable {
  struct Service: Decodable {
    let id: String
    let serviceEndpoint: String
  }

  let id: String?
  let alsoKnownAs: [String]?
  let service: [Service]?

  /// The server that keeps the account.
  var home: String? { service?.first { $0.id.hasSuffix("#atproto_pds") }?.serviceEndpoint }
}

/// A domain name of at least two labels, in lower case (atproto.com/specs/handle): nothing else may
/// come into an address.
func isHandle(_ text: String) -> Bool {
  let labels = text.split(separator: ".", omittingEmptySubsequences: false)
  guard labels.count >= 2, text.utf8.count <= 253, labels.last?.first?.isLetter == true else {
    return false
  }
  return labels.allSatisfy { label in
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy(isLabelByte)
  }
}

private func isLabelByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "-"):
    true
  case _: false
  }
}

/// did:plc with its 24 letters, or did:web with a domain (atproto.com/specs/did).
func isDID(_ text: String) -> Bool {
  if let domain = text.wholeTail(behind: "did:web:") { return isHandle(domain) }
  guard let name = text.wholeTail(behind: "did:plc:") else { return false }
  return name.utf8.count == 24
    && name.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains($0)
    }
}

extension String {
  fileprivate func wholeTail(behind beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
