extension PlainJSON {
  /// The members of a JSON object whose values are all texts, in their order, where it has the form in
  /// which campaignd writes it. Nil for any other form: a decoder may still read that.
  package static func texts(in text: String) -> [(name: String, value: String)]? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes)
      return reader.object()
    }
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    mutating func object() -> [(name: String, value: String)]? {
      guard take("{") else { return nil }
      var details: [(name: String, value: String)] = []
      if take("}") { return index == bytes.count ? details : nil }
      repeat {
        guard let name = string(), take(":"), let value = string() else { return nil }
        details.append((name, value))
      } while take(",")
      return take("}") && index == bytes.count ? details : nil
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard index < bytes.count, bytes[index] == UInt8(ascii: sign) else { return false }
      index += 1
      return true
    }

    private mutating func string() -> String? {
      guard take("\"") else { return nil }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        if bytes[index] == UInt8(ascii: "\\") { return escaped(from: start) }
        index += 1
      }
      guard index < bytes.count else { return nil }
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func escaped(from start: Int) -> String? {
      var plain = Array(bytes[start..<index])
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        guard bytes[index] == UInt8(ascii: "\\") else {
          plain.append(bytes[index])
          index += 1
          continue
        }
        guard let byte = escape() else { return nil }
        plain.append(byte)
      }
      guard take("\"") else { return nil }
      return String(decoding: plain, as: UTF8.self)
    }

    /// `\"`, `\\` and `\u00XX`: others are not written.
    private mutating func escape() -> UInt8? {
      guard index + 1 < bytes.count else { return nil }
      let sign = bytes[index + 1]
      if sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "\\") {
        index += 2
        return sign
      }
      guard sign == UInt8(ascii: "u"), index + 5 < bytes.count else { return nil }
      let digits = String(decoding: bytes[(index + 2)...(index + 5)], as: UTF8.self)
      guard digits.hasPrefix("00"), let code = UInt8(digits.dropFirst(2), radix: 16), code < 0x80
      else { return nil }
      index += 6
      return code
    }
  }
}
