import CampaignCore
import CampaignStore
import CivilTime

/// What there is to tell of one post, and whom.
struct NoticeItem: Sendable {
  let kind: Notice.Kind
  let line: String
  let to: Set<Person.ID>
}

extension Transaction {
  /// Writes down what is new to tell since the last round.
  /// - Returns: whether there is more of the record to read.
  func gatherNotices(for house: House, _ zone: ZoneRules) throws -> Bool {
    let ways = house.notices.ways
    let told = try reading.noticeMark("record") ?? 0
    let entries = try reading.entries(after: told, limit: 500)
    var items: [NoticeItem] = []
    // Who begins to be told is not told of long ago.
    for entry in entries where entry.at > now - .seconds(86_400) {
      items += try reading.items(of: entry, house, at: now)
    }
    items += try expiring(house)
    let place = entries.last?.number ?? told
    for notice in grouped(items, place) { try tell(notice, by: ways) }
    for notice in try silence(house) { try tell(notice, by: ways) }
    for notice in try digests(house, zone) {
      // Each their own by mail; in the channel one for all.
      try tell(notice, by: ways.filter { ($0 == .webhook) == notice.to.isEmpty })
    }
    if place != told { try mark("record", place) }
    try markRound()
    return entries.count == 500
  }

  /// One notice for all that is of one kind and for the same people: a calendar of a hundred new posts
  /// is one mail.
  private func grouped(_ items: [NoticeItem], _ place: Int64) -> [Notice] {
    struct Audience: Hashable {
      let kind: Notice.Kind
      let to: Set<Person.ID>
    }
    let groups = Dictionary(grouping: items) { Audience(kind: $0.kind, to: $0.to) }
    return groups.map { audience, items in
      let people = audience.to.sorted()
      let names = people.map(\.text).joined(separator: "+")
      let lines = items.map(\.line)
      let shown = Array(lines.prefix(40))
      return Notice(
        key: "\(audience.kind.rawValue)/\(place)/\(now.microseconds)/\(names)",
        kind: audience.kind, title: audience.kind.title(lines.count),
        lines: shown + (lines.count > 40 ? ["… and \(lines.count - 40) more"] : []),
        to: people, at: now)
    }
    .sorted { $0.key < $1.key }
  }

  private func expiring(_ house: House) throws -> [NoticeItem] {
    var items: [NoticeItem] = []
    // The nearer first: what is told two hours ahead need not be told a day ahead as well.
    for hours in [Int64(2), 24] {
      for review in try reading.expiringReviews(at: now, hours: hours, limit: 200) {
        try told(review, hours: hours)
        let left = (review.slot.instant - now).words
        let people = try reading.wanted(for: review, house, at: now).union([review.author])
        items.append(
          NoticeItem(
            kind: .expiring,
            line: "\(try reading.name(of: review.post)), \(review.slot.words), in \(left): "
              + "\(review.state.words); what is not approved by its slot does not go out",
            to: people))
      }
    }
    return items
  }

  /// Posts are due and nothing works on them, or nothing did for some time.
  private func silence(_ house: House) throws -> [Notice] {
    let people = house.people(with: Notice.Kind.nothingRan.roles).map(\.id)
    var notices: [Notice] = []
    let stuck = try reading.overdueCount(before: now - .seconds(300))
    if stuck > 0 {
      notices.append(
        Notice(
          key: "nothing-ran/stuck/\(now.seconds / 3600)", kind: .nothingRan,
          title: "\(stuck) posts have been due for five minutes and have not left",
          lines: ["Look at 'campaignctl status' and 'journalctl -u campaignd'."], to: people,
          at: now))
    }
    if let last = try reading.noticeMark("round").map(Instant.init(microseconds:)),
      now - last > .seconds(1800)
    {
      let due = try reading.dueCount(from: last, to: now)
      if due > 0 {
        notices.append(
          Notice(
            key: "nothing-ran/gap/\(last.microseconds)", kind: .nothingRan,
            title: "campaignd did not run from \(last) to \(now)",
            lines: [
              "\(due) posts were due in that time; 'campaignctl queue --state missed' lists those "
                + "that did not go out, and 'campaignctl reslot' gives one another time."
            ], to: people, at: now))
      }
    }
    return notices
  }

  private func markRound() throws {
    let last = try reading.noticeMark("round") ?? 0
    // Ten minutes are enough to know how long nothing ran, and spare the disk.
    if now.microseconds - last >= 590_000_000 {
      try mark("round", now.microseconds)
      try forgetNotices(before: now - .seconds(90 * 86_400))
    }
  }
}

extension Notice.Kind {
  fileprivate func title(_ count: Int) -> String {
    let posts = count == 1 ? "1 post" : "\(count) posts"
    return switch self {
    case .needsApproval: "\(posts) to approve"
    case .sentBack: "\(posts) sent back for changes"
    case .expiring: "\(posts) not approved yet, and the slot comes near"
    case .held: "\(posts) kept back by a hold"
    case .missed: "\(posts) missed"
    case .failed: "\(posts) failed"
    case .uncertain: "\(posts) of which nobody knows whether it is out"
    case .notAsAsked: "\(posts) out, but not as asked"
    case .tokenFailing: "An account does not let us in any more"
    case .preflight: "Something stands in the way of tomorrow's posts"
    case .preflightClear: "Nothing stands in the way of tomorrow's posts"
    case .decision: "Somebody has to decide about dates"
    case .nothingRan: "Nothing ran"
    case .digest: "The day ahead"
    }
  }
}

extension Reading {
  /// The people whose yes a review waits for.
  func wanted(for review: Review, _ house: House, at now: Instant) throws -> Set<Person.ID> {
    guard let revision = try revision(review.revision),
      let policy = house.policies[revision.policy]
    else { return [] }
    return Set(house.people.values.filter { review.wants($0, under: policy, at: now) }.map(\.id))
  }

  /// A post as a notice calls it: its short name and its id.
  func name(of post: Post.ID) throws -> String {
    try self.post(post).map { "\($0.number) \(post)" } ?? post.text
  }
}
