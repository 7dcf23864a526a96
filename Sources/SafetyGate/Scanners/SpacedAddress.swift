/// A mail address whose letters are kept apart: `v i v @ e x a m p l e . n e t`.
struct SpacedAddress {
  let address: String
  /// The bytes of the folded text it stands on.
  let place: Range<Int>

  /// The longest address is 254 characters (RFC 5321, 4.5.3.1), each with a space.
  private static let reach = 508

  static func all(in bytes: [UInt8]) -> [SpacedAddress] {
    var found: [SpacedAddress] = []
    var next = 0
    while let at = bytes[next...].firstIndex(of: UInt8(ascii: "@")) {
      next = at + 1
      guard let address = SpacedAddress(bytes, around: at) else { continue }
      found.append(address)
      next = address.place.upperBound
    }
    return found
  }

  /// Nil unless letters stand alone on both sides of the sign and make a mailbox.
  private init?(_ bytes: [UInt8], around at: Int) {
    var start = at
    var local: [UInt8] = []
    while start >= 2, at - start < SpacedAddress.reach, bytes[start - 1] == 32,
      SpacedAddress.isPart(bytes[start - 2]), start < 3 || !isWordByte(bytes[start - 3])
    {
      local.append(bytes[start - 2])
      start -= 2
    }
    var end = at + 1
    var domain: [UInt8] = []
    while end + 1 < bytes.count, end - at < SpacedAddress.reach, bytes[end] == 32,
      SpacedAddress.isPart(bytes[end + 1]), end + 2 == bytes.count || !isWordByte(bytes[end + 2])
    {
      domain.append(bytes[end + 1])
      end += 2
    }
    guard local.count >= 2 else { return nil }
    let written: [UInt8] = local.reversed() + [UInt8(ascii: "@")] + domain
    guard let email = AddressScanner.email(in: written, 0..<written.count) else {
      return nil
    }
    address = String(decoding: written[email], as: UTF8.self)
    place = start..<end
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    isLowerLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
