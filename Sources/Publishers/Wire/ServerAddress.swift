import CampaignCore

/// The base address of a server that posts may be sent to: https, or plain http on this machine.
package struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
  /// Why an address cannot be used.
  package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    case notAnAddress(String)
    case unprotected(String)

    package var description: String {
      switch self {
      case .notAnAddress(let text):
        "\(text) is not a server's address; write https://social.example"
      case .unprotected(let text):
        "\(text) would send the token unprotected; http is for this machine only, write https://"
      }
    }
  }

  /// Scheme, host and port, and a path where the server lives below one; no slash at the end.
  package let text: String

  package var description: String { text }

  /// - Throws: `Fault` where the address is none, or where a token would travel unprotected.
  package init(_ text: String) throws(Fault) {
    var base = Substring(text)
    while base.last == "/" { base.removeLast() }
    guard let scheme = base.firstRange(of: "://"), ServerAddress.isPlain(base) else {
      throw .notAnAddress(text)
    }
    let host = base[scheme.upperBound...].prefix { $0 != "/" }
    guard !host.isEmpty, !host.contains("@") else { throw .notAnAddress(text) }
    switch base[..<scheme.lowerBound] {
    case "https": break
    case "http": guard isLoopback(String(base)) else { throw .unprotected(text) }
    default: throw .notAnAddress(text)
    }
    self.text = String(base)
  }

  /// - Parameter host: one that stands in this program.
  init(host: StaticString) {
    text = "https://\(host)"
  }

  /// What stands before the path, to name the server to people.
  var host: String {
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    return String(rest.prefix { $0 != "/" })
  }

  /// The address of a path on this server; the path begins with a slash.
  func url(_ path: String) -> String { text + path }

  /// What a request for a path asks this server for, in its first line: the path with that of the
  /// address before it.
  func target(_ path: String) -> String {
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    let target = rest.drop { $0 != "/" } + path
    return target.isEmpty ? "/" : String(target)
  }

  /// Printable ASCII without spaces, queries or fragments.
  private static func isPlain(_ text: Substring) -> Bool {
    text.utf8.allSatisfy {
      (33...126).contains($0) && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
    }
  }
}
