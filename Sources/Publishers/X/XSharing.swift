extension XPublisher {
  /// Why an account's credential cannot serve daemons that share a store; nil where it can. A refresh
  /// token is good once, so there is one refresher, and each daemon would be its own.
  package static func whyNotShared(_ credential: Secret) -> String? {
    guard json(XGrant.self, in: Array(credential.revealed().utf8)) != nil else { return nil }
    return
      "its credential is for OAuth 2, whose refresh token is good once and cannot serve daemons "
      + "that share a store; it needs the keys of OAuth 1.0a (consumerKey, consumerSecret, token, "
      + "tokenSecret), which do not run out"
  }
}
