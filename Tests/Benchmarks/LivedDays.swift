import ArgumentParser
import CampaignStore
import CivilTime
import Foundation
import Laws
import Support
import Synchronization

/// The laws under a great many random days, and under a death at every moment of one: what the tests
/// do a little of at each change.
struct LivedDays: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laws",
    abstract: "Lives many random days, and dies at every statement of one, and asks the laws.")

  @Option(help: "The first random day, by its seed.") var from: UInt64 = 1
  @Option(help: "How many random days.") var days = 1_000
  @Option(help: "How many things happen on each.") var length = 60
  @Option(help: "How many days at a time.") var lanes = 2
  @Option(help: "After how many days a line says how far it is.") var report = 1_000
  @Flag(help: "Do not die at every statement of a whole day as well.") var noDeaths = false

  func run() async throws {
    let began = Instant.rightNow
    if !noDeaths { try await die(since: began) }
    let course = Course()
    try await withThrowingTaskGroup { group in
      for lane in 0..<lanes { group.addTask { try await live(lane, course, since: began) } }
      try await group.waitForAll()
    }
    say("\(course.sum), \((Instant.rightNow - began).inWords)")
  }

  /// What the days have come to.
  private final class Course: Sendable {
    private let state = Mutex((lived: 0, published: 0, broken: 0))

    /// - Returns: how many days are lived.
    func add(published: Int, broken: Bool) -> Int {
      state.withLock {
        $0.lived += 1
        $0.published += published
        $0.broken += broken ? 1 : 0
        return $0.lived
      }
    }

    var sum: String {
      let (lived, published, broken) = state.withLock(\.self)
      return "\(lived) days lived, \(published) posts published, \(broken) days broke a law"
    }
  }

  private func live(_ lane: Int, _ course: Course, since began: Instant) async throws {
    for number in stride(from: lane, to: days, by: lanes) {
      let seed = from + UInt64(number)
      let day = try await RandomDay(seed: seed, length: length, on: SQLiteDatabase.inMemory())
      let breach = try await day.breach()
      if let breach { say("\(breach)") }
      let lived = await course.add(published: day.published, broken: breach != nil)
      if lived.isMultiple(of: report) {
        say("\(course.sum), \((Instant.rightNow - began).inWords)")
      }
    }
  }

  private func die(since began: Instant) async throws {
    let moments = try await WholeDay.live(dyingAt: nil).database.steps
    var broken = 0
    for moment in 1...moments {
      let complaints = try await WholeDay.complaints(about: WholeDay.live(dyingAt: moment))
      guard !complaints.isEmpty else { continue }
      broken += 1
      say("died at moment \(moment): \(complaints.joined(separator: "; "))")
    }
    say("\(moments) deaths, one at each statement of a day; \(broken) left something wrong")
  }

  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
