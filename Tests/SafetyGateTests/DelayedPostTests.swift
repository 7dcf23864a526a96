import CampaignCore
import CivilTime
import Testing

@testable import SafetyGate

@Suite struct DelayedPostTests {
  private func delayed(_ text: String) -> DelayedPost? {
    let subject = GateSubject(text: text, when: GateSubject.Moment("2027-03-01T13:22:00+00:00"))
    return DelayedPost(subject, CaseFiles.gate.examine(subject))
  }

  @Test func `a live report is offered a day later and without the clock time`() throws {
    let post = try #require(
      delayed("13.22 a lady walks into Larch Ward in tears. We sit with her."))
    #expect(post.text == "A lady walks into Larch Ward in tears. We sit with her.")
    #expect(post.due == Instant("2027-03-02T13:22:00Z"))
  }

  @Test func `the word that leads to a time goes with it`() throws {
    let post = try #require(
      delayed("A lady walked into Larch Ward in tears at 13.22 today. We sit with her."))
    #expect(post.text == "A lady walked into Larch Ward in tears today. We sit with her.")
  }

  @Test func `what is not told as it happens is offered nothing`() {
    #expect(delayed("09.00 doors open for our job fair.") == nil)
  }
}

@Suite struct WordListTests {
  @Test func `every word list names its source and stands for something`() {
    #expect(WordLists.shared.faults == [])
    #expect(WordLists.shared.phrases.allSatisfy { !$0.source.isEmpty })
  }

  @Test func `a damaged word list stops every gate`() {
    let lists = WordLists(files: [
      ("people.txt", "[patient]\npatient\n\n[nobody] Experience\nx\n\n[kin] Experience\n(mum|dad\n")
    ])
    #expect(
      lists.faults == [
        .wordList(file: "people.txt", line: 1, "the list 'patient' names no source"),
        .wordList(file: "people.txt", line: 4, "nothing is called 'nobody'"),
        .wordList(file: "people.txt", line: 7, "a bracket of the list 'kin' is not closed"),
      ])
  }
}
