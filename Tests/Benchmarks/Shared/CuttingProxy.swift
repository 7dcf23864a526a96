import NIOCore
import NIOPosix
import Synchronization

/// Stands between a daemon and the database server, and cuts every connection in the middle of a
/// message when so many bytes have gone by.
final class CuttingProxy: Sendable {
  private struct State {
    var bytesLeft: Int?
    var open: [ObjectIdentifier: any Channel] = [:]
    var cuts = 0
  }

  private let socket: String
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let state = Mutex(State())
  private let listening = Mutex<(any Channel)?>(nil)

  /// - Parameter socket: the server's own, as it lies in its folder.
  static func start(before socket: String) async throws -> CuttingProxy {
    let proxy = CuttingProxy(socket)
    let channel = try await ServerBootstrap(group: proxy.group)
      .childChannelOption(.autoRead, value: false)
      .childChannelInitializer { proxy.connect($0) }
      .bind(host: "127.0.0.1", port: 0).get()
    proxy.listening.withLock { $0 = channel }
    return proxy
  }

  private init(_ socket: String) {
    self.socket = socket
  }

  /// The address of the server's database through this proxy.
  var address: String {
    let port = listening.withLock { $0?.localAddress?.port } ?? 0
    return "postgresql://campaignd@127.0.0.1:\(port)/postgres"
  }

  /// How often it has cut.
  var cuts: Int { state.withLock(\.cuts) }

  /// Cuts everything once so many more bytes have gone by, in whichever direction.
  func cut(after bytes: Int) {
    state.withLock { $0.bytesLeft = bytes }
  }

  func stop() async {
    let channels = state.withLock { Array($0.open.values) }
    for channel in channels { channel.close(promise: nil) }
    try? await listening.withLock(\.self)?.close()
    try? await group.shutdownGracefully()
  }

  private func connect(_ caller: any Channel) -> EventLoopFuture<Void> {
    ClientBootstrap(group: caller.eventLoop)
      .channelOption(.autoRead, value: false)
      .connect(unixDomainSocketPath: socket)
      .flatMap { [self] server in
        note(caller)
        note(server)
        return caller.pipeline.addHandler(Passage(self, to: server)).flatMap {
          server.pipeline.addHandler(Passage(self, to: caller))
        }.flatMap {
          caller.setOption(.autoRead, value: true)
        }.flatMap {
          server.setOption(.autoRead, value: true)
        }
      }
  }

  private func note(_ channel: any Channel) {
    state.withLock { $0.open[ObjectIdentifier(channel)] = channel }
    channel.closeFuture.whenComplete { [self] _ in
      state.withLock { _ = $0.open.removeValue(forKey: ObjectIdentifier(channel)) }
    }
  }

  /// Lets bytes through.
  /// - Returns: how many of them still get there, and whom to cut off after these.
  fileprivate func pass(_ bytes: Int) -> (Int, [any Channel]) {
    state.withLock { state in
      guard let left = state.bytesLeft else { return (bytes, []) }
      guard bytes >= left else {
        state.bytesLeft = left - bytes
        return (bytes, [])
      }
      state.bytesLeft = nil
      state.cuts += 1
      return (left, Array(state.open.values))
    }
  }
}

/// One direction of a connection.
private final class Passage: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer

  private let proxy: CuttingProxy
  private let other: any Channel

  init(_ proxy: CuttingProxy, to other: any Channel) {
    self.proxy = proxy
    self.other = other
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    let (count, cutOff) = proxy.pass(bytes.readableBytes)
    if let part = bytes.readSlice(length: count) { other.writeAndFlush(part, promise: nil) }
    for channel in cutOff { channel.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    other.close(promise: nil)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }
}
