import CivilTime
import Crypto
import Foundation

/// What stands in place of entries that the trust need not keep any longer: how many there were, when,
/// and the digest the first kept entry is chained to, signed by the daemon that pruned them.
package struct AuditStub: Hashable, Codable, Sendable {
  /// The number of the last entry that is gone.
  package let through: Int64
  /// Its digest.
  package let head: Digest
  /// When the last of them was written.
  package let lastAt: Instant
  package let prunedAt: Instant
  package let by: String
  package let reason: String
  /// Hexadecimal: the Ed25519 key that verifies `signature`.
  package let publicKey: String
  package let signature: String

  /// - Parameter key: the 32 bytes of an Ed25519 private key.
  package init(
    through: Int64, head: Digest, lastAt: Instant, prunedAt: Instant, by: String, reason: String,
    key: [UInt8]
  ) throws(AuditStubFault) {
    let words = AuditStub.words(through, head, lastAt, prunedAt, by, reason)
    do {
      let signer = try Curve25519.Signing.PrivateKey(rawRepresentation: key)
      publicKey = hexText(signer.publicKey.rawRepresentation)
      signature = hexText(try signer.signature(for: Data(words.hex.utf8)))
    } catch {
      throw AuditStubFault()
    }
    self.through = through
    self.head = head
    self.lastAt = lastAt
    self.prunedAt = prunedAt
    self.by = by
    self.reason = reason
  }

  /// Whether it is as it was when it was signed.
  package var isGenuine: Bool {
    guard let key = bytes(publicKey), let signed = bytes(signature),
      let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    let words = AuditStub.words(through, head, lastAt, prunedAt, by, reason)
    return verifier.isValidSignature(signed, for: Data(words.hex.utf8))
  }

  /// What the record's own entry about the pruning must say of it.
  package var detail: [String: String] {
    [
      "through": String(through), "head": head.hex, "key": publicKey, "signature": signature,
      "reason": reason, "last": lastAt.description,
    ]
  }

  private static func words(
    _ through: Int64, _ head: Digest, _ lastAt: Instant, _ prunedAt: Instant, _ by: String,
    _ reason: String
  ) -> Digest {
    var writer = DigestWriter("audit-stub-1")
    writer.add(through)
    writer.add(head.hex)
    writer.add(lastAt.microseconds)
    writer.add(prunedAt.microseconds)
    writer.add(by)
    writer.add(reason)
    return writer.finish()
  }
}

/// The daemon's key for the record is not one.
package struct AuditStubFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String { "the record's key is not 32 bytes of an Ed25519 key" }
}

private func hexText(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

private func bytes(_ hex: String) -> [UInt8]? {
  guard hex.utf8.count.isMultiple(of: 2) else { return nil }
  var bytes: [UInt8] = []
  var rest = hex[...]
  while !rest.isEmpty {
    guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
    bytes.append(byte)
    rest = rest.dropFirst(2)
  }
  return bytes
}
