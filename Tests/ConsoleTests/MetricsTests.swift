import CampaignEngine
import Console
import Foundation
import Logging
import NIOCore
import Testing

@Suite
struct MetricsAnswerTests {
  private let door: Door

  init() throws { door = try Door() }

  @Test
  func `the control socket gives the numbers to whoever gets in`() async throws {
    try await door.serving(metrics: numbers) { [door] _ in
      let answer = try await RawCaller(path: door.path)
        .ask("GET /v1/metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(answer.status == 200)
      #expect(answer.contentType == "text/plain; version=0.0.4; charset=utf-8")
      #expect(answer.body == "# HELP one A number.\n# TYPE one gauge\none 1\n")
      let changed = try await RawCaller(path: door.path).post("/v1/metrics")
      #expect(changed.status == 405)
    }
  }

  @Test
  func `a store that does not answer is a daemon that is not well`() async throws {
    let silent: @Sendable () async -> MetricsAnswer = { .unavailable("the store does not answer") }
    try await door.serving(metrics: silent) { [door] _ in
      let answer = try await RawCaller(path: door.path)
        .ask("GET /v1/metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(answer.status == 503)
    }
  }

  @Test(arguments: ["127.0.0.1", "::1"])
  func `a port gives the numbers and nothing else`(address: String) async throws {
    let server = try await MetricsServer(
      on: address, port: 0, metrics: numbers, logger: Logger(label: "metrics"))
    let port = try #require(server.port)
    try await door.serving(also: [server]) { _ in
      let numbers = try await RawCaller(address: address, port: port)
        .ask("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(numbers.status == 200 && numbers.body.hasSuffix("one 1\n"))
      for path in ["/", "/v1/status", "/metrics/more"] {
        let answer = try await RawCaller(address: address, port: port).post(path)
        #expect(answer.status == 404)
      }
    }
  }

  private var numbers: @Sendable () async -> MetricsAnswer {
    {
      var exposition = Exposition()
      exposition.add("one", .gauge, "A number.", Exposition.Sample(1))
      return .numbers(exposition)
    }
  }
}
