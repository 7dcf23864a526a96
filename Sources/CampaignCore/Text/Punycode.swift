/// How long a label of a domain is in DNS, where only ASCII may stand (RFC 3492).
enum Punycode {
  /// The number of ASCII characters that spell `label`, with `xn--` where it needs it. For labels
  /// of more than 63 characters, which no name may have, their own length.
  static func encodedLength(of label: ArraySlice<Unicode.Scalar>) -> Int {
    let plain = label.count(where: \.isASCII)
    guard plain < label.count, label.count <= 63 else { return label.count }
    return "xn--".count + plain + (plain > 0 ? 1 : 0) + deltasLength(of: label, plain: plain)
  }

  /// RFC 3492, section 6.3, counting digits instead of writing them. 63 characters of at most
  /// U+10FFFF keep every number far below the bounds of Int.
  private static func deltasLength(of label: ArraySlice<Unicode.Scalar>, plain: Int) -> Int {
    var length = 0
    var threshold: UInt32 = 0x80
    var delta = 0
    var bias = 72
    var handled = plain
    while handled < label.count {
      guard let next = label.lazy.map(\.value).filter({ $0 >= threshold }).min() else { break }
      delta += Int(next - threshold) * (handled + 1)
      for scalar in label where scalar.value <= next {
        if scalar.value < next {
          delta += 1
        } else {
          length += digits(of: delta, bias: bias)
          bias = adapted(delta, count: handled + 1, isFirst: handled == plain)
          delta = 0
          handled += 1
        }
      }
      delta += 1
      threshold = next + 1
    }
    return length
  }

  private static func digits(of delta: Int, bias: Int) -> Int {
    var count = 1
    var rest = delta
    var position = 36
    while true {
      let threshold = min(max(position - bias, 1), 26)
      if rest < threshold { return count }
      rest = (rest - threshold) / (36 - threshold)
      position += 36
      count += 1
    }
  }

  /// RFC 3492, section 6.1.
  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }
}
