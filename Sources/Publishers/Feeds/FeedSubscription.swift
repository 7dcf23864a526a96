import AsyncHTTPClient
import CampaignCore
import Foundation
import NIOCore
import NIOHTTP1

/// Fetches the calendars of others by their addresses, and keeps the last good copy of each.
package struct FeedSubscription: Sendable {
  private let http: HTTPClient
  /// Where the copies are kept: `ID.ics`, and beside it the server's name for that version.
  private let folder: String

  package init(http: HTTPClient, folder: String) {
    self.http = http
    self.folder = folder
  }

  /// What a look at a feed has come to.
  package enum Outcome: Hashable, Sendable {
    /// The copy is as it was.
    case unchanged
    case changed
    /// The last good copy stays; why, in a sentence.
    case failed(String)
  }

  /// "up to 5 MB" of a calendar are worth reading (policy on limits); a little more, for headers of
  /// the file itself.
  private static let longest = 6_000_000
  private static let patience = Duration.seconds(60)
  /// Addresses of feeds move, but not this often.
  private static let mostRedirects = 4

  /// Asks for a feed, unless the server says that it has not changed.
  /// - Parameter isCalendar: whether the bytes are a calendar that can be read: an error page is not
  ///   to take the place of the last good copy.
  package func refresh(
    _ feed: Feed, isCalendar: @Sendable ([UInt8]) -> Bool
  ) async -> Outcome {
    guard case .address(let address) = feed.source else { return .unchanged }
    do throws(FeedFailure) {
      let answer = try await ask(address, tag: tag(of: feed))
      guard answer.status != 304 else { return .unchanged }
      guard answer.isSuccess else { throw FeedFailure("it answers with \(answer.status)") }
      guard isCalendar(answer.body) else {
        throw FeedFailure("what it sends is not a calendar that can be read")
      }
      return try keep(answer, of: feed)
    } catch {
      return .failed(error.reason)
    }
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

  private func keep(_ answer: WireAnswer, of feed: Feed) throws(FeedFailure) -> Outcome {
    let isNew = FileManager.default.contents(atPath: copy(of: feed)) != Data(answer.body)
    let tag = answer.headers.first(name: "ETag") ?? ""
    do throws(DurableFolder.Fault) {
      // The copy before its name: an old name beside a new copy only costs another look.
      if isNew { try DurableFolder(folder).put(answer.body, as: "\(feed.id).ics") }
      try DurableFolder(folder).put(Array(tag.utf8), as: "\(feed.id).etag")
    } catch {
      throw FeedFailure("its copy cannot be kept in \(folder)")
    }
    return isNew ? .changed : .unchanged
  }

  /// The server's name for the version we have; nil where there is no copy.
  private func tag(of feed: Feed) -> String? {
    guard FileManager.default.fileExists(atPath: copy(of: feed)),
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(feed.id).etag")
    else { return nil }
    let tag = String(decoding: bytes, as: UTF8.self)
    return tag.isEmpty || tag.contains(where: \.isNewline) ? nil : tag
  }

  private func copy(of feed: Feed) -> String { "\(folder)/\(feed.id).ics" }

  private static func staysOnThisMachine(_ address: String) -> Bool {
    address.hasPrefix("http://127.0.0.1:") || address.hasPrefix("http://localhost:")
  }
}

/// Why a feed was not fetched, in a sentence for people.
private struct FeedFailure: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
