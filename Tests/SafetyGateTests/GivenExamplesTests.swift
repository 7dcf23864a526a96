import Foundation
import SafetyGate
import Support
import Testing

/// The bars that labelled posts of any trust are judged by.
private func expectBars(_ scores: [String: LabelledPosts.Score]) {
  for (name, score) in scores {
    #expect(score.missedIdentifiers == [], "\(name)")
    #expect(
      score.falseAlarms.count * 50 <= score.posts,
      "\(name): more than 2 % false alarms: \(score.falseAlarms)")
    #expect(score.stopped * 10 >= score.risky * 9, "\(name): fewer than 90 %: \(score.missed)")
  }
  #expect(scores["sequence"]?.stopped == scores["sequence"]?.risky)
  #expect(scores["sequence"]?.falseAlarms == [])
}

/// The labelled posts that the issue brings, where this machine has them.
@Suite(.enabled(if: SharedFacts.folder != nil, "no shared examples on this machine"))
struct GivenExamplesTests {
  @Test func `the gate keeps its bars on the given examples`() throws {
    let folder = (SharedFacts.folder ?? "") + "/examples"
    let scores = try LabelledPosts(
      posts: folder + "/gate-examples.jsonl", context: folder + "/gate-context.json"
    ).scores()
    print(LabelledPosts.table(scores))
    expectBars(scores)
  }
}

/// Posts of five made-up trusts, written as a clinician, a journalist, a mischievous author and a
/// communications officer would, before anybody had seen what the gate says of them.
@Suite struct OtherTrustsTests {
  @Test(arguments: ["thornmere", "saltfen", "wolds", "aldermouth", "dunmorrow"])
  func `the gate keeps its bars on posts of another trust`(trust: String) throws {
    let scores = try LabelledPosts(
      posts: CaseFiles.path("\(trust).jsonl"), context: CaseFiles.path("\(trust)-context.json")
    ).scores()
    print("\(trust)\n\(LabelledPosts.table(scores))")
    expectBars(scores)
  }
}
