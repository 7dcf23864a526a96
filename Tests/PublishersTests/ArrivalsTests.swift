import AsyncHTTPClient
import NIOCore
import Testing

@testable import Publishers

/// Every answer gets to whoever waits for it.
@Suite(.timeLimit(.minutes(1))) struct ArrivalsTests {
  private struct NoAnswer: Error {}

  @Test func `each of many answers gets to the one that waits for it, also where one is none`()
    async throws
  {
    let arrivals = Arrivals()
    let loop = HTTPClient.defaultEventLoopGroup.next()
    let promises = (0..<500).map { _ in loop.makePromise(of: Int.self) }
    try await withThrowingTaskGroup { group in
      for (number, promise) in promises.enumerated() {
        group.addTask {
          let answer = try? await arrivals.value(of: promise.futureResult)
          #expect(answer == (number % 7 == 0 ? nil : number))
        }
      }
      // Some in one turn of the loop, and some while others are handed on.
      for turn in stride(from: 0, to: promises.count, by: 20) {
        loop.execute {
          for number in turn..<(turn + 20) {
            if number % 7 == 0 {
              promises[number].fail(NoAnswer())
            } else {
              promises[number].succeed(number)
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `an answer that was there before somebody waited is handed on`() async throws {
    let loop = HTTPClient.defaultEventLoopGroup.next()
    let answer = loop.makeSucceededFuture("there")
    #expect(try await Arrivals().value(of: answer) == "there")
  }
}
