/// A JSON object of plain members, written and read without an encoder: what every post needs in the
/// second of its slot must not cost more than its row. It grows member by member, in the order that
/// the text will have.
package struct PlainJSON {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  package init() {
    bytes.reserveCapacity(512)
  }

  package var text: String {
    var bytes = bytes
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }

  package mutating func add(_ name: StaticString, _ value: String) {
    begin(name)
    append(value)
  }

  package mutating func add(_ name: String, _ value: String) {
    begin()
    append(name)
    bytes.append(UInt8(ascii: ":"))
    append(value)
  }

  /// - Parameter plain: a number or an empty list, written as it stands.
  package mutating func add(_ name: StaticString, plain value: String) {
    begin(name)
    bytes += value.utf8
  }

  /// - Parameter name: nothing in it that JSON writes otherwise.
  private mutating func begin(_ name: StaticString) {
    begin()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes += $0 }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func begin() {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
  }

  /// A string as JSON writes it (RFC 8259, 7).
  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: PlainJSON.isWrittenOtherwise) {
        for byte in utf8 { append(byte) }
      } else {
        bytes += utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isWrittenOtherwise(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes += [UInt8(ascii: "\\"), byte]
    case 0..<0x20:
      bytes += "\\u00".utf8
      bytes += [PlainJSON.digits[Int(byte >> 4)], PlainJSON.digits[Int(byte & 15)]]
    default:
      bytes.append(byte)
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
