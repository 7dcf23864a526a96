import Synchronization

/// A site of awareness days that counts who asks, and for what.
package final class FeedSite: Sendable {
  private let state = Mutex<(answers: [PlayedAnswer], tags: [String?])>(([], []))
  private let server: Mutex<LoopbackServer?> = Mutex(nil)

  package static func start() async throws -> FeedSite {
    let site = FeedSite()
    let server = try await LoopbackServer.start { request in
      site.state.withLock { state in
        state.tags.append(request.header("If-None-Match"))
        return state.answers.isEmpty ? PlayedAnswer(500) : state.answers.removeFirst()
      }
    }
    site.server.withLock { $0 = server }
    return site
  }

  package var address: String { server.withLock { $0?.address ?? "" } }

  /// The version that each request so far has named.
  package var tags: [String?] { state.withLock(\.tags) }

  package func answer(_ answers: PlayedAnswer...) {
    state.withLock { $0.answers += answers }
  }
}
