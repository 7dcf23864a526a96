import CampaignCore
import Crypto

/// The name of a record or picture that is made of its bytes alone (CIDv1, SHA-256, base32;
/// atproto.com/specs/data-model). So it is known before anything is sent.
struct ContentID: Hashable, Sendable, CustomStringConvertible {
  /// How the bytes are to be read (multicodec).
  enum Codec: UInt8 {
    /// A record.
    case dagCBOR = 0x71
    /// A picture.
    case raw = 0x55
  }

  let bytes: [UInt8]

  init(ofRecord cbor: [UInt8]) {
    self.init(.dagCBOR, hash: Array(SHA256.hash(data: cbor)))
  }

  /// A picture's, from the digest of its bytes; nil where that is none.
  init?(ofPicture digest: CampaignCore.Digest) {
    guard let hash = bytesFromHexadecimal(digest.hex), hash.count == 32 else { return nil }
    self.init(.raw, hash: hash)
  }

  private init(_ codec: Codec, hash: [UInt8]) {
    // Version 1, the codec, sha2-256 (0x12) of 32 bytes.
    bytes = [1, codec.rawValue, 0x12, 0x20] + hash
  }

  /// Reads `bafyrei…` and `bafkrei…`; nil for any other kind of name.
  init?(_ text: String) {
    guard text.first == "b", let bytes = bytesFromBase32(text.dropFirst().utf8),
      bytes.count == 36, bytes[0] == 1, Codec(rawValue: bytes[1]) != nil, bytes[2] == 0x12,
      bytes[3] == 0x20
    else { return nil }
    self.bytes = bytes
  }

  var description: String { "b" + base32(bytes) }
}

/// RFC 4648's base32 in lower case, without padding.
private func base32(_ bytes: [UInt8]) -> String {
  let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
  var text: [UInt8] = []
  var bits = 0
  var held = 0
  for byte in bytes {
    held = (held << 8 | Int(byte)) & 0xFFF
    bits += 8
    while bits >= 5 {
      bits -= 5
      text.append(alphabet[held >> bits & 31])
    }
  }
  if bits > 0 { text.append(alphabet[held << (5 - bits) & 31]) }
  return String(decoding: text, as: UTF8.self)
}

private func bytesFromBase32(_ text: some Sequence<UInt8>) -> [UInt8]? {
  var bytes: [UInt8] = []
  var bits = 0
  var held = 0
  for character in text {
    let value: UInt8
    switch character {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): value = character - UInt8(ascii: "a")
    case UInt8(ascii: "2")...UInt8(ascii: "7"): value = character - UInt8(ascii: "2") + 26
    default: return nil
    }
    held = (held << 5 | Int(value)) & 0xFFF
    bits += 5
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(held >> bits & 255))
    }
  }
  return bytes
}

private func bytesFromHexadecimal(_ text: String) -> [UInt8]? {
  let digits = text.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
  guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
