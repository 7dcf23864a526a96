import CivilTime

/// An entry as a walk over the whole record reads it: its details as they stand in the row, in the
/// order of their names. A million of these need no dictionaries.
package struct WrittenEntry: Sendable {
  package typealias Detail = (name: String, value: String)

  package let number: Int64
  package let at: Instant
  package let who: Actor
  package let did: Act
  package let subject: String
  package let details: [Detail]
  package let previous: Digest
  package let digest: Digest

  /// - Parameter details: in the order of their names, each name once.
  package init(
    number: Int64, at: Instant, who: Actor, did: Act, subject: String, details: [Detail],
    previous: Digest, digest: Digest
  ) {
    self.number = number
    self.at = at
    self.who = who
    self.did = did
    self.subject = subject
    self.details = details
    self.previous = previous
    self.digest = digest
  }

  package init(_ entry: AuditEntry) {
    self.init(
      number: entry.number, at: entry.at, who: entry.who, did: entry.did, subject: entry.subject,
      details: WrittenEntry.inOrder(entry.detail), previous: entry.previous, digest: entry.digest)
  }

  /// Details in the order in which they are hashed and written.
  package static func inOrder(_ details: [String: String]) -> [Detail] {
    details.map { ($0.key, $0.value) }.sorted { $0.name < $1.name }
  }

  /// Whether its digest is that of what it says, wherever it stands.
  package var isIntact: Bool { digest == digestOfWhatItSays }

  /// The digest of everything it says, with its place in the chain.
  package var digestOfWhatItSays: Digest {
    var writer = DigestWriter("audit-entry-1")
    writer.add(number)
    writer.add(at.microseconds)
    writer.add(who.name)
    writer.add(who.known)
    writer.add(did.rawValue)
    writer.add(subject)
    writer.add(details.count)
    for (name, value) in details {
      writer.add(name)
      writer.add(value)
    }
    writer.add(previous.hex)
    return writer.finish()
  }
}
