/// The natural key of a thing of one kind, as people write it: `trust-mastodon`, `edaw-2027`.
package struct ID<Subject>: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension ID: Comparable {
  package static func < (left: ID, right: ID) -> Bool { left.text < right.text }
}

extension ID: CustomStringConvertible {
  package var description: String { text }
}

extension ID: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.text = text }
}

extension ID: Codable, CodingKeyRepresentable {
  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  package var codingKey: any CodingKey { TextKey(stringValue: text) }

  package init?(codingKey: some CodingKey) { text = codingKey.stringValue }
}

private struct TextKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
