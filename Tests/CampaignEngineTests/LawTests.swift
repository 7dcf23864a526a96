import CampaignStore
import Foundation
import Laws
import Support
import Testing

/// design.md, "Laws": whatever happens, in whatever order.
@Suite struct LawTests {
  /// A few days by themselves, fewer where each statement goes to a server;
  /// `CAMPAIGND_LAW_SEEDS=1000-5000` lives others.
  static func seeds(on backend: Backend) -> ClosedRange<UInt64> {
    let named = ProcessInfo.processInfo.environment["CAMPAIGND_LAW_SEEDS"]
    let ends = (named ?? "").split(separator: "-").compactMap { UInt64($0) }
    if ends.count == 2, ends[0] <= ends[1] { return ends[0]...ends[1] }
    return backend == .postgresql ? 1...4 : 1...16
  }

  @Test(arguments: Backend.kinds, Happening.Mood.allCases)
  func `the laws hold on every day, whatever happens`(backend: Backend, mood: Happening.Mood)
    async throws
  {
    let breaches = try await withThrowingTaskGroup(of: RandomDay.Breach?.self) { group in
      for lane in 0..<UInt64(4) {
        group.addTask { try await LawTests.firstBreach(on: backend, mood, lane: lane) }
      }
      return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
    }
    for breach in breaches { Issue.record("\(breach)") }
  }

  private static func firstBreach(
    on backend: Backend, _ mood: Happening.Mood, lane: UInt64
  ) async throws -> RandomDay.Breach? {
    for seed in seeds(on: backend) where seed % 4 == lane {
      let day = try await RandomDay(
        seed: seed, length: 60, mood: mood, on: backend.open(), tenure: backend.tenure)
      if let breach = try await day.breach() { return breach }
    }
    return nil
  }
}
