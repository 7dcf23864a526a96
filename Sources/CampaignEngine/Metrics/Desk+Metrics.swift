import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// The house in numbers, for Prometheus: what the store says at this moment, and what was counted
  /// since the start. No text of any post is in it, and no name of a person.
  package func exposition(_ meters: Meters) async throws -> Exposition {
    let now = clock.now
    let facts = try await books.read { try $0.facts(at: now) }
    var exposition = Exposition()
    exposition.add(
      "campaignd_build_info", .gauge, "The version that runs; always 1.",
      Exposition.Sample(1, ("version", settings.version)))
    exposition.add(facts, at: now)
    exposition.add(meters.current)
    exposition.add(
      "campaignd_last_tick_timestamp_seconds", .gauge,
      "When the dispatcher last looked for work and its database answered.",
      await settings.lastProgress().map { [Exposition.Sample(seconds: $0.sinceEpoch)] } ?? [])
    exposition.add(
      "campaignd_token_expires_timestamp_seconds", .gauge,
      "When an account's session can no longer be renewed, where its server says so.",
      await tokenEnds())
    addPlan(to: &exposition)
    return exposition
  }

  private func tokenEnds() async -> [Exposition.Sample] {
    var samples: [Exposition.Sample] = []
    for account in house?.accounts.keys.sorted() ?? [] {
      guard let ends = await settings.publisher(account)?.tokenEnds else { continue }
      samples.append(Exposition.Sample(seconds: ends.sinceEpoch, ("account", account.text)))
    }
    return samples
  }

  private func addPlan(to exposition: inout Exposition) {
    exposition.add(
      "campaignd_calendar_faults", .gauge,
      "Faults of the newest calendar; while there are any the one before it stays in force.",
      Exposition.Sample(faults.count { $0.severity == .error }))
    guard let plan else { return }
    exposition.add(
      "campaignd_planned_posts", .gauge, "Posts of the days ahead in the calendar in force.",
      Exposition.Sample(plan.posts.count))
    exposition.add(
      "campaignd_plan_read_timestamp_seconds", .gauge, "When the calendar in force was read.",
      Exposition.Sample(seconds: plan.readAt.sinceEpoch))
  }
}

/// What the store says of the house at one moment.
private struct HouseFacts: Sendable {
  let dispatches: [Dispatch.State: Int]
  let waiting: [Review.State: Int]
  let oldestWaiting: Instant?
  let overdue: Int
  let next: Instant?
  let holds: Int
  let stopped: [Account.ID]
  let entries: Int64
}

extension Reading {
  fileprivate func facts(at now: Instant) throws -> HouseFacts {
    HouseFacts(
      dispatches: try dispatchCounts(), waiting: try waitingCounts(after: now),
      oldestWaiting: try oldestWaiting(after: now), overdue: try overdueCount(at: now),
      next: try nextDispatch()?.notBefore, holds: try holds(at: now).count,
      stopped: try stoppedAccounts().keys.sorted(), entries: try chain().number)
  }
}

extension Exposition {
  fileprivate mutating func add(_ facts: HouseFacts, at now: Instant) {
    add(
      "campaignd_posts", .gauge, "Approved posts, by what has become of them.",
      Dispatch.State.allCases.map { Sample(facts.dispatches[$0] ?? 0, ("state", $0.rawValue)) })
    add(
      "campaignd_reviews_waiting", .gauge,
      "Posts still to come that wait for people, by what they wait for.",
      [Review.State.inReview, .changesRequested, .blocked].map {
        Sample(facts.waiting[$0] ?? 0, ("state", $0.rawValue))
      })
    add(
      "campaignd_approval_oldest_wait_seconds", .gauge,
      "How long the post that has waited longest for an approver has waited.",
      Sample(seconds: facts.oldestWaiting.map { now - $0 } ?? .zero))
    add(
      "campaignd_queue_depth", .gauge, "Approved posts that are still to go out.",
      Sample(facts.dispatches[.scheduled] ?? 0))
    add(
      "campaignd_overdue_posts", .gauge, "Posts whose time has come and that have not left yet.",
      Sample(facts.overdue))
    add(
      "campaignd_next_post_timestamp_seconds", .gauge, "When the next post goes out.",
      facts.next.map { [Sample(seconds: $0.sinceEpoch)] } ?? [])
    add("campaignd_holds", .gauge, "Holds in force.", Sample(facts.holds))
    add(
      "campaignd_account_stopped", .gauge,
      "Accounts that nothing is tried on until somebody has looked; always 1.",
      facts.stopped.map { Sample(1, ("account", $0.text)) })
    add(
      "campaignd_record_entries_total", .counter, "Entries of the record since its beginning.",
      Sample(facts.entries))
  }

  fileprivate mutating func add(_ counts: Meters.Counts) {
    add(
      "campaignd_acts_total", .counter, "What was done since the start, as the record calls it.",
      Act.allCases.map { Sample(counts.acts[$0] ?? 0, ("act", $0.rawValue)) })
    add(
      "campaignd_gate_findings_total", .counter,
      "What the gate's rules found since the start, by rule.",
      counts.findings.sorted { $0.key < $1.key }.map { Sample($0.value, ("rule", $0.key)) })
    add(
      "campaignd_delivery_lateness_seconds", "How long after their slots posts were published.",
      counts.lateness)
  }
}

extension Instant {
  fileprivate var sinceEpoch: Duration { .microseconds(microseconds) }
}
