import CampaignCore

/// A picture's width and height in pixels, from its first bytes; nil where they do not say.
func dimensions(of bytes: [UInt8], _ mimeType: String) -> Media.Dimensions? {
  let header = PictureHeader(bytes: bytes)
  return switch mimeType {
  case "image/png": header.png
  case "image/jpeg": header.jpeg
  case "image/gif": header.gif
  case "image/webp": header.webP
  case _: nil
  }
}

private struct PictureHeader {
  let bytes: [UInt8]

  /// The IHDR chunk comes first (PNG, 11.2.2).
  var png: Media.Dimensions? { made(big(16, 4), big(20, 4)) }

  /// The logical screen (GIF 89a, 18).
  var gif: Media.Dimensions? { made(little(6, 2), little(8, 2)) }

  /// The frame header, SOF0 to SOF15 but for tables (ITU T.81, B.2.2).
  var jpeg: Media.Dimensions? {
    var place = 2
    while let marker = big(place, 2), let length = big(place + 2, 2), marker >> 8 == 0xFF,
      length >= 2
    {
      let isFrame =
        (0xFFC0...0xFFCF).contains(marker) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker)
      if isFrame { return made(big(place + 7, 2), big(place + 5, 2)) }
      place += 2 + length
    }
    return nil
  }

  /// The first chunk: extended, lossy or lossless (RFC 9649, 2.5 to 2.7).
  var webP: Media.Dimensions? {
    guard bytes.count > 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return made(little(24, 3).map { $0 + 1 }, little(27, 3).map { $0 + 1 })
    case "VP8 ": return made(little(26, 2).map { $0 & 0x3FFF }, little(28, 2).map { $0 & 0x3FFF })
    case "VP8L":
      guard let bits = little(21, 4) else { return nil }
      return made((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    case _: return nil
    }
  }

  private func made(_ width: Int?, _ height: Int?) -> Media.Dimensions? {
    guard let width, let height, width > 0, height > 0 else { return nil }
    return Media.Dimensions(width: width, height: height)
  }

  private func big(_ place: Int, _ count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ place: Int, _ count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
