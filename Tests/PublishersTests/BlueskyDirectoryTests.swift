import CampaignCore
import CivilTime
import Support
import Testing

@testable import Publishers

/// Finding the server that keeps an account by the account's handle.
@Suite(.timeLimit(.minutes(1))) struct BlueskyDirectoryTests {
  private struct World {
    let directory: DirectoryPlayer
    let player: BlueskyPlayer
    let stage: BlueskyStage

    init(handle: String = BlueskyHouse.handle) async throws {
      directory = try await DirectoryPlayer.startDirectory()
      player = try await BlueskyPlayer.start()
      let (home, address) = (player.address, try ServerAddress(directory.address))
      await directory.change { $0.home = home }
      await player.change { $0.did = DirectoryHouse.did }
      stage = try BlueskyStage(
        server: nil, handle: handle, password: BlueskyHouse.password,
        directory: BlueskyDirectory(resolver: address, plc: address, site: { _ in address }))
    }

    func publish() async throws -> Receipt {
      try await stage.publisher.publish(try stage.prepare())
    }

    /// How publishing fails; no password may have left.
    func reason() async throws -> String? {
      let failure = await stage.failure(of: try stage.prepare())
      #expect(failure?.kind == .notSent)
      #expect(await player.requests(.createSession).isEmpty)
      return failure?.reason
    }
  }

  @Test func `a handle that its own site vouches for leads to the account's server`() async throws {
    let world = try await World(handle: "@Trust.Test")
    await world.directory.change { $0.site = DirectoryHouse.did + "\n" }
    _ = try await world.publish()
    #expect(await world.directory.requests(.resolver).isEmpty)
    #expect(await world.player.house.records.count == 1)
  }

  @Test func `where the site says nothing the resolver does, who reads DNS as well`() async throws {
    let world = try await World()
    #expect(try await world.publish().id.hasPrefix("at://\(DirectoryHouse.did)/"))
    #expect(await world.directory.requests(.site).count == 1)
    #expect(await world.directory.requests(.resolver).count == 1)
    #expect(await world.player.house.records.count == 1)
  }

  @Test(arguments: ["<!doctype html><title>Not here</title>", "did:plc:short", "", "a b"])
  func `a page in the place of a DID is none`(page: String) async throws {
    let world = try await World()
    await world.directory.change { $0.site = page }
    _ = try await world.publish()
    #expect(await world.directory.requests(.resolver).count == 1)
  }

  @Test func `an account by did:web has its document on its own site`() async throws {
    let world = try await World()
    await world.directory.change {
      $0.site = "did:web:trust.test"
      $0.documentID = "did:web:trust.test"
    }
    await world.player.change { $0.did = "did:web:trust.test" }
    _ = try await world.publish()
    #expect(await world.directory.requests(.document).first?.path == "/.well-known/did.json")
  }

  @Test func `a handle that nobody knows is said`() async throws {
    let world = try await World()
    await world.directory.change { $0.resolved = nil }
    #expect(
      try await world.reason()
        == "The account's server was not found: nobody knows the handle trust.test.")
  }

  @Test func `what the resolver says must be a DID`() async throws {
    let world = try await World()
    await world.directory.change { $0.resolved = "../../etc" }
    #expect(try await world.reason()?.contains("no DID") == true)
  }

  @Test func `a document of somebody else is refused`() async throws {
    let world = try await World()
    await world.directory.change { $0.documentID = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa" }
    #expect(try await world.reason()?.contains("is that of another") == true)
  }

  @Test func `a document that does not name the handle is refused`() async throws {
    let world = try await World()
    await world.directory.change { $0.handles = ["at://another.test"] }
    #expect(
      try await world.reason()?.contains("does not say that trust.test is its handle") == true)
  }

  @Test func `a document without a server is refused`() async throws {
    let world = try await World()
    await world.directory.change { $0.home = nil }
    #expect(try await world.reason()?.contains("names no server") == true)
  }

  @Test(arguments: ["http://pds.example", "ftp://pds.example", "pds", "https://a@b.example"])
  func `a server that would get the password unprotected is refused`(home: String) async throws {
    let world = try await World()
    await world.directory.change { $0.home = home }
    #expect(try await world.reason()?.contains("which is not https") == true)
  }

  @Test(arguments: ["trust", "trust.test/path", "trust.test:80", "-a.test", "a..test", "10.0.0.1"])
  func `what is no handle is asked of nobody`(handle: String) async throws {
    let world = try await World(handle: handle)
    #expect(try await world.reason()?.contains("is no Bluesky handle") == true)
    #expect(await world.directory.requests(.site).isEmpty)
  }

  @Test func `a server that signs us in as somebody else gets no post`() async throws {
    let world = try await World()
    await world.player.change { $0.did = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa" }
    let failure = await world.stage.failure(of: try world.stage.prepare())
    #expect(failure?.reason.contains("signed us in as another account") == true)
    #expect(await world.player.house.records.isEmpty)
  }

  @Test func `directories that do not answer leave the post unsent`() async throws {
    let world = try await World()
    await world.directory.goAway()
    #expect(try await world.reason()?.contains("neither trust.test nor") == true)
  }
}
