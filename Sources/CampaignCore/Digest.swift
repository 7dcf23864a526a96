import Crypto

/// A SHA-256 over exactly the values it names: two different things never share one.
package struct Digest: Hashable, Sendable {
  /// 64 lower-case hexadecimal digits.
  package let hex: String

  package init(hex: String) {
    self.hex = hex
  }

  /// The first twelve digits, for people to read.
  package var short: String { String(hex.prefix(12)) }
}

extension Digest: Codable, CustomStringConvertible {
  package init(from decoder: any Decoder) throws {
    hex = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  package var description: String { hex }
}

/// Collects the values a digest covers. Each goes in with its length before it, so that no two
/// lists of values can read alike.
package struct DigestWriter {
  /// Hashed once at the end: a hash is asked for many short values.
  private var bytes: [UInt8] = []

  /// - Parameter kind: names what is digested, so that things of two kinds never share a digest.
  package init(_ kind: String) {
    // An audit entry has a few hundred: room is made once.
    bytes.reserveCapacity(640)
    add(kind)
  }

  package mutating func add(_ text: String) {
    withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
    let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isAppended == nil { bytes.append(contentsOf: text.utf8) }
  }

  package mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  package mutating func add(_ number: some BinaryInteger) {
    add(String(number))
  }

  package mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  package func finish() -> Digest {
    Digest(hex: hexadecimal(SHA256.hash(data: bytes)))
  }
}

extension Digest {
  /// The digest of a file's bytes, such as a picture's.
  package static func ofBytes(_ bytes: some Sequence<UInt8>) -> Digest {
    Digest(hex: hexadecimal(SHA256.hash(data: Array(bytes))))
  }
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * SHA256.byteCount)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
