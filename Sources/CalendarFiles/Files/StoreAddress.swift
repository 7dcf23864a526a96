/// Where a trust's posts, approvals and record are kept.
package enum StoreAddress: Hashable, Sendable, CustomStringConvertible {
  /// One file, for one daemon.
  case sqlite(path: String)
  /// A PostgreSQL database that several daemons may share, as libpq takes its address; the schema
  /// holds all of one trust, and is the server's choice where none is named.
  case postgresql(address: String, schema: String?)

  /// Why a text is no address of a store, in a sentence, with something to type.
  package struct Fault: Error, Hashable, Sendable {
    package let reason: String
    package let hint: String
  }

  /// - Parameter tenant: the trust's own schema.
  package init(_ text: String, tenant: String? = nil) throws(Fault) {
    if text.hasPrefix("sqlite:"), text.count > "sqlite:".count {
      guard tenant == nil else {
        throw Fault(
          reason: "a SQLite file belongs to one trust; only a PostgreSQL database has tenants",
          hint: "remove 'tenant', or write store: postgresql://…")
      }
      self = .sqlite(path: String(text.dropFirst("sqlite:".count)))
      return
    }
    guard let rest = StoreAddress.rest(of: text) else {
      throw Fault(
        reason: "this is not a store's address that this campaignd knows",
        hint: "write store: sqlite:/var/lib/campaignd/campaignd.sqlite, or "
          + "store: postgresql://campaignd@db.example/campaignd")
    }
    guard !StoreAddress.holdsPassword(rest) else {
      throw Fault(
        reason: "the store's address holds a password, and this is no place for secrets",
        hint: "take it out of the address and put it into a file of libpq's (PGPASSFILE); "
          + "see campaignd.yaml(5)")
    }
    if let tenant, !StoreAddress.isName(tenant) {
      throw Fault(
        reason:
          "a tenant's name is a lower-case letter and up to 39 letters, digits or underscores",
        hint: "write tenant: harrowmere")
    }
    self = .postgresql(address: text, schema: tenant)
  }

  private static func rest(of text: String) -> Substring? {
    for scheme in ["postgresql://", "postgres://"] where text.hasPrefix(scheme) {
      return text.dropFirst(scheme.count)
    }
    return nil
  }

  /// `user:password@host`, or `?password=…` of the server or of a key's file.
  private static func holdsPassword(_ rest: Substring) -> Bool {
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let authority = parts[0].prefix { $0 != "/" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0] } ?? ""
    let words = parts.count > 1 ? parts[1].split(separator: "&") : []
    return user.contains(":")
      || words.contains { $0.hasPrefix("password=") || $0.hasPrefix("sslpassword=") }
  }

  private static func isName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, (97...122).contains(first), bytes.count <= 40 else {
      return false
    }
    return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }

  package var description: String {
    switch self {
    case .sqlite(let path): "sqlite:\(path)"
    case .postgresql(let address, let schema):
      address + (schema.map { " (tenant \($0))" } ?? "")
    }
  }
}
