import CivilTime
import Foundation

/// What a session's token says of itself: a JWT (RFC 7519), of which we read one claim. Whether it is
/// genuine is its server's business.
enum BlueskyToken {
  private struct Claims: Decodable {
    /// Seconds since 1970.
    let exp: Int64
  }

  /// When it runs out; nil where it does not say.
  static func end(of token: String) -> Instant? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let plain = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
    let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
    guard let bytes = Data(base64Encoded: padded),
      let claims = try? JSONDecoder().decode(Claims.self, from: bytes)
    else { return nil }
    return Instant(seconds: claims.exp)
  }
}
