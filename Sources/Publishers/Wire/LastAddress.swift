import AsyncHTTPClient
import NIOHTTP1
import Synchronization

/// The last address that was asked. A burst of posts goes to one, and to take an address apart costs
/// as much as to word the rest of a request.
final class LastAddress: Sendable {
  private struct Known {
    let address: String
    let request: HTTPClient.Request
  }

  private let known = Mutex<Known?>(nil)

  /// A request to this address, with nothing in it yet.
  func request(_ method: HTTPMethod, _ address: String) throws -> HTTPClient.Request {
    let known = known.withLock(\.self)
    if let known, known.request.method == method, known.address == address { return known.request }
    let request = try HTTPClient.Request(url: address, method: method)
    self.known.withLock { $0 = Known(address: address, request: request) }
    return request
  }
}
