import CampaignCore
import CivilTime
import Support
import Testing

@testable import CampaignStore

/// What a store knows of pictures on their way to the platforms.
@Suite struct UploadTests {
  private let picture = Digest.ofBytes([1])

  private func scheduled(
    _ store: CampaignStore, _ post: PostRevision, pictures: Int, state: Dispatch.State = .scheduled
  ) async throws -> Dispatch {
    let dispatch = Dispatch(
      post: post.post.id, revision: post.digest, account: post.post.account, slot: post.post.slot,
      state: state)
    _ = try await store.write(at: Sample.morning) {
      try $0.schedule(
        dispatch, pictures: pictures, AuditNote(.scheduled, dispatch.post.text))
    }
    return dispatch
  }

  private func begin(
    _ store: CampaignStore, _ dispatch: Dispatch, place: Int = 0, at now: Instant = Sample.nine,
    by holder: String? = nil
  ) async throws -> Bool {
    try await store.write(at: now) { [picture] in
      try $0.beginUpload(
        of: picture, dispatch.id, place: place, by: holder, until: now + .seconds(300))
    }.value
  }

  @Test(arguments: Backend.kinds)
  func `one daemon at a time hands a picture over, and nobody does once it is there`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let dispatch = try await scheduled(store, Sample.post(at: Sample.nine), pictures: 1)
    #expect(try await begin(store, dispatch, by: "one"))
    #expect(try await begin(store, dispatch, at: Sample.nine + .seconds(299), by: "two") == false)
    #expect(try await begin(store, dispatch, at: Sample.nine + .seconds(300), by: "two"))
    _ = try await store.write(at: Sample.nine + .seconds(310)) {
      try $0.endUpload(dispatch.id, place: 0, media: "17")
    }
    #expect(try await begin(store, dispatch, at: Sample.nine + .seconds(9999), by: "one") == false)
    let upload = try await store.read { try $0.uploads(of: dispatch.id)[0] }
    #expect(upload?.media == "17" && upload?.picture == picture)
    #expect(upload?.uploadedAt == Sample.nine + .seconds(310))
  }

  @Test(arguments: Backend.kinds)
  func `a daemon that starts again takes up its own pictures at once, and nobody else's`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let dispatch = try await scheduled(store, Sample.post(at: Sample.nine), pictures: 2)
    #expect(try await begin(store, dispatch, place: 0, by: "one"))
    #expect(try await begin(store, dispatch, place: 1, by: "two"))
    _ = try await store.write(at: Sample.nine) { try $0.releaseUploads(of: "one") }
    #expect(try await begin(store, dispatch, place: 0, by: "one"))
    #expect(try await begin(store, dispatch, place: 1, by: "one") == false)
  }

  @Test(arguments: Backend.kinds)
  func `posts with pictures to hand over are found by account and slot, and no others`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let later = Sample.nine + .seconds(60)
    let first = try await scheduled(store, Sample.post("a", at: Sample.nine), pictures: 1)
    _ = try await scheduled(store, Sample.post("b", at: later), pictures: 2)
    _ = try await scheduled(store, Sample.post("text", at: Sample.nine), pictures: 0)
    _ = try await scheduled(
      store, Sample.post("sky", at: Sample.nine, account: Sample.bluesky), pictures: 1,
      state: .cancelled)
    let account = Sample.mastodon.id
    let accounts = try await store.read { try $0.accountsWithPictures() }
    #expect(accounts.map(\.account) == [account])
    #expect(accounts.map(\.next) == [Sample.nine])
    let waiting = try await store.read {
      try $0.waitingForPictures(on: account, upTo: Sample.nine, at: Sample.morning, limit: 9)
    }
    #expect(waiting == [first])
    let next = try await store.read { try $0.nextPictures(on: account, after: Sample.nine) }
    #expect(next == later)
    _ = try await store.write(at: Sample.morning) { try $0.haveAllPictures(first.id) }
    let left = try await store.read { try $0.accountsWithPictures().map(\.next) }
    #expect(left == [later])
  }

  @Test(arguments: Backend.kinds)
  func `a post that waits for its pictures is due when they are there, and says why they are not`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    let dispatch = try await scheduled(store, Sample.post(at: Sample.nine), pictures: 1)
    let other = try await scheduled(store, Sample.post("thread", at: Sample.nine), pictures: 0)
    #expect(try await begin(store, dispatch))
    _ = try await store.write(at: Sample.nine) { transaction in
      for waiting in [dispatch, other] {
        try transaction.park(
          try waiting.applying(.postpone(until: Sample.nine + .seconds(900))),
          awaiting: .pictures(dispatch.id), AuditNote(.postponed, waiting.post.text))
      }
      try transaction.endUpload(
        dispatch.id, place: 0, failure: "no connection", next: Sample.nine + .seconds(1))
    }
    let missing = try await store.read { try $0.picturesMissing(of: [dispatch, other]) }
    #expect(
      missing == [
        dispatch.id: MissingPictures(areItsOwn: true, failure: "no connection"),
        other.id: MissingPictures(areItsOwn: false, failure: "no connection"),
      ])
    let woken = try await store.write(at: Sample.nine) {
      try $0.haveAllPictures(dispatch.id)
      return $0.hasWoken
    }
    #expect(woken.value)
    #expect(try await store.read { try $0.dispatch(dispatch.id)?.notBefore } == Sample.nine)
    #expect(try await store.read { try $0.picturesMissing(of: [dispatch]) } == [:])
  }

  @Test(arguments: Backend.kinds)
  func `what was handed over is let go with its post, and kept while that is uncertain`(
    backend: Backend
  ) async throws {
    let store = CampaignStore(try await backend.open())
    var kept: Set<Dispatch.State> = []
    for state in Dispatch.State.allCases {
      let post = Sample.post(state.rawValue, at: Sample.nine)
      let dispatch = try await scheduled(store, post, pictures: 1, state: state)
      #expect(try await begin(store, dispatch))
      _ = try await store.write(at: Sample.nine) {
        try $0.endUpload(dispatch.id, place: 0, media: "17")
        try $0.forgetUploads()
      }
      if try await store.read({ try !$0.uploads(of: dispatch.id).isEmpty }) { kept.insert(state) }
    }
    #expect(kept == [.scheduled, .claimed, .held, .uncertain])
  }
}
