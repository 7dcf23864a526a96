import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

@testable import Publishers

@Suite struct OAuth1Tests {
  @Test(.enabled(if: SharedFacts.folder != nil, "needs ../shared/conformance/x"))
  func `the published example has the published signature`() throws {
    let bytes = try #require(SharedFacts.bytes("x/oauth1-signature.json"))
    let example = try JSONDecoder().decode(Example.self, from: bytes)
    let oauth = OAuth1(
      keys: XKeys(
        consumerKey: example.parameters["oauth_consumer_key"] ?? "",
        consumerSecret: example.consumerSecret,
        token: example.parameters["oauth_token"] ?? "", tokenSecret: example.tokenSecret),
      nonce: example.parameters["oauth_nonce"] ?? "", now: Instant(seconds: 1_318_622_958))
    let parameters = example.parameters.map { (name: $0.key, value: $0.value) }
    #expect(oauth.parameterString(parameters) == example.parameterString)
    #expect(
      oauth.signature(example.method, example.url, parameters: parameters) == example.signature)
    let header = oauth.header(
      example.method, example.url,
      query: parameters.filter { !$0.name.hasPrefix("oauth_") })
    #expect(header.contains("oauth_signature=\"\(percentEncoded(example.signature))\""))
    #expect(header.contains("oauth_timestamp=\"1318622958\""))
  }

  @Test(arguments: [
    ("Ladies + Gentlemen", "Ladies%20%2B%20Gentlemen"),
    ("An encoded string!", "An%20encoded%20string%21"),
    ("Dogs, Cats & Mice", "Dogs%2C%20Cats%20%26%20Mice"),
    ("☃", "%E2%98%83"), ("a-b._~", "a-b._~"),
  ]) func `percent encoding is RFC 3986's`(text: String, encoded: String) {
    #expect(percentEncoded(text) == encoded)
  }
}

private struct Example: Decodable {
  let method: String
  let url: String
  let parameters: [String: String]
  let consumerSecret: String
  let tokenSecret: String
  let parameterString: String
  let signature: String

  enum CodingKeys: String, CodingKey {
    case method, url, parameters, signature
    case consumerSecret = "consumer_secret"
    case tokenSecret = "token_secret"
    case parameterString = "parameter_string"
  }
}
