import CivilTime

/// The end of the record: what the next entry is chained to.
package struct AuditChain: Hashable, Sendable {
  /// The number of the last entry; 0 before the first.
  package private(set) var number: Int64
  /// The digest of the last entry.
  package private(set) var head: Digest

  /// What the first entry is chained to.
  package static let beginning = Digest(hex: String(repeating: "0", count: 64))

  package init(number: Int64 = 0, head: Digest = AuditChain.beginning) {
    self.number = number
    self.head = head
  }

  /// Gives a note its number, its time and its place in the chain.
  package mutating func append(_ note: AuditNote, at now: Instant) -> AuditEntry {
    let digest = WrittenEntry(
      number: number + 1, at: now, who: note.who, did: note.did, subject: note.subject,
      details: WrittenEntry.inOrder(note.detail), previous: head, digest: head
    ).digestOfWhatItSays
    let entry = AuditEntry(
      number: number + 1, at: now, who: note.who, did: note.did, subject: note.subject,
      detail: note.detail, previous: head, digest: digest)
    number = entry.number
    head = entry.digest
    return entry
  }

  /// What is wrong with the next entry of a record; nil where it follows.
  package mutating func follow(_ entry: AuditEntry) -> AuditFault? {
    follow(WrittenEntry(entry))
  }

  /// What is wrong with the next entry of a record; nil where it follows.
  package mutating func follow(_ entry: WrittenEntry) -> AuditFault? {
    guard entry.number == number + 1 else {
      return .gap(after: number, found: entry.number)
    }
    guard entry.previous == head else { return .brokenLink(entry.number) }
    guard entry.isIntact else { return .altered(entry.number) }
    number = entry.number
    head = entry.digest
    return nil
  }
}

extension AuditEntry {
  /// Whether its digest is that of what it says: it is as it was written, wherever it stands.
  package var isIntact: Bool { WrittenEntry(self).isIntact }
}

/// Where a record does not hold together.
package enum AuditFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Entries are missing or out of order.
  case gap(after: Int64, found: Int64)
  /// The entry does not follow the one before it.
  case brokenLink(Int64)
  /// The entry was changed after it was written.
  case altered(Int64)
  /// The entry cannot be read.
  case unreadable(Int64)
  /// Entries at the end are missing: the record once went on further.
  case truncated(atLeast: Int64, found: Int64)
  /// What stands in place of pruned entries is not what was signed, or the record does not tell of it.
  case stub(through: Int64)
  /// The entry is not the one that was written while this daemon ran, or that the journal has.
  case rewritten(Int64)

  package var description: String {
    switch self {
    case .gap(let after, let found):
      "entry \(after + 1) is missing: after \(after) comes \(found)"
    case .brokenLink(let number):
      "entry \(number) does not follow entry \(number - 1): one of them was exchanged"
    case .altered(let number):
      "entry \(number) was changed after it was written"
    case .unreadable(let number):
      "entry \(number) cannot be read"
    case .truncated(let atLeast, let found):
      "the record ends at entry \(found), but once had \(atLeast)"
    case .stub(let through):
      "the stub in place of the entries up to \(through) is not the one that was signed"
    case .rewritten(let number):
      "entry \(number) is not the one that was written then: the record was exchanged"
    }
  }
}
