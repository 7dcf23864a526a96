import CampaignCore
import CivilTime
import Support
import Testing

/// Which parts of a tweetchat go out before which.
@Suite struct RunTests {
  let welcome = RunTests.part("chat-welcome", 0)
  var first: PostRevision { RunTests.part("chat-q1", 5, after: welcome) }
  var second: PostRevision { RunTests.part("chat-q2", 10, after: first) }
  var third: PostRevision { RunTests.part("chat-q3", 15, after: second) }

  @Test func `the parts before a part are those of the calendar, the nearest first`() {
    let run = run(welcome, first, second, third)
    #expect(run.parts(before: third) == [second, first, welcome].map(\.post.id))
    #expect(run.parts(before: welcome) == [])
  }

  @Test func `questions that were asked live stand in their places`() {
    let one = RunTests.part("chat-extra1", 12, after: second)
    let two = RunTests.part("chat-extra2", 13, after: one)
    let early = RunTests.part("chat-extra3", 7, after: first)
    let run = run(welcome, first, second, third, one, two, early)
    #expect(
      run.parts(before: third) == [two, one, second, early, first, welcome].map(\.post.id))
    #expect(run.parts(before: two) == [one, second, early, first, welcome].map(\.post.id))
    #expect(run.parts(before: early) == [first, welcome].map(\.post.id))
  }

  @Test func `no two parts wait for each other, though they are due at one moment`() {
    let one = RunTests.part("chat-extra1", 10, after: first)
    let two = RunTests.part("chat-extra2", 10, after: first)
    let parts = [welcome, first, second, one, two]
    let run = Run(parts.map { Run.Part($0) })
    for part in parts {
      for before in parts where run.parts(before: part).contains(before.post.id) {
        #expect(!run.parts(before: before).contains(part.post.id))
      }
    }
    #expect(run.parts(before: second) == [two, one, first, welcome].map(\.post.id))
  }

  @Test func `what was given a later time is passed over, and what it followed is not`() {
    let later = RunTests.part("chat-q1", 30, after: welcome)
    let run = run(welcome, later, second)
    #expect(run.parts(before: second) == [welcome.post.id])
  }

  @Test func `the same chat of another day is another run`() {
    let old = RunTests.part("chat-q1", -2880, after: RunTests.part("chat-welcome", -2885))
    let run = run(welcome, first, second, old)
    #expect(run.parts(before: second) == [first, welcome].map(\.post.id))
    #expect(run.last(at: Sample.nine + .seconds(300)) == first.post.id)
  }

  private static func part(
    _ entry: String, _ minutes: Int, after before: PostRevision? = nil
  ) -> PostRevision {
    Sample.post(entry, at: Sample.nine + .seconds(60 * minutes), follows: before?.post.id)
  }

  private func run(_ parts: PostRevision...) -> Run { Run(parts.map { Run.Part($0) }) }
}
