import AsyncHTTPClient
import CampaignCore
import Foundation
import NIOCore
import NIOHTTP1

/// Follows links with the client that also publishes, to where they end. The client goes nowhere by
/// itself: each step is looked at before it is taken, and no page is read.
package struct HTTPLinkProbe: LinkProbe {
  /// A page that has moved has moved once or twice; more steps than this are a circle, or a trap.
  private static let mostSteps = 5
  private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

  private let http: HTTPClient
  private let patience: Duration

  package init(_ http: HTTPClient, patience: Duration = .seconds(10)) {
    self.http = http
    self.patience = patience
  }

  package func fault(of address: String) async -> String? {
    var place = address
    for _ in 0...HTTPLinkProbe.mostSteps {
      let name = place == address ? address : "\(address) leads to \(shown(place)), which"
      guard let answer = await answer(at: place) else { return "\(name) does not answer" }
      guard answer.status < 400 else { return "\(name) answers \(answer.status)" }
      guard HTTPLinkProbe.redirects.contains(answer.status) else { return nil }
      guard let next = answer.next(from: place) else {
        return "\(name) sends readers on, and does not say where"
      }
      guard isSafe(next, from: address) else {
        return "\(address) leads to \(shown(next)), which is not https"
      }
      place = next
    }
    return "\(address) sends readers on more than \(HTTPLinkProbe.mostSteps) times"
  }

  /// What an address said: how it stands there, and where readers are sent on to.
  private struct Answer {
    let status: Int
    let location: String?

    func next(from place: String) -> String? {
      guard let location, !location.isEmpty else { return nil }
      return URL(string: location, relativeTo: URL(string: place))?.absoluteString
    }
  }

  private func answer(at place: String) async -> Answer? {
    let first = await ask(place, .HEAD)
    // Some servers answer no HEAD, or wrongly.
    if let first, first.status >= 400 { return await ask(place, .GET) }
    return first
  }

  private func ask(_ place: String, _ method: HTTPMethod) async -> Answer? {
    var request = HTTPClientRequest(url: place)
    request.method = method
    request.headers.add(name: "User-Agent", value: "campaignd")
    let response = try? await http.execute(request, deadline: .now() + TimeAmount(patience))
    return response.map {
      Answer(status: Int($0.status.code), location: $0.headers.first(name: "Location"))
    }
  }

  /// Only a link on this machine, as one has it for trying things out, may lead on without https;
  /// and only within it.
  private func isSafe(_ next: String, from address: String) -> Bool {
    next.lowercased().hasPrefix("https://") || (isLoopback(address) && isLoopback(next))
  }

  /// Without what a server may have added for one reader.
  private func shown(_ place: String) -> String {
    String(place.prefix { $0 != "?" && $0 != "#" })
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
