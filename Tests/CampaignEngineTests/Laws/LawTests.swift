import CampaignStore
import Foundation
import Support
import Testing

/// design.md, "Laws": whatever happens, in whatever order.
@Suite struct LawTests {
  /// A few days by themselves; `CAMPAIGND_LAW_SEEDS=1000-5000` lives others.
  static let seeds: ClosedRange<UInt64> = {
    let named = ProcessInfo.processInfo.environment["CAMPAIGND_LAW_SEEDS"]
    let ends = (named ?? "").split(separator: "-").compactMap { UInt64($0) }
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : 1...16
  }()

  @Test func `the laws hold on every day, whatever happens`() async throws {
    let breaches = try await withThrowingTaskGroup(of: RandomDay.Breach?.self) { group in
      for lane in 0..<UInt64(4) {
        group.addTask { try await LawTests.firstBreach(lane: lane) }
      }
      return try await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
    }
    for breach in breaches { Issue.record("\(breach)") }
  }

  private static func firstBreach(lane: UInt64) async throws -> RandomDay.Breach? {
    for seed in seeds where seed % 4 == lane {
      let day = try await RandomDay(seed: seed, length: 60, on: SQLiteDatabase.inMemory())
      if let breach = try await day.breach() { return breach }
    }
    return nil
  }
}
