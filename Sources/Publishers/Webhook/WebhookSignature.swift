import CampaignCore
import CivilTime
import Crypto
import Foundation

/// Proves to a receiver that a request is ours, whole, and not an old one sent again: an HMAC-SHA-256
/// over the moment and the body, as `t=1769939820,v1=<hexadecimal>`.
enum WebhookSignature {
  static let header = "Campaignd-Signature"

  static func text(_ body: [UInt8], at now: Instant, secret: Secret) -> String {
    let message = Array("\(now.seconds).".utf8) + body
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(message), using: SymmetricKey(data: Data(secret.revealed().utf8)))
    let digits = Array("0123456789abcdef".utf8)
    let hex = code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return "t=\(now.seconds),v1=\(String(decoding: hex, as: UTF8.self))"
  }
}
