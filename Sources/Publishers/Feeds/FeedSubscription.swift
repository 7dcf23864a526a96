import AsyncHTTPClient
import CampaignCore
import Foundation
import NIOCore
import NIOHTTP1

/// Fetches the calendars of others by their addresses.
package struct FeedSubscription: Sendable {
  private let http: HTTPClient

  package init(http: HTTPClient) {
    self.http = http
  }

  /// "up to 5 MB" of a calendar are worth reading (policy on limits); a little more, for headers of
  /// the file itself.
  private static let longest = 6_000_000
  private static let patience = Duration.seconds(60)
  /// Addresses of feeds move, but not this often.
  private static let mostRedirects = 4

  /// Asks for a calendar.
  /// - Parameters:
  ///   - tag: the server's name for the version there is; nil asks for the calendar in any case.
  ///   - isCalendar: whether the bytes are a calendar that can be read: an error page is not to take
  ///     the place of the last good copy.
  /// - Returns: nil where the server says that it has not changed.
  package func fetch(
    _ address: String, unless tag: String?, isCalendar: @Sendable ([UInt8]) -> Bool
  ) async throws(FeedFailure) -> FeedCopy? {
    let answer = try await ask(address, tag: tag)
    if answer.status == 304, tag != nil { return nil }
    guard answer.isSuccess else { throw FeedFailure("it answers with \(answer.status)") }
    guard isCalendar(answer.body) else {
      throw FeedFailure("what it sends is not a calendar that can be read")
    }
    return FeedCopy(bytes: answer.body, tag: answer.tag)
  }

  private func ask(_ address: String, tag: String?) async throws(FeedFailure) -> WireAnswer {
    var address = address
    for _ in 0...FeedSubscription.mostRedirects {
      let answer = try await exchange(address, tag)
      guard (301...308).contains(answer.status), answer.status != 304,
        let next = answer.headers.first(name: "Location")
      else { return answer }
      guard next.hasPrefix("https://") || FeedSubscription.staysOnThisMachine(next) else {
        throw FeedFailure("it sends us on to an address that is not https")
      }
      address = next
    }
    throw FeedFailure("it sends us on and on")
  }

  private func exchange(
    _ address: String, _ tag: String?
  ) async throws(FeedFailure) -> WireAnswer {
    var request = HTTPClientRequest(url: address)
    request.headers.add(name: "User-Agent", value: "campaignd")
    request.headers.add(name: "Accept", value: "text/calendar, */*;q=0.1")
    if let tag { request.headers.add(name: "If-None-Match", value: tag) }
    let deadline = NIODeadline.now() + TimeAmount(FeedSubscription.patience)
    do {
      let response = try await http.execute(request, deadline: deadline)
      let body = try await finishing(by: deadline, on: http.eventLoopGroup.next()) {
        try await response.body.collect(upTo: FeedSubscription.longest)
      }
      return WireAnswer(
        status: Int(response.status.code), headers: response.headers,
        body: Array(body.readableBytesView))
    } catch {
      let host = URL(string: address)?.host ?? "its server"
      throw FeedFailure(WireFailure(departed: false, host: host, error).reason)
    }
  }

  private static func staysOnThisMachine(_ address: String) -> Bool {
    address.hasPrefix("http://127.0.0.1:") || address.hasPrefix("http://localhost:")
  }
}

extension WireAnswer {
  /// The server's name for what it sends; one that could not be sent back to it is none.
  fileprivate var tag: String? {
    headers.first(name: "ETag").flatMap { tag in
      !tag.isEmpty && tag.utf8.allSatisfy { (0x20...0x7e).contains($0) } ? tag : nil
    }
  }
}
