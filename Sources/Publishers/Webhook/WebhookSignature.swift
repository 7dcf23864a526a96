import CampaignCore
import CivilTime
import Crypto
import Foundation

/// Proves to a receiver that a request is ours, whole, and not an old one sent again: an HMAC-SHA-256
/// over the moment and what is asked, as `t=1769939820,v2=<hexadecimal>`.
enum WebhookSignature {
  /// Over the moment and the body alone: what receivers were told to check first. One without a body
  /// serves for any other of that moment.
  static let ofBody = "Campaignd-Signature"
  /// Over all that is asked for.
  static let ofRequest = "Campaignd-Request-Signature"

  static func ofBody(_ body: [UInt8], at now: Instant, secret: Secret) -> String {
    text("v1", Array("\(now.seconds).".utf8) + body, at: now, secret)
  }

  /// - Parameter path: as it stands in the request's first line. Nothing before the body has a line
  ///   break in it, so that no two requests are one message.
  static func ofRequest(
    _ method: String, _ path: String, _ body: [UInt8], at now: Instant, secret: Secret
  ) -> String {
    text("v2", Array("\(now.seconds)\n\(method)\n\(path)\n".utf8) + body, at: now, secret)
  }

  private static func text(
    _ version: String, _ message: [UInt8], at now: Instant, _ secret: Secret
  ) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(message), using: SymmetricKey(data: Data(secret.revealed().utf8)))
    let digits = Array("0123456789abcdef".utf8)
    let hex = code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "t=\(now.seconds),\(version)=\(String(decoding: hex, as: UTF8.self))"
  }
}
