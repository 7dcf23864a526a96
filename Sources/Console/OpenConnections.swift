import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// The connections that callers have open, each served by a task of its own from the moment it is
/// accepted: NIO's own sequence of accepted connections drops those that arrive while it ends, and
/// a dropped one ends the process (NIOAsyncWriter: "Deinited without calling finish()").
final class OpenConnections: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var isFinishing = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let http: HTTP1Channel
  private let logger: Logger

  init(_ http: HTTP1Channel, logger: Logger) {
    self.http = http
    self.logger = logger
  }

  func serve(_ connection: HTTP1Channel.Value) {
    let channel = connection.channel
    let isLate = state.withLock { state in
      state.channels[ObjectIdentifier(channel)] = channel
      return state.isFinishing
    }
    Task {
      await http.handle(value: connection, logger: logger)
      remove(channel)
    }
    if isLate { finish(channel) }
  }

  /// Lets each caller go, after their answer where a call is being answered.
  func finish() {
    let channels = state.withLock { state in
      state.isFinishing = true
      return Array(state.channels.values)
    }
    for channel in channels { finish(channel) }
  }

  /// Lets each caller go at once.
  func close() {
    finish()
    for channel in state.withLock({ Array($0.channels.values) }) { channel.close(promise: nil) }
  }

  /// Returns when nobody is connected.
  func allClosed() async {
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        if !state.channels.isEmpty { state.waiting.append(continuation) }
        return state.channels.isEmpty
      }
      if isDone { continuation.resume() }
    }
  }

  private func remove(_ channel: any Channel) {
    let waiting = state.withLock { state in
      state.channels[ObjectIdentifier(channel)] = nil
      guard state.channels.isEmpty else { return [CheckedContinuation<Void, Never>]() }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Hummingbird's channel takes this for: close when no request is in progress.
  private func finish(_ channel: any Channel) {
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
  }
}
