import CampaignCore
import CampaignEngine
import CivilTime
import Laws
import Support
import Testing

/// The numbers that Prometheus is told.
@Suite struct MetricsTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `a morning in numbers`() async throws {
    let world = try await World()
    let other = Sample.post("evening", at: World.time("18:00"), text: "Until tomorrow.")
    await world.plan(post, other)
    await world.approve(post)
    await world.hold(.unit("Rowan Ward"))
    world.clock.set(Sample.morning + .seconds(600))
    let lines = try await world.daemon.desk.exposition(Meters()).lines
    #expect(lines.contains("campaignd_posts{state=\"scheduled\"} 1"))
    #expect(lines.contains("campaignd_reviews_waiting{state=\"inReview\"} 1"))
    #expect(lines.contains("campaignd_approval_oldest_wait_seconds 600"))
    #expect(lines.contains("campaignd_queue_depth 1"))
    #expect(lines.contains("campaignd_overdue_posts 0"))
    #expect(lines.contains("campaignd_holds 1"))
    #expect(lines.contains("campaignd_planned_posts 2"))
    #expect(
      lines.contains("campaignd_next_post_timestamp_seconds \(Sample.nine.seconds)"))
  }

  @Test func `what is published is counted with how late it was`() {
    let meters = Meters()
    for late: Int64 in [4_000, 40_000, 1_000_000_000] {
      meters.record(entry(.delivered, ["lateness": String(late)]))
    }
    meters.record(entry(.planned, ["rules": "id.phone tone.capitals"]))
    meters.record(entry(.returned, ["rules": "id.phone"]))
    meters.record(entry(.missed, ["lateness": "7"]))
    let counts = meters.current
    #expect(counts.findings == ["id.phone": 2, "tone.capitals": 1])
    #expect(counts.acts[.delivered] == 3)
    var exposition = Exposition()
    exposition.add("late_seconds", "How late.", counts.lateness)
    #expect(exposition.lines.contains("late_seconds_bucket{le=\"0.01\"} 1"))
    #expect(exposition.lines.contains("late_seconds_bucket{le=\"0.05\"} 2"))
    #expect(exposition.lines.contains("late_seconds_bucket{le=\"900\"} 2"))
    #expect(exposition.lines.contains("late_seconds_bucket{le=\"+Inf\"} 3"))
    #expect(exposition.lines.contains("late_seconds_sum 1000.044"))
    #expect(exposition.lines.contains("late_seconds_count 3"))
  }

  @Test func `a name cannot end its label or its line`() {
    var exposition = Exposition()
    exposition.add(
      "one", .gauge, "A line\nand \\ another.", Exposition.Sample(1, ("name", "a\"b\\c\nd")))
    exposition.add("none", .gauge, "Nothing to tell.", [])
    #expect(
      exposition.text
        == #"""
        # HELP one A line\nand \\ another.
        # TYPE one gauge
        one{name="a\"b\\c\nd"} 1

        """#)
  }

  private func entry(_ act: Act, _ detail: [String: String]) -> AuditEntry {
    var chain = AuditChain()
    return chain.append(AuditNote(act, "post", detail), at: Sample.nine)
  }
}

extension Exposition {
  fileprivate var lines: [String] { text.split(separator: "\n").map(String.init) }
}
