import Crypto
import Foundation

extension Account {
  /// The receipt of a post that a person has found on the account; nil where its address does not
  /// tell what the platform calls it: by another name it cannot be taken down or replied to.
  ///
  /// A post found on Bluesky can be taken down, but not replied to: its address says nothing of its
  /// content, which a reply has to name.
  /// - Parameters:
  ///   - address: as it stands in a browser, or what a receiver calls the post.
  ///   - key: what our request for it was known by.
  package func receipt(ofFound address: String, key: String?) -> Receipt? {
    let address = address.trimmingCharacters(in: .whitespacesAndNewlines)
    switch platform {
    case .mastodon:
      return PageAddress(address).flatMap { mastodonID(of: $0, on: server) }
        .map { Receipt(id: $0, url: address) }
    case .bluesky: return blueskyReceipt(address)
    case .x:
      return PageAddress(address).flatMap { xID(of: $0) }.map { Receipt(id: $0, url: address) }
    case .outbox:
      return outboxFile(address).map { Receipt(id: $0, url: address.urlIfAny) }
    case .webhook:
      guard !address.isEmpty else { return nil }
      return Receipt(id: address, url: address.urlIfAny, reference: key)
    }
  }

  /// An address from which `receipt(ofFound:key:)` reads a name.
  package var exampleAddress: String {
    switch platform {
    case .mastodon:
      "\(server.flatMap { PageAddress($0) }?.base ?? "https://social.example")"
        + "/@name/109876543210987654"
    case .bluesky: "https://bsky.app/profile/trust.example/post/3lhmdqmfkys2a"
    case .x: "https://x.com/name/status/1886712345678901234"
    case .outbox: "FILE, as it is called in the outbox"
    case .webhook: "ID, as the receiver calls it"
    }
  }
}

extension Receipt {
  /// Whether it has an address where a name belongs, as earlier versions wrote down what a person
  /// had found. No publisher writes such a receipt.
  package var isOnlyAnAddress: Bool { id == url && reference == nil }

  /// The account that a post on X is of, by the address it was found at; nil where that does not say,
  /// as `/i/web/status/ID`.
  package var nameOnX: String? {
    guard let path = url.flatMap({ PageAddress($0) })?.path, path.count > 2, path[1] == "status",
      path[0] != "i"
    else { return nil }
    return path[0]
  }
}

/// The address of a page, as a person copies it; what stands behind the path tells nothing.
private struct PageAddress {
  let scheme: String
  /// The host, with its port where it has one.
  let authority: String
  let path: [String]

  init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let rest = text[mark.upperBound...].prefix { $0 != "?" && $0 != "#" }
    scheme = text[..<mark.lowerBound].lowercased()
    authority = rest.prefix { $0 != "/" }.lowercased()
    path = rest.drop { $0 != "/" }.split(separator: "/").map { String($0) }
    guard scheme == "https" || scheme == "http", !authority.isEmpty, !authority.contains("@") else {
      return nil
    }
  }

  var base: String { "\(scheme)://\(authority)" }

  /// Whether it can be a page of this server. One that is asked on this machine has its pages under
  /// another name.
  func isOn(_ server: String?) -> Bool {
    guard let server, !isLoopback(server), let home = PageAddress(server) else { return true }
    return authority == home.authority
  }
}

/// `/@name/ID`, `/@name/statuses/ID`, `/users/name/statuses/ID` or snac's `/name/p/TIME`. Each
/// server that shows a post has an id of its own for it, so this has to be a page of the account's
/// server, and `@name@elsewhere` is one of somebody else's post.
private func mastodonID(of page: PageAddress, on server: String?) -> String? {
  guard page.isOn(server), page.path.count >= 2, let last = page.path.last,
    !page.path.contains(where: { $0.dropFirst().contains("@") })
  else { return nil }
  let before = page.path[page.path.count - 2]
  if before == "p" { return snacID(of: page, time: last) }
  guard before == "statuses" || before.hasPrefix("@"), last.isNumber || last.isULID else {
    return nil
  }
  return last
}

/// snac calls a post by ten digits of a time, which it skips when it is asked, and the MD5 of the
/// post's address (snac2, mastoapi.c, mastoapi_id and MID_TO_MD5).
private func snacID(of page: PageAddress, time: String) -> String? {
  let parts = time.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
  guard parts.count == 2, parts[0].utf8.count == 10, parts.allSatisfy(\.isNumber) else {
    return nil
  }
  let address = "\(page.base)/\(page.path.joined(separator: "/"))"
  return parts[0] + hexadecimal(Insecure.MD5.hash(data: Array(address.utf8)))
}

/// `/name/status/ID`, whatever follows it, on one of the names X has had.
private func xID(of page: PageAddress) -> String? {
  let hosts = ["x.com", "www.x.com", "mobile.x.com"]
  let olderHosts = ["twitter.com", "www.twitter.com", "mobile.twitter.com"]
  guard hosts.contains(page.authority) || olderHosts.contains(page.authority),
    let word = page.path.lastIndex(of: "status"), word + 1 < page.path.count,
    page.path[word + 1].isNumber
  else { return nil }
  return page.path[word + 1]
}

/// `https://bsky.app/profile/NAME/post/KEY` or `at://NAME/app.bsky.feed.post/KEY`; the name is a
/// handle or a DID.
private func blueskyReceipt(_ address: String) -> Receipt? {
  let collection = "app.bsky.feed.post"
  if address.hasPrefix("at://") {
    let parts = address.dropFirst("at://".count).split(separator: "/").map { String($0) }
    guard parts.count == 3, parts[1] == collection, parts[2].isRecordKey else { return nil }
    return Receipt(
      id: "at://\(parts[0])/\(collection)/\(parts[2])",
      url: "https://bsky.app/profile/\(parts[0])/post/\(parts[2])")
  }
  guard let path = PageAddress(address)?.path, path.count == 4, path[0] == "profile",
    path[2] == "post", path[3].isRecordKey
  else { return nil }
  return Receipt(id: "at://\(path[1])/\(collection)/\(path[3])", url: address)
}

/// A file's name, by itself or at the end of its path or `file://` address. What another program
/// has made of it elsewhere is not in the outbox.
private func outboxFile(_ address: String) -> String? {
  var last: String? = address
  if address.hasPrefix("/") || address.hasPrefix("file://") {
    last = address.split(separator: "/").last.map { String($0) }
  }
  if address.hasPrefix("file://") { last = last?.removingPercentEncoding }
  guard let name = last, !name.isEmpty, !name.contains("/"), name != ".", name != ".."
  else { return nil }
  return name
}

extension String {
  fileprivate var urlIfAny: String? { contains("://") ? self : nil }

  fileprivate var isNumber: Bool {
    !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// "01AN4Z07BY79KA1307SR9X4MV3": 26 characters (github.com/ulid/spec), GoToSocial's ids.
  fileprivate var isULID: Bool {
    utf8.count == 26 && allSatisfy { $0.isASCII && ($0.isWholeNumber || $0.isUppercase) }
  }

  /// "alphanumeric, period, dash, underscore, colon, or tilde" (atproto.com/specs/record-key).
  fileprivate var isRecordKey: Bool {
    !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_:~".contains($0)) }
  }
}
