import Foundation
import Support
import Testing

/// Platforms on bad days, over real lines: whatever befalls which request.
@Suite struct BadDayTests {
  /// A few mornings by themselves; `CAMPAIGND_BAD_DAY_SEEDS=1000-5000` lives others.
  private static let seeds: ClosedRange<UInt64> = {
    let named = ProcessInfo.processInfo.environment["CAMPAIGND_BAD_DAY_SEEDS"]
    let ends = (named ?? "").split(separator: "-").compactMap { UInt64($0) }
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : 1...6
  }()

  @Test(arguments: PlayedPlatform.allCases)
  func `each post is out once, or somebody is told of it`(platform: PlayedPlatform) async throws {
    var (published, befallen) = (0, 0)
    for seed in BadDayTests.seeds {
      let morning = try await StormyMorning(seed: seed, on: platform)
      if let breach = try await morning.breach() {
        Issue.record("\(breach)")
        return
      }
      let course = await morning.course()
      published += course.published
      befallen += course.befallen
    }
    #expect(published > 0)
    // One morning by itself may be a good one.
    #expect(befallen > 0 || BadDayTests.seeds.count == 1)
  }

  private func lines(of days: BadDays) -> [String] {
    (1...600).map { days.day(of: "post", $0, from: BadDay.publishing)?.description ?? "fine" }
  }

  @Test func `the same seed has the same bad days, and most requests have none`() {
    let days = lines(of: BadDays(seed: 4))
    #expect(days == lines(of: BadDays(seed: 4)))
    #expect(days != lines(of: BadDays(seed: 10)))
    #expect(days.count { $0 == "fine" } > 300)
    #expect(Set(days) == Set(BadDay.publishing.map(\.description) + ["fine"]))
  }

  @Test func `servers are silent on some days only`() {
    let silent = Set([BadDay.holdsBefore, .holdsAnswer].map(\.description))
    #expect(Set(lines(of: BadDays(seed: 1))).isDisjoint(with: silent))
    #expect(!Set(lines(of: BadDays(seed: 4))).isDisjoint(with: silent))
  }
}
