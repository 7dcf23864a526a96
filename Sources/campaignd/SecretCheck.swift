import CampaignCore
import Logging
import Publishers
import Systemd

/// Looks whether every account's secret is there and will do, each time a house comes into force: an
/// account without one would be silent, and silence must be noticed before its first slot.
struct SecretCheck: Sendable {
  /// Where the secrets are; nil where nobody handed any over.
  let folder: CredentialFolder?
  /// Whether other daemons publish on the same accounts.
  let sharesStore: Bool
  let logger: Logger

  func look(at house: House) {
    for account in house.accounts.values.sorted(by: { $0.id < $1.id }) {
      guard let name = account.credential, let reason = reason(name, account) else { continue }
      logger.error(
        """
        nothing can be published on \(account.id): \(reason); 'campaignctl account add \
        \(account.id)' writes it, then start campaignd again
        """, metadata: ["campaign-account": "\(account.id)"])
    }
  }

  /// Why the secret of that name cannot be had, or will not do; nil where it will.
  private func reason(_ name: String, _ account: Account) -> String? {
    guard let folder else { return "nobody handed the credential '\(name)' over" }
    do throws(CredentialFailure) {
      let secret = try folder.read(name)
      guard sharesStore, account.platform == .x else { return nil }
      return XPublisher.whyNotShared(Secret(secret.text))
    } catch {
      return error.description
    }
  }
}
