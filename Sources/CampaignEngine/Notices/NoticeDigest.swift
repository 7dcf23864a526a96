import CampaignCore
import CampaignStore
import CivilTime

extension Transaction {
  /// Each morning, once: the day ahead, for each person what concerns them.
  func digests(_ house: House, _ zone: ZoneRules) throws -> [Notice] {
    guard let time = house.notices.digestAt else { return [] }
    let today = zone.local(of: now).date
    let due = zone.resolve(CivilDateTime(date: today, time: time)).instant
    let last = try reading.noticeMark("digest") ?? 0
    // What was slept through by more than the morning is not sent in the evening.
    guard now >= due, now < due + .seconds(6 * 3600), last < due.microseconds else { return [] }
    try mark("digest", due.microseconds)
    let end = zone.resolve(CivilDateTime(date: today.adding(days: 1), time: .midnight)).instant
    let day = try reading.dayAhead(from: now, to: end)
    let general = try reading.standing(at: now)
    let forAll = Notice(
      key: "digest/\(today)", kind: .digest, title: "\(today): \(day.count) posts today",
      lines: section("Today", day) + general, to: [], at: now)
    return try [forAll]
      + house.people.values.sorted { $0.id < $1.id }.compactMap { person in
        let mine = try reading.waiting(for: person, house, at: now)
        let watches = !person.roles.isDisjoint(with: [.onCall, .administrator, .approver, .author])
        guard watches || !mine.isEmpty else { return nil }
        return Notice(
          key: "digest/\(today)/\(person.id)", kind: .digest,
          title: "\(today): \(day.count) posts today, \(mine.count) wait for you",
          lines: section("Today", day) + section("Waiting for you", mine) + general,
          to: [person.id], at: now)
      }
  }
}

private func section(_ title: String, _ lines: [String]) -> [String] {
  lines.isEmpty ? ["\(title): nothing"] : ["\(title):"] + lines.map { "  \($0)" }
}

extension Reading {
  fileprivate func dayAhead(from first: Instant, to last: Instant) throws -> [String] {
    try queue(from: first, to: last, limit: 200).map { post in
      let slot = post.revision.post.slot
      return "\(slot.local.time)  \(post.number) \(post.revision.post.id): \(post.state)"
    }
  }

  fileprivate func waiting(
    for person: Person, _ house: House, at now: Instant
  ) throws -> [String] {
    let question = QueueQuestion(
      from: now, to: .distantFuture, state: .review(.inReview), limit: 200)
    return try queue(question).compactMap { post in
      guard let policy = house.policies[post.revision.policy],
        let review = try review(post.revision.digest),
        review.wants(person, under: policy, at: now)
      else { return nil }
      return "\(post.revision.post.slot.words)  \(post.number) \(post.revision.post.id)"
    }
  }

  /// What is not as it should be, whoever reads.
  fileprivate func standing(at now: Instant) throws -> [String] {
    let holds = try holds(at: now).map { "\($0.id): \($0.scope), \($0.reason)" }
    let stopped = try stoppedAccounts().map { "\($0.key): \($0.value)" }.sorted()
    var lines = section("On hold", holds) + section("Accounts that let us in no more", stopped)
    for state in [Dispatch.State.missed, .failed, .uncertain] {
      let question = QueueQuestion(
        from: now - .seconds(86_400), to: now, state: .dispatch(state), limit: 50)
      lines += section(
        "Since yesterday \(state.rawValue)",
        try queue(question).map { "\($0.number) \($0.revision.post.id)" })
    }
    return lines
  }
}
