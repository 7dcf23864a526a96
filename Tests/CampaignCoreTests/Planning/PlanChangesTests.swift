import CampaignCore
import CivilTime
import Testing

@Suite struct PlanChangesTests {
  private func post(
    _ day: String, text: String = "Hello", status: DateStatus = .confirmed, entry: String = "a"
  ) -> PlannedPost {
    let local = CivilDateTime("\(day) 09:00")!
    let instant = local.instant(offset: 0)
    let slot = Slot(
      local: local, timeZone: "UTC", instant: instant, reading: .only,
      deadline: instant + .seconds(900))
    let post = Post(
      id: Post.ID("week/2027/\(entry)/\(day)/x"), campaign: "week", entry: CalendarEntry.ID(entry),
      account: "x", platform: .x, slot: slot)
    let place = CampaignCore.SourceLocation(file: "day.yaml", line: 1, column: 1)
    return PlannedPost(
      revision: PostRevision(
        post: post, text: text, author: "officer", policy: "everyday", location: place),
      status: status)
  }

  private func changes(_ old: [PlannedPost], _ new: [PlannedPost]) -> [PlanChange] {
    PlanChange.between(old, new, at: Instant("2027-02-10T00:00:00Z")!)
  }

  @Test func `nothing changes when the same calendar is read twice`() {
    #expect(changes([post("2027-03-01")], [post("2027-03-01")]) == [])
  }

  @Test func `a post moves with its campaign's date`() {
    let (old, new) = (post("2027-03-01"), post("2027-03-08"))
    #expect(changes([old], [new]) == [.moved(from: old, to: new)])
  }

  @Test func `a lead-up post moved into the past needs a decision and is not sent`() {
    let new = post("2027-02-08")
    #expect(changes([post("2027-02-15")], [new]) == [.needsDecision(new)])
    #expect(changes([], [new]) == [.needsDecision(new)])
  }

  @Test func `new words, new certainty, new and withdrawn posts are told apart`() {
    let old = [
      post("2027-03-01"), post("2027-03-02", status: .provisional, entry: "b"),
      post("2027-03-03", entry: "c"),
    ]
    let new = [
      post("2027-03-01", text: "Hi"), post("2027-03-02", entry: "b"),
      post("2027-03-04", entry: "d"),
    ]
    #expect(
      changes(old, new) == [
        .withdrawn(old[2]), .revised(from: old[0], to: new[0]),
        .restated(from: .provisional, new[1]), .added(new[2]),
      ])
  }
}
