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
  @Option(help: "How many random days of each kind.") var days = 1_000
  @Option(help: "How many things happen on each.") var length = 60
  @Option(help: "How many days at a time.") var lanes = 2
  @Option(help: "After how many days a line says how far it is.") var report = 1_000
  @Flag(help: "Do not die at every statement of a whole day as well.") var noDeaths = false

  func run() async throws {
    let began = Instant.rightNow
    if !noDeaths { try await die(since: began) }
    for mood in Happening.Mood.allCases { try await live(mood, since: began) }
  }

  /// What the days of one kind have come to.
  private final class Course: Sendable {
    private struct Sum {
      var days = 0
      var events = 0
      var requests = 0
      var wrong = 0
      var published = 0
      var broken = 0
    }

    let mood: Happening.Mood
    private let state = Mutex(Sum())

    init(_ mood: Happening.Mood) {
      self.mood = mood
    }

    /// - Returns: how many days are lived.
    func add(_ day: RandomDay, broken: Bool) async -> Int {
      let (events, requests, published) = await (day.events, day.requests, day.published)
      return state.withLock {
        $0.days += 1
        $0.events += events
        $0.requests += requests.all
        $0.wrong += requests.wrong
        $0.published += published
        $0.broken += broken ? 1 : 0
        return $0.days
      }
    }

    var sum: String {
      let sum = state.withLock(\.self)
      return "\(sum.days) seeds of \(mood.rawValue): the laws asked after \(sum.events) events; "
        + "\(sum.requests) requests left, \(sum.wrong) of them went wrong, \(sum.published) posts "
        + "are out; \(sum.broken) seeds broke a law"
    }
  }

  private func live(_ mood: Happening.Mood, since began: Instant) async throws {
    let course = Course(mood)
    try await withThrowingTaskGroup { group in
      for lane in 0..<lanes { group.addTask { try await live(lane, course, since: began) } }
      try await group.waitForAll()
    }
    say("\(course.sum), \((Instant.rightNow - began).inWords)")
  }

  private func live(_ lane: Int, _ course: Course, since began: Instant) async throws {
    for number in stride(from: lane, to: days, by: lanes) {
      let seed = from + UInt64(number)
      let day = try await RandomDay(
        seed: seed, length: length, mood: course.mood, on: SQLiteDatabase.inMemory())
      let breach = try await day.breach()
      if let breach { say("\(breach)") }
      let lived = await course.add(day, broken: breach != nil)
      if lived.isMultiple(of: report), lived < days {
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
