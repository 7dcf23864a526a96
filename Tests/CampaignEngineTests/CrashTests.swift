import CampaignCore
import CampaignEngine
import Foundation
import Laws
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
    #expect(try await WholeDay.complaints(about: world) == [])
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
            let complaints = try await WholeDay.complaints(
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
}
