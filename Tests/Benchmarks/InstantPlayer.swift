import CivilTime
import NIOCore
import NIOPosix
import Support
import Synchronization

/// A server that takes every post at once, and notes when each arrived. It reads no more of HTTP than
/// it must, so that what is measured is the daemon.
final class InstantPlayer: Sendable {
  private struct State {
    var arrivals: [Instant] = []
    /// What was said, as far as a number tells it.
    var words: Set<Int> = []
    var wanted = Int.max
    var waiting: CheckedContinuation<[Instant], Never>?
  }

  private let state = Mutex(State())
  private let listening = Mutex<(any Channel)?>(nil)

  static func start() async throws -> InstantPlayer {
    let player = InstantPlayer()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let channel = try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 4096)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(InstantHandler(player))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    player.listening.withLock { $0 = channel }
    return player
  }

  var address: String {
    "http://127.0.0.1:\(listening.withLock { $0?.localAddress?.port } ?? 0)"
  }

  /// How many posts arrived, and how many of them said what another had said.
  var tally: (arrivals: Int, repeated: Int) {
    state.withLock { ($0.arrivals.count, $0.arrivals.count - $0.words.count) }
  }

  /// When the posts arrived, in their order.
  var arrivals: [Instant] { state.withLock(\.arrivals) }

  /// When each of the first `count` posts arrived, in their order; waits until they are there.
  func arrivals(_ count: Int) async -> [Instant] {
    await withCheckedContinuation { continuation in
      let here: [Instant]? = state.withLock { state in
        if state.arrivals.count >= count { return state.arrivals }
        state.wanted = count
        state.waiting = continuation
        return nil
      }
      if let here { continuation.resume(returning: here) }
    }
  }

  /// - Returns: the number of the post, counted from 1.
  fileprivate func note(_ arrival: Instant, _ words: Int) -> Int {
    let (number, waiting) = state.withLock { state in
      state.words.insert(words)
      state.arrivals.append(arrival)
      guard state.arrivals.count >= state.wanted, let waiting = state.waiting else {
        return (state.arrivals.count, nil as (() -> Void)?)
      }
      state.waiting = nil
      let arrivals = state.arrivals
      return (arrivals.count, { waiting.resume(returning: arrivals) })
    }
    waiting?()
    return number
  }
}

/// Requests on one connection: a head, a Content-Length, so many bytes.
private final class InstantHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let player: InstantPlayer
  private var received = ByteBuffer()

  init(_ player: InstantPlayer) {
    self.player = player
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var part = unwrapInboundIn(data)
    received.writeBuffer(&part)
    while let request = takeRequest() {
      context.write(wrapOutboundOut(answer(request)), promise: nil)
    }
    context.flush()
    received.discardReadBytes()
  }

  private enum Request {
    /// A post, with a number that stands for its words.
    case post(Int)
    case other
  }

  /// Takes one whole request away; nil while some of it is still to come.
  private func takeRequest() -> Request? {
    let (length, request) = received.withUnsafeReadableBytes(whole)
    guard let request else { return nil }
    received.moveReaderIndex(forwardBy: length)
    return request
  }

  private func whole(_ bytes: UnsafeRawBufferPointer) -> (length: Int, request: Request?) {
    let ends = Self.endOfHead.count
    guard
      let head = (0..<max(0, bytes.count - ends + 1)).first(where: {
        bytes[$0] == Self.endOfHead[0] && bytes[$0..<($0 + ends)].elementsEqual(Self.endOfHead)
      })
    else { return (0, nil) }
    let body = head + ends
    let length = body + contentLength(in: UnsafeRawBufferPointer(rebasing: bytes[..<head]))
    guard bytes.count >= length else { return (0, nil) }
    guard bytes.starts(with: Self.post) else { return (length, .other) }
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[body..<length]))
    return (length, .post(hasher.finalize()))
  }

  private func contentLength(in head: UnsafeRawBufferPointer) -> Int {
    // The name in any case, which ASCII tells apart by one bit.
    var line = head.startIndex
    while let end = head[line...].firstIndex(of: UInt8(ascii: "\n")) {
      line = head.index(after: end)
      let name = head[line...].prefix(Self.length.count)
      guard name.elementsEqual(Self.length, by: { $0 | 0x20 == $1 }) else { continue }
      return head[name.endIndex...].drop { $0 == UInt8(ascii: " ") }
        .prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        .reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    return 0
  }

  private func answer(_ request: Request) -> ByteBuffer {
    guard case .post(let words) = request else {
      return ByteBuffer(string: "HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n")
    }
    let number = player.note(.rightNow, words)
    let body = "{\"id\":\"\(number)\",\"url\":\"\(player.address)/@trust/\(number)\"}"
    return ByteBuffer(
      string: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  private static let endOfHead = Array("\r\n\r\n".utf8)
  private static let post = Array("POST /api/v1/statuses".utf8)
  private static let length = Array("content-length:".utf8)
}
