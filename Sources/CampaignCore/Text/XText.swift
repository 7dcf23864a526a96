import Foundation

/// A text as X counts it: twitter-text, config/v3.json.
struct XText {
  /// "maxWeightedTweetLength": 280.
  static let limit = 280
  /// "transformedURLLength": 23; X puts a t.co address in the place of each.
  static let addressLength = 23

  private let text: String
  private let scalars: [Unicode.Scalar]

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  func measure(limit: Int?) -> TextMeasure {
    let limit = limit ?? Self.limit
    let addresses = AddressScanner.addresses(in: scalars, by: .x)
    let length = length(addresses)
    var bytes = ByteCounter(scalars)
    return TextMeasure(
      length: length, limit: limit,
      fits: length <= limit && !scalars.contains(where: \.isRefusedByX),
      facets: addresses.map { bytes.facet(.link, $0, String(scalars[$0])) })
  }

  /// X counts the composed form (NFC). Below U+0300 nothing composes.
  private func length(_ addresses: [Range<Int>]) -> Int {
    guard scalars.contains(where: { $0.value >= 0x300 }) else {
      return weight(of: scalars, addresses)
    }
    let composed = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    let moved = AddressScanner.addresses(in: composed, by: .x)
    return weight(of: composed, moved)
  }

  private func weight(of scalars: [Unicode.Scalar], _ addresses: [Range<Int>]) -> Int {
    var weight = 0
    var place = 0
    var addresses = addresses.makeIterator()
    var address = addresses.next()
    while place < scalars.count {
      if let next = address, next.lowerBound == place {
        weight += Self.addressLength
        place = next.upperBound
        address = addresses.next()
      } else if let end = EmojiSequence.end(in: scalars, from: place) {
        // "emojiParsingEnabled": any emoji weighs 2.
        weight += 2
        place = end
      } else {
        weight += self.weight(of: scalars[place])
        place += 1
      }
    }
    return weight
  }

  /// "ranges" of weight 100 in a "scale" of 100; "defaultWeight": 200.
  private func weight(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0...4351, 8192...8205, 8208...8223, 8242...8247: 1
    default: 2
    }
  }
}
