import CampaignCore

/// A token or password: it can be used, but it never shows itself in a log, an error or a dump.
package struct Secret: Sendable {
  private let value: String

  package init(_ value: String) {
    self.value = value
  }

  /// The secret itself, for the one header or body that has to carry it.
  func revealed() -> String { value }

  var isEmpty: Bool { value.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "(secret)" }
  package var debugDescription: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where secrets are read by name, at every use, so that a renewed one is taken up at once. The main
/// program fills it from the credentials directory.
package struct Credentials: Sendable {
  private let read: @Sendable (String) -> Secret?

  /// - Parameter read: the secret of that name; nil where there is none.
  package init(_ read: @escaping @Sendable (String) -> Secret?) {
    self.read = read
  }

  /// The secret of that name; nil where there is none.
  func secret(named name: String) -> Secret? { read(name) }

  func secret(for account: Account) throws(PublishFailure) -> Secret {
    guard let name = account.credential else {
      throw PublishFailure(.notSent, "Account \(account.id) names no credential in house.yaml.")
    }
    guard let secret = read(name), !secret.isEmpty else {
      throw PublishFailure(
        .notSent, "The credential \(name) of account \(account.id) is missing or empty.")
    }
    return secret
  }
}
