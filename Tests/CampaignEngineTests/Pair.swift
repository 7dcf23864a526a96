import CampaignCore
import CampaignEngine
import CampaignStore
import Laws
import Support

/// Two daemons of one trust, each with its own way to the store.
struct Pair {
  let one: World
  let two: World

  init(_ backend: Backend, _ posts: [PostRevision]) async throws {
    let databases = try await backend.openTwice()
    one = try await World(on: databases.0, tenure: .shared(as: "one"))
    await one.read(posts.map { PlannedPost(revision: $0, status: .confirmed) })
    for post in posts { await one.approve(post) }
    two = try await World(beside: one, on: databases.1, as: "two")
  }

  var states: [Dispatch.State: Int] {
    get async throws { try await two.books.read { try $0.dispatchCounts() } }
  }
}

extension World {
  /// The process dies with a request on its way: it left, and what came of it is not written down.
  func dieWithClaim() async {
    database.die(afterClaim: .answered)
    await work()
  }

  /// The claim is on disk, and the process is told that it is not.
  func dieAfterClaim() async {
    database.die(afterClaim: .unanswered)
    await work()
  }
}
