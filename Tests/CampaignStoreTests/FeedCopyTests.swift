import CampaignCore
import CampaignStore
import CivilTime
import Support
import Testing

@Suite struct FeedCopyTests {
  private let address = "https://days.example/days.ics"

  private func copy(_ text: String) -> FeedCopy { FeedCopy(bytes: Array(text.utf8), tag: nil) }

  private func keep(
    _ copy: FeedCopy, asked: Instant, at now: Instant, in store: CampaignStore
  ) async throws -> FeedCopy? {
    let address = address
    _ = try await store.write(at: now) { try $0.keep(copy, of: address, asked: asked) }
    return try await store.read { try $0.feedCopies()[address] }
  }

  @Test(arguments: Backend.available)
  func `a copy comes back byte for byte, with its server's name for it`(backend: Backend)
    async throws
  {
    let store = CampaignStore(try await backend.open())
    let address = address
    #expect(try await store.read { try $0.lastLook(at: address) } == nil)
    let odd = FeedCopy(bytes: [0, 255, 13, 10] + Array("“Café” ' $1".utf8), tag: "W/\"1\"")
    let found = try await keep(odd, asked: Sample.morning, at: Sample.nine, in: store)
    #expect(found == odd)
    #expect(try await store.read { try $0.feedVersions() } == [address: odd.digest])
    let look = try await store.read { try $0.lastLook(at: address) }
    #expect(look?.at == Sample.morning && look?.tag == odd.tag)
    _ = try await store.write(at: Sample.nine) { try $0.stillGives(address, asked: Sample.nine) }
    #expect(try await store.read { try $0.lastLook(at: address)?.at } == Sample.nine)
    #expect(try await store.read { try $0.feedCopies() } == [address: odd])
  }

  @Test(arguments: Backend.available)
  func `an answer that comes late replaces none that was asked for later, but a wrong clock's`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let (first, second, nine) = (copy("first"), copy("second"), Sample.nine)
    let minute = Duration.seconds(60)
    #expect(try await keep(second, asked: nine, at: nine, in: store) == second)
    #expect(try await keep(first, asked: nine - minute, at: nine + minute, in: store) == second)
    let year = nine + .seconds(365 * 86_400)
    #expect(try await keep(first, asked: year, at: year, in: store) == first)
    #expect(try await keep(second, asked: nine + minute, at: nine + minute, in: store) == second)
  }

  @Test(arguments: Backend.available)
  func `what nobody follows any more is let go in time, what is followed never`(backend: Backend)
    async throws
  {
    let store = CampaignStore(try await backend.open())
    let (followed, left) = ("https://a.example/", "https://b.example/")
    _ = try await store.write(at: Sample.morning) { transaction in
      for address in [followed, left] {
        try transaction.keep(
          FeedCopy(bytes: [1], tag: nil), of: address, asked: Sample.morning)
      }
    }
    for (old, there) in [(Sample.morning, [followed, left]), (Sample.nine, [followed])] {
      _ = try await store.write(at: Sample.nine) {
        try $0.forgetCopies(but: [followed], fetchedBefore: old)
      }
      #expect(try await store.read { try $0.feedVersions().keys.sorted() } == there)
    }
  }
}
