/// A character written as HTML writes it: `&#115;`, `&#x73;`, `&nbsp;`.
struct HTMLEntity {
  let scalar: UInt32
  /// How many bytes, all ASCII, it is written with.
  let length: Int

  /// Nil where the ampersand at `index` begins no entity.
  init?(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) {
    let end = min(utf8.count, index + 12)
    var stop = index + 1
    while stop < end, utf8[stop] != UInt8(ascii: ";") {
      guard utf8[stop] < 0x80, utf8[stop] > 32 else { return nil }
      stop += 1
    }
    guard stop < end, stop > index + 1 else { return nil }
    let name = String(decoding: utf8[(index + 1)..<stop], as: UTF8.self)
    guard let value = HTMLEntity.value(of: name) else { return nil }
    scalar = value
    length = stop - index + 1
  }

  private static func value(of name: String) -> UInt32? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
      number >= 9, Unicode.Scalar(number) != nil
    else { return nil }
    return number
  }

  /// The entities people meet in pasted text; HTML Living Standard, 13.5 "Named character references".
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "shy": 0xAD,
    "zwj": 0x200D, "zwnj": 0x200C, "lrm": 0x200E, "rlm": 0x200F, "ensp": 0x2002, "emsp": 0x2003,
    "thinsp": 0x2009, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019,
    "ldquo": 0x201C, "rdquo": 0x201D, "hellip": 0x2026, "middot": 0xB7, "bull": 0x2022,
    "commat": 0x40, "period": 0x2E, "colon": 0x3A, "num": 0x23, "lowbar": 0x5F, "hyphen": 0x2010,
    "dash": 0x2010, "pound": 0xA3, "euro": 0x20AC, "copy": 0xA9, "eacute": 0xE9, "Tab": 0x09,
    "NewLine": 0x0A, "sol": 0x2F, "excl": 0x21, "quest": 0x3F, "comma": 0x2C, "semi": 0x3B,
  ]
}
