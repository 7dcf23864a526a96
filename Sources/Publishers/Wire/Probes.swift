import AsyncHTTPClient
import CampaignCore
import NIOCore
import NIOHTTP1

/// Follows links with the client that also publishes: one question each, no redirects.
package struct HTTPLinkProbe: LinkProbe {
  private let http: HTTPClient
  private let patience: Duration

  package init(_ http: HTTPClient, patience: Duration = .seconds(10)) {
    self.http = http
    self.patience = patience
  }

  package func fault(of address: String) async -> String? {
    var status = await status(of: address, .HEAD)
    // Some servers answer no HEAD, or wrongly.
    if let known = status, known >= 400 { status = await self.status(of: address, .GET) }
    guard let status else { return "\(address) does not answer" }
    return status < 400 ? nil : "\(address) answers \(status)"
  }

  private func status(of address: String, _ method: HTTPMethod) async -> Int? {
    var request = HTTPClientRequest(url: address)
    request.method = method
    request.headers.add(name: "User-Agent", value: "campaignd")
    let response = try? await http.execute(request, deadline: .now() + TimeAmount(patience))
    return response.map { Int($0.status.code) }
  }
}

extension PictureFolder: PictureProbe {
  package func fault(of picture: Media) async -> String? {
    do throws(PublishFailure) {
      _ = try await bytes(of: picture)
      return nil
    } catch {
      return error.reason
    }
  }
}
