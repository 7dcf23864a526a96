import AsyncHTTPClient
import CampaignCore
import CivilTime
import Foundation
import NIOCore
import NIOHTTP1

/// The channel where notices are posted as JSON, such as one of Teams or Slack.
package struct Webhook: Sendable {
  /// How long the channel's server may take.
  private let patience: Duration

  private let http: HTTPClient
  private let credentials: Credentials

  package init(
    http: HTTPClient, credentials: Credentials, patience: Duration = .seconds(15)
  ) {
    self.patience = patience
    self.http = http
    self.credentials = credentials
  }

  /// Posts a notice.
  /// - Returns: why it did not go, in a sentence without the address; nil where it was taken.
  package func post(_ json: String, by settings: NoticeSettings) async -> String? {
    guard let address = address(settings) else { return "there is no address for the webhook" }
    guard address.hasPrefix("https://") || isLoopback(address) else {
      return "the webhook's address is not https"
    }
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(Array(json.utf8))
    do {
      let (request, deadline) = (request, NIODeadline.now() + .microseconds(patience.microseconds))
      let response = try await http.execute(request, deadline: deadline)
      // The deadline of the request ends with the answer's head; what follows may never end.
      _ = try? await finishing(by: deadline, on: http.eventLoopGroup.next()) {
        try await response.body.collect(upTo: 1 << 16)
      }
      return (200..<300).contains(response.status.code)
        ? nil : "the webhook's server answers \(response.status.code)"
    } catch {
      return "the webhook's server does not answer"
    }
  }

  private func address(_ settings: NoticeSettings) -> String? {
    settings.webhook
      ?? settings.webhookCredential.flatMap { credentials.secret(named: $0) }?.revealed()
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
