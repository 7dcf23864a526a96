import CampaignCore
import CivilTime
import Synchronization

/// The operating system's zone files, which its updates keep right when a country changes its
/// clocks. Each file is read once.
package final class ZoneFolder: Sendable {
  /// The path of the folder.
  package let path: String
  private let known = Mutex<[String: ZoneRules?]>([:])

  /// - Parameter path: where the system keeps its compiled zones (TZif, RFC 8536).
  package init(path: String = "/usr/share/zoneinfo") {
    self.path = path
  }

  /// The wall clocks of a zone such as `Europe/London`; nil where there is no such zone.
  package func rules(_ identifier: String) -> ZoneRules? {
    known.withLock { known in
      if let rules = known[identifier] { return rules }
      let rules = read(identifier)
      known[identifier] = .some(rules)
      return rules
    }
  }

  /// Reads anew every zone that was asked for so far.
  /// - Returns: those whose clocks go otherwise than before, in alphabetical order.
  package func reread() -> [String] {
    known.withLock { known in
      let changed = known.keys.filter { known[$0] != .some(read($0)) }
      for identifier in changed { known[identifier] = .some(read(identifier)) }
      return changed.sorted()
    }
  }

  private func read(_ identifier: String) -> ZoneRules? {
    guard ZoneFolder.isName(identifier),
      let bytes = try? readBytes("\(path)/\(identifier)", limit: 1 << 20)
    else { return nil }
    return try? ZoneRules(identifier: identifier, tzif: bytes)
  }

  /// Names stay inside the folder: `Europe/London`, never `../../etc/passwd` or `/etc/localtime`.
  static func isName(_ identifier: String) -> Bool {
    let parts = identifier.split(separator: "/", omittingEmptySubsequences: false)
    return identifier.utf8.count <= 64
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
              || "_-+.".utf8.contains($0)
          }
      }
  }
}

/// The zone a file names, if the system knows it.
func zoneName(_ cursor: Cursor, _ zones: ZoneFolder) -> String? {
  guard let name = cursor.line() else { return nil }
  guard zones.rules(name) != nil else {
    cursor.fault(
      "there is no time zone '\(name.prefix(64))'",
      hint: "write the name of a place, as in \(cursor.name): Europe/London")
    return nil
  }
  return name
}
