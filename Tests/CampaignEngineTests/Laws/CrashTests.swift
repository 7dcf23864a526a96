import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Support
import Testing

/// The process dies at a statement, before a commit or after one: at every such moment of a day.
@Suite struct CrashTests {
  @Test(arguments: Backend.kinds)
  func `the day goes as planned where nothing dies`(backend: Backend) async throws {
    let world = try await WholeDay.live(on: backend, dyingAt: nil)
    let expected = (WholeDay.due + [WholeDay.cross]).map(\.digest)
    #expect(Set(world.stage.shown.map(\.revision)) == Set(expected))
    #expect(try await world.state(of: WholeDay.held) == "missed")
    #expect(try await world.state(of: WholeDay.dropped) == "withdrawn")
    #expect(try await complaints(about: world) == [])
  }

  @Test(arguments: Backend.kinds)
  func `wherever the process dies, nothing is lost, doubled or out of order`(backend: Backend)
    async throws
  {
    let moments = try await WholeDay.live(on: backend, dyingAt: nil).database.steps
    let (step, lanes) = (CrashTests.step(on: backend), 4)
    #expect(moments > 300)
    try await withThrowingTaskGroup { group in
      for lane in 0..<lanes {
        group.addTask {
          for moment in stride(from: 1 + lane * step, through: moments, by: lanes * step) {
            let complaints = try await complaints(
              about: WholeDay.live(on: backend, dyingAt: moment))
            if !complaints.isEmpty {
              Issue.record("died at moment \(moment): \(complaints.joined(separator: "; "))")
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Each seventh moment by itself, fewer where each statement goes to a server;
  /// `CAMPAIGND_CRASH_EVERY=1` dies at every one.
  private static func step(on backend: Backend) -> Int {
    let named = ProcessInfo.processInfo.environment["CAMPAIGND_CRASH_EVERY"].flatMap { Int($0) }
    return named ?? (backend == .postgresql ? 59 : 7)
  }

  private func complaints(about world: World) async throws -> [String] {
    let (shown, sendings) = (world.stage.shown, world.stage.sendings)
    var found: [String] = []
    for post in WholeDay.due where !shown.contains(where: { $0.revision == post.digest }) {
      found.append("\(post.post.id) is lost")
    }
    for (post, shown) in Dictionary(grouping: shown, by: \.post) where shown.count > 1 {
      found.append("\(post) is out \(shown.count) times")
    }
    let allowed = Set((WholeDay.due + [WholeDay.cross]).map(\.digest))
    for sending in sendings where !allowed.contains(sending.revision) {
      found.append("\(sending.post) left in other words, or under a hold")
    }
    for sending in sendings {
      let slot = (WholeDay.due + [WholeDay.cross]).first { $0.digest == sending.revision }?.post
        .slot
      if let slot, sending.at < slot.instant || sending.at > slot.deadline {
        found.append("\(sending.post) left at \(sending.at)")
      }
    }
    if sendings.count(where: { $0.account == Sample.x.id }) > 1 { found.append("X was sent twice") }
    return found + (try await untruths(in: world))
  }

  /// Where the record, the tables and the stage do not say the same.
  private func untruths(in world: World) async throws -> [String] {
    var replay = RecordReplay()
    let entries = try await world.books.read { try $0.entries(after: 0, limit: .max) }
    var found = entries.compactMap { replay.follow($0) }
    let tables = try await world.database.read { try HouseStates.read($0) }
    found += [replay.states.difference(from: tables)].compactMap(\.self)
    for (dispatch, state) in tables.dispatches
    where ["claimed", "uncertain", "scheduled"].contains(state) {
      found.append("dispatch \(dispatch) is left \(state)")
    }
    for shown in world.stage.shown {
      let id = Dispatch.id(post: shown.post, revision: shown.revision).text
      if tables.dispatches[id] != "delivered" {
        found.append(
          "\(shown.post) is out, and the house says \(tables.dispatches[id] ?? "nothing")")
      }
    }
    return found
  }
}
