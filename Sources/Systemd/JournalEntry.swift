/// One event for the journal: a sentence for people, and the facts in it as fields to search by.
package struct JournalEntry: Hashable, Sendable {
  /// How much somebody should care; the numbers are syslog's (RFC 5424, 6.2.1).
  package enum Priority: Int, CaseIterable, Comparable, Sendable {
    case emergency, alert, critical, error, warning, notice, info, debug

    package static func < (left: Priority, right: Priority) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package struct Field: Hashable, Sendable {
    package let name: JournalFieldName
    package let value: String

    package init(_ name: JournalFieldName, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package let message: String
  package let priority: Priority
  /// In the order in which they were set; without MESSAGE and PRIORITY.
  package private(set) var fields: [Field] = []

  /// - Parameter messageID: what kind of event this is, as 32 hexadecimal digits: the key of its
  ///   text in the catalog (`journalctl -x`).
  package init(_ message: String, priority: Priority = .info, messageID: String? = nil) {
    self.message = message
    self.priority = priority
    self["MESSAGE_ID"] = messageID
  }

  /// - Parameter fields: each name once.
  package init(_ message: String, priority: Priority, messageID: String?, fields: [Field]) {
    self.message = message
    self.priority = priority
    self.fields = fields
    if let messageID { self.fields.append(Field(.messageID, messageID)) }
  }

  /// The value of a field; nil takes the field out.
  package subscript(name: JournalFieldName) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { fields.append(Field(name, newValue)) }
    }
  }
}

/// A field name that journald takes. It drops a field with any other name without a word:
/// "The variable name must be in uppercase and consist only of characters, numbers and
/// underscores, and may not begin with an underscore" (sd_journal_print(3)), no digit first, and
/// at most 64 of them (journal-file.h).
package struct JournalFieldName: Hashable, Sendable {
  private static let longest = 64
  static let messageID: JournalFieldName = "MESSAGE_ID"

  package let text: String

  /// Nil where journald would drop a field of this name.
  package init?(_ text: String) {
    self.init(mending: text)
    if self.text != text { return nil }
  }

  /// The nearest name that journald takes: `campaign-post` becomes `CAMPAIGN_POST`.
  package init(mending text: String) {
    // Nearly every name is one of ours, and as it must be.
    if Self.isTaken(text) {
      self.text = text
      return
    }
    var name = text.unicodeScalars.map(Self.mended)
    if let first = name.first, "0123456789".unicodeScalars.contains(first) {
      name.insert(contentsOf: "N_".unicodeScalars, at: 0)
    }
    let kept = name.drop { $0 == "_" }.prefix(Self.longest)
    self.text = kept.isEmpty ? "FIELD" : String(String.UnicodeScalarView(kept))
  }

  private static func isTaken(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= longest else {
      return false
    }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func mended(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "A"..."Z", "0"..."9": scalar
    case "a"..."z": Unicode.Scalar(UInt8(scalar.value) - 32)
    default: "_"
    }
  }
}

extension JournalFieldName: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral text: String) { self.init(mending: text) }
  package var description: String { text }
}
