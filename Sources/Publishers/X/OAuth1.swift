import CampaignCore
import CivilTime
import Crypto
import Foundation

/// The four secrets of an account on X: the app's and the account's own. OAuth 1.0a tokens hold until
/// they are revoked, so nothing has to be renewed while nobody is at the keyboard.
struct XKeys: Decodable {
  let consumerKey: String
  let consumerSecret: String
  let token: String
  let tokenSecret: String

  /// Reads the credential: a JSON object with these four names.
  init(_ secret: Secret, of account: Account) throws(PublishFailure) {
    guard let keys = json(XKeys.self, in: Array(secret.revealed().utf8)) else {
      throw PublishFailure(
        .notSent,
        "The credential of account \(account.id) is not a JSON object with consumerKey, "
          + "consumerSecret, token and tokenSecret, nor one with clientID and refreshToken.")
    }
    self = keys
  }

  init(consumerKey: String, consumerSecret: String, token: String, tokenSecret: String) {
    self.consumerKey = consumerKey
    self.consumerSecret = consumerSecret
    self.token = token
    self.tokenSecret = tokenSecret
  }
}

/// A signature over one request (RFC 5849, 3.4).
struct OAuth1 {
  let keys: XKeys
  /// Never used twice within a second.
  let nonce: String
  let now: Instant

  /// The Authorization header. JSON and multipart bodies are not signed, only the query is
  /// (RFC 5849, 3.4.1.3.1).
  func header(
    _ method: String, _ url: String, query: [(name: String, value: String)] = []
  ) -> String {
    let signature = signature(method, url, parameters: query + parameters)
    let all = parameters + [("oauth_signature", signature)]
    let pairs = all.sorted { $0.name < $1.name }
      .map { "\(percentEncoded($0.name))=\"\(percentEncoded($0.value))\"" }
    return "OAuth " + pairs.joined(separator: ", ")
  }

  func signature(
    _ method: String, _ url: String, parameters: [(name: String, value: String)]
  ) -> String {
    let base = [method, url, parameterString(parameters)].map(percentEncoded)
      .joined(separator: "&")
    let key = "\(percentEncoded(keys.consumerSecret))&\(percentEncoded(keys.tokenSecret))"
    let code = HMAC<Insecure.SHA1>.authenticationCode(
      for: Data(base.utf8), using: SymmetricKey(data: Data(key.utf8)))
    return Data(code).base64EncodedString()
  }

  /// Sorted by name and then by value, after both are encoded (3.4.1.3.2).
  func parameterString(_ parameters: [(name: String, value: String)]) -> String {
    parameters.map { (percentEncoded($0.name), percentEncoded($0.value)) }
      .sorted { $0 < $1 }
      .map { "\($0)=\($1)" }
      .joined(separator: "&")
  }

  private var parameters: [(name: String, value: String)] {
    [
      ("oauth_consumer_key", keys.consumerKey), ("oauth_nonce", nonce),
      ("oauth_signature_method", "HMAC-SHA1"), ("oauth_timestamp", String(now.seconds)),
      ("oauth_token", keys.token), ("oauth_version", "1.0"),
    ]
  }
}
