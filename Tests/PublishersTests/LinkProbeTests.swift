import Publishers
import Support
import Synchronization
import Testing

/// What becomes of readers who follow a link.
@Suite struct LinkProbeTests {
  private let site = Site()
  private let probe = HTTPLinkProbe(sharedClient)

  @Test func `a page that answers is asked for once, and not read`() async throws {
    let server = try await site.open()
    #expect(await probe.fault(of: server.address + "/0") == nil)
    #expect(site.visits == ["HEAD /0"])
    await server.stop()
  }

  @Test func `a page that is gone is a fault, and so is a server that is broken`() async throws {
    let server = try await site.open()
    let (gone, broken) = (server.address + "/gone", server.address + "/broken")
    #expect(await probe.fault(of: gone) == "\(gone) answers 404")
    #expect(await probe.fault(of: broken) == "\(broken) answers 500")
    await server.stop()
  }

  @Test func `a server that only knows how to show its page is asked for it`() async throws {
    let server = try await site.open()
    #expect(await probe.fault(of: server.address + "/page-only") == nil)
    #expect(site.visits == ["HEAD /page-only", "GET /page-only"])
    await server.stop()
  }

  @Test func `a server that is not there does not answer`() async throws {
    let server = try await site.open()
    await server.stop()
    let address = server.address + "/0"
    #expect(await probe.fault(of: address) == "\(address) does not answer")
  }

  @Test func `five steps are followed, and a sixth is not`() async throws {
    let server = try await site.open()
    let far = server.address + "/6"
    #expect(await probe.fault(of: server.address + "/5") == nil)
    #expect(await probe.fault(of: far) == "\(far) sends readers on more than 5 times")
    await server.stop()
  }

  @Test func `a link is as good as the page where it ends`() async throws {
    let server = try await site.open()
    let moved = server.address + "/moved"
    #expect(
      await probe.fault(of: moved)
        == "\(moved) leads to \(server.address)/gone, which answers 404")
    await server.stop()
  }

  @Test func `a link that leads away from https is not followed there`() async throws {
    let server = try await site.open()
    let address = server.address + "/unsafe"
    #expect(
      await probe.fault(of: address)
        == "\(address) leads to http://elsewhere.example/page, which is not https")
    await server.stop()
  }

  @Test func `a server that sends readers on has to say where`() async throws {
    let server = try await site.open()
    let address = server.address + "/nowhere"
    #expect(
      await probe.fault(of: address)
        == "\(address) sends readers on, and does not say where")
    await server.stop()
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
