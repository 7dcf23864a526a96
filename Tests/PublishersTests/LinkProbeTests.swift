import Publishers
import Support
import Synchronization
import Testing

/// What becomes of readers who follow a link.
@Suite struct LinkProbeTests {
  private let site = Site()
  private let probe = HTTPLinkProbe(sharedClient)

  /// What is wrong with a link to a page of the site, whose own address is left out of the sentence.
  private func fault(of page: String) async throws -> String? {
    let server = try await site.open()
    let fault = await probe.fault(of: server.address + page)
    await server.stop()
    return fault?.replacing(server.address, with: "")
  }

  @Test func `a page that answers is asked for once, and not read`() async throws {
    #expect(try await fault(of: "/0") == nil)
    #expect(site.visits == ["HEAD /0"])
  }

  @Test func `a page that is gone is a fault, and so is a server that is broken`() async throws {
    #expect(try await fault(of: "/gone") == "/gone answers 404")
    #expect(try await fault(of: "/broken") == "/broken answers 500")
  }

  @Test func `a server that only knows how to show its page is asked for it`() async throws {
    #expect(try await fault(of: "/page-only") == nil)
    #expect(site.visits == ["HEAD /page-only", "GET /page-only"])
  }

  @Test func `a server that is not there does not answer`() async throws {
    let server = try await site.open()
    await server.stop()
    let address = server.address + "/0"
    #expect(await probe.fault(of: address) == "\(address) does not answer")
  }

  @Test func `five steps are followed, and a sixth is not`() async throws {
    #expect(try await fault(of: "/5") == nil)
    #expect(try await fault(of: "/6") == "/6 sends readers on more than 5 times")
  }

  @Test func `a link is as good as the page where it ends`() async throws {
    #expect(try await fault(of: "/moved") == "/moved leads to /gone, which answers 404")
  }

  @Test func `a link that leads away from https is not followed there`() async throws {
    #expect(
      try await fault(of: "/unsafe")
        == "/unsafe leads to http://elsewhere.example/page, which is not https")
  }

  @Test func `a server that sends readers on has to say where`() async throws {
    #expect(
      try await fault(of: "/nowhere") == "/nowhere sends readers on, and does not say where")
  }
}

/// A site whose page is `/0`: from `/3` one is sent on to `/2`, and so on.
private final class Site: Sendable {
  private let seen = Mutex<[String]>([])

  /// What it was asked for.
  var visits: [String] { seen.withLock(\.self) }

  func open() async throws -> LoopbackServer {
    try await LoopbackServer.start { [self] request in
      seen.withLock { $0.append("\(request.method) \(request.path)") }
      return answer(to: request)
    }
  }

  private func answer(to request: PlayedRequest) -> PlayedAnswer {
    switch request.path {
    case "/0": return PlayedAnswer(200)
    case "/page-only": return PlayedAnswer(request.method == "GET" ? 200 : 405)
    case "/broken": return PlayedAnswer(500)
    case "/moved": return PlayedAnswer(308, headers: [("Location", "gone")])
    case "/unsafe":
      return PlayedAnswer(302, headers: [("Location", "http://elsewhere.example/page?for=you")])
    case "/nowhere": return PlayedAnswer(301)
    default:
      guard let steps = Int(request.path.dropFirst()) else { return PlayedAnswer(404) }
      return PlayedAnswer(301, headers: [("Location", "/\(steps - 1)")])
    }
  }
}
