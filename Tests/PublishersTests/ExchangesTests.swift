import AsyncHTTPClient
import NIOHTTP1
import Support
import Synchronization
import Testing

@testable import Publishers

/// Requests and their answers, many at once and called off.
@Suite(.timeLimit(.minutes(1))) struct ExchangesTests {
  private let client = HTTPClient.forPublishing()

  private func wire(_ server: LoopbackServer) throws -> Wire {
    Wire(http: client, server: try ServerAddress(server.address))
  }

  private func leave(_ server: LoopbackServer) async throws {
    await server.stop()
    try await client.shutdown()
  }

  @Test func `of many requests at once each gets its own answer`() async throws {
    let server = try await LoopbackServer.start { .json(200, ["path": $0.path]) }
    let wire = try wire(server)
    try await withThrowingTaskGroup { group in
      for number in 1...500 {
        group.addTask {
          let answer = try await wire.send(
            WireRequest(method: .POST, path: "/\(number)", body: [1]), within: .seconds(30))
          #expect(String(decoding: answer.body, as: UTF8.self).hasSuffix("/\(number)\"}"))
        }
      }
      try await group.waitForAll()
    }
    try await leave(server)
  }

  @Test func `what was called off before it began never leaves`() async throws {
    let asked = Mutex(0)
    let server = try await LoopbackServer.start { _ in
      asked.withLock { $0 += 1 }
      return .json(200, [:])
    }
    let wire = try wire(server)
    let failure = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await #expect(throws: WireFailure.self) {
        try await wire.send(
          WireRequest(method: .POST, path: "/", body: [1]), within: .seconds(30))
      }
    }.value
    #expect(failure?.departed == false)
    #expect(failure?.reason.hasSuffix("could not be reached: we stopped waiting.") == true)
    try await leave(server)
    #expect(asked.withLock(\.self) == 0)
  }

  @Test func `who calls off what the server has is told that it may have acted`() async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let (words, _) = AsyncStream.makeStream(of: Void.self)
    let server = try await LoopbackServer.start { _ in
      arrival.yield()
      // Says nothing until it is stopped: there are no words.
      for await _ in words {}
      return .json(200, [:])
    }
    let wire = try wire(server)
    let sending = Task {
      await #expect(throws: WireFailure.self) {
        try await wire.send(
          WireRequest(method: .POST, path: "/", body: [1]), within: .seconds(30))
      }
    }
    for await _ in arrivals { break }
    sending.cancel()
    #expect(await sending.value?.departed == true)
    try await leave(server)
  }
}
