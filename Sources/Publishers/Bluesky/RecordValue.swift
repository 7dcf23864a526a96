import Foundation

/// A value in an AT Protocol record (atproto.com/specs/data-model): JSON on the line, DAG-CBOR where
/// it is named by its bytes. There are no fractions.
indirect enum RecordValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
  case link(ContentID)
  case list([RecordValue])
  case map([String: RecordValue])
}

extension RecordValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .text(text) }

  init(integerLiteral number: Int64) { self = .integer(number) }

  init(arrayLiteral values: RecordValue...) { self = .list(values) }

  init(dictionaryLiteral fields: (String, RecordValue)...) {
    self = .map(Dictionary(fields, uniquingKeysWith: { _, last in last }))
  }
}

// As JSON: links are `{"$link": …}`, bytes are `{"$bytes": …}` in base64 without padding.
extension RecordValue: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Int64.self) {
      self = .integer(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([RecordValue].self) {
      self = .list(values)
    } else {
      self = try RecordValue(fields: container.decode([String: RecordValue].self), in: container)
    }
  }

  private init(
    fields: [String: RecordValue], in container: any SingleValueDecodingContainer
  ) throws {
    if case .text(let text) = fields["$link"], fields.count == 1, let id = ContentID(text) {
      self = .link(id)
    } else if case .text(let text) = fields["$bytes"], fields.count == 1,
      let bytes = Data(base64Encoded: padded(text))
    {
      self = .bytes(Array(bytes))
    } else if fields["$link"] == nil, fields["$bytes"] == nil {
      self = .map(fields)
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "$link or $bytes of the wrong kind")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let bool): try container.encode(bool)
    case .integer(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .bytes(let bytes):
      let text = Data(bytes).base64EncodedString().prefix { $0 != "=" }
      try container.encode(["$bytes": String(text)])
    case .link(let id): try container.encode(["$link": id.description])
    case .list(let values): try container.encode(values)
    case .map(let fields): try container.encode(fields)
    }
  }
}

private func padded(_ base64: String) -> String {
  base64 + String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
}

extension RecordValue {
  /// In DAG-CBOR: the shortest form of everything, keys by length and then by bytes
  /// (ipld.io/specs/codecs/dag-cbor), so that the same value is always the same bytes.
  var dagCBOR: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(0xF6)
    case .bool(let bool): bytes.append(bool ? 0xF5 : 0xF4)
    case .integer(let number):
      head(number < 0 ? 1 : 0, UInt64(bitPattern: number < 0 ? ~number : number), to: &bytes)
    case .text(let text):
      head(3, UInt64(text.utf8.count), to: &bytes)
      bytes += text.utf8
    case .bytes(let content):
      head(2, UInt64(content.count), to: &bytes)
      bytes += content
    case .link(let id):
      // Tag 42, and the name with a zero before it.
      bytes += [0xD8, 42]
      RecordValue.bytes([0] + id.bytes).write(to: &bytes)
    case .list(let values):
      head(4, UInt64(values.count), to: &bytes)
      for value in values { value.write(to: &bytes) }
    case .map(let fields):
      head(5, UInt64(fields.count), to: &bytes)
      for (key, value) in fields.sorted(by: { comesFirst($0.key, $1.key) }) {
        RecordValue.text(key).write(to: &bytes)
        value.write(to: &bytes)
      }
    }
  }
}

/// A CBOR item's first bytes: its major type and its number, in the fewest bytes (RFC 8949, 3).
private func head(_ major: UInt8, _ number: UInt64, to bytes: inout [UInt8]) {
  let type = major << 5
  switch number {
  case 0..<24: bytes.append(type | UInt8(number))
  case 24...0xFF: bytes += [type | 24, UInt8(number)]
  case 0x100...0xFFFF: append(type | 25, number, 2)
  case 0x1_0000...0xFFFF_FFFF: append(type | 26, number, 4)
  default: append(type | 27, number, 8)
  }
  func append(_ first: UInt8, _ number: UInt64, _ width: Int) {
    bytes.append(first)
    for place in (0..<width).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(place))))
    }
  }
}

private func comesFirst(_ left: String, _ right: String) -> Bool {
  left.utf8.count == right.utf8.count
    ? left.utf8.lexicographicallyPrecedes(right.utf8) : left.utf8.count < right.utf8.count
}
