import CampaignCore
import CampaignStore
import CivilTime

/// The states of the house as the record alone tells them: read from the first entry on, never from
/// the tables. Each entry must be a step its machine allows.
struct RecordReplay: Sendable {
  private(set) var chain = AuditChain()
  private(set) var states = HouseStates()
  /// Its last entries, as lines.
  private(set) var last: [String] = []

  /// What is wrong with the next entry; nil where it follows.
  mutating func follow(_ entry: AuditEntry) -> String? {
    last =
      last.suffix(30) + ["\(entry.number) \(entry.did.rawValue) \(entry.subject) \(entry.detail)"]
    if let fault = chain.follow(entry) { return "\(fault)" }
    guard let fault = states.follow(entry) else { return nil }
    return "entry \(entry.number) (\(entry.did.rawValue) \(entry.subject)): \(fault)"
  }
}

/// Where everything stands, by its key.
struct HouseStates: Hashable, Sendable {
  var reviews: [String: String] = [:]
  var dispatches: [String: String] = [:]
  /// `revision date planned` of each post.
  var posts: [String: String] = [:]
  var holds: Set<String> = []
  var stopped: Set<String> = []
  /// The dispatches of each post; the tables have theirs elsewhere.
  private var ways: [String: Set<String>] = [:]
}

extension HouseStates {
  /// As the tables have it.
  static func read(_ connection: any Connection) throws -> HouseStates {
    var states = HouseStates()
    for row in try connection.rows("select revision, state from review") {
      states.reviews[try row.text("revision")] = try row.text("state")
    }
    for row in try connection.rows("select id, state from dispatch") {
      states.dispatches[try row.text("id")] = try row.text("state")
    }
    for row in try connection.rows("select id, revision, date_status, planned from post") {
      let isPlanned = try row.integer("planned") == 1
      states.posts[try row.text("id")] =
        "\(try row.text("revision")) \(try row.text("date_status")) \(isPlanned)"
    }
    states.holds = Set(
      try connection.rows("select id from hold where lifted_at is null").map { try $0.text("id") })
    states.stopped = Set(
      try connection.rows("select account from account_state where stopped_reason is not null")
        .map { try $0.text("account") })
    return states
  }

  /// Where the record and the tables part.
  func difference(from tables: HouseStates) -> String? {
    func part(_ name: String, _ told: [String: String], _ kept: [String: String]) -> String? {
      for key in Set(told.keys).union(kept.keys).sorted() where told[key] != kept[key] {
        return "\(name) \(key): the record says \(told[key] ?? "nothing"), "
          + "the table says \(kept[key] ?? "nothing")"
      }
      return nil
    }
    return part("review", reviews, tables.reviews)
      ?? part("dispatch", dispatches, tables.dispatches) ?? part("post", posts, tables.posts)
      ?? (holds == tables.holds ? nil : "holds: \(holds) and \(tables.holds)")
      ?? (stopped == tables.stopped ? nil : "stopped accounts: \(stopped) and \(tables.stopped)")
  }
}

extension HouseStates {
  mutating func follow(_ entry: AuditEntry) -> String? {
    let detail = entry.detail
    let revision = detail["revision"] ?? ""
    switch entry.did {
    case .planned:
      reviews[revision] = detail["review"]
      posts[entry.subject] = "\(revision) \(detail["date"] ?? "") true"
    case .superseded: return end(revision, in: .superseded)
    case .withdrawn:
      // What may be out stays what it is until that is known.
      if !mayBeOut(entry.subject) { leaveOut(entry.subject) }
      return end(revision, in: .withdrawn)
    case .dateChanged:
      let words = (posts[entry.subject] ?? "").split(separator: " ")
      guard words.count == 3, words[1] == detail["from"] ?? "" else { return "another date" }
      posts[entry.subject] = "\(words[0]) \(detail["to"] ?? "") true"
    case .approved, .returned, .lapsed:
      return move(revision, to: detail["review"], from: [.inReview, .approved, .changesRequested])
    case .approvedByPolicy:
      return reviews[revision] == "approved" ? nil : "the review is not approved"
    case .changesRequested:
      return move(
        revision, to: "changesRequested", from: [.blocked, .inReview, .changesRequested, .approved])
    case .rejected:
      return move(
        revision, to: "rejected", from: [.blocked, .inReview, .changesRequested, .approved])
    case .expired:
      return move(revision, to: "expired", from: [.blocked, .inReview, .changesRequested])
    case .scheduled:
      ways[entry.subject, default: []].insert(detail["dispatch"] ?? "")
      return schedule(detail["dispatch"] ?? "")
    case .attempted: return move(entry, .claim(lease: entry.at))
    case .delivered: return move(entry, .accept)
    case .refused: return refuse(entry)
    case .unreadable: dispatches[detail["dispatch"] ?? ""] = "failed"
    case .postponed: return move(entry, .postpone(until: entry.at))
    case .uncertain: return detail["needs"] == nil ? move(entry, .lose) : stays(entry, .uncertain)
    case .keptBack: return move(entry, .hold)
    case .missed: return move(entry, .miss)
    case .cancelled:
      if isOfItsWords(entry) { leaveOut(entry.subject) }
      return move(entry, .cancel)
    case .resolved: return move(entry, detail["now"] == "delivered" ? .accept : .miss)
    case .retracted: return move(entry, .retract)
    case .holdPlaced: return holds.insert(entry.subject).inserted ? nil : "placed twice"
    case .holdLifted: return holds.remove(entry.subject) == nil ? "no such hold" : nil
    case .accountStopped: stopped.insert(entry.subject)
    case .accountResumed: return stopped.remove(entry.subject) == nil ? "was not stopped" : nil
    case .started, .stopped, .planRead, .planRefused, .pruned, .changedTooLate, .moved, .actEnded,
      .duplicated, .asked,
      .retracting, .notRetracted, .describing, .described, .notDescribed, .clockSet, .zonesChanged,
      .restored, .preflight,
      .preflightFault, .dateNoted, .decisionNeeded, .decided:
      break
    }
    return nil
  }

  private mutating func end(_ revision: String, in state: Review.State) -> String? {
    move(
      revision, to: state.rawValue,
      from: [.blocked, .inReview, .changesRequested, .approved, .rejected, .expired])
  }

  private mutating func move(
    _ revision: String, to state: String?, from before: Set<Review.State>
  ) -> String? {
    guard let was = reviews[revision].flatMap(Review.State.init(rawValue:)), before.contains(was)
    else { return "the review was \(reviews[revision] ?? "not there")" }
    reviews[revision] = state
    return nil
  }

  private mutating func leaveOut(_ post: String) {
    posts[post] = posts[post]?.replacing(" true", with: " false")
  }

  private func mayBeOut(_ post: String) -> Bool {
    let states = ways[post, default: []].compactMap { dispatches[$0] }
    return !Set(states).isDisjoint(with: ["claimed", "uncertain"])
  }

  /// Whether a dispatch that was taken back was of the words that its post has now.
  private func isOfItsWords(_ entry: AuditEntry) -> Bool {
    guard ["withdrawn", "superseded"].contains(entry.detail["because"]),
      let digest = posts[entry.subject]?.split(separator: " ").first
    else { return false }
    let revision = Digest(hex: String(digest))
    return Dispatch.id(post: Post.ID(entry.subject), revision: revision).text
      == entry.detail["dispatch"]
  }

  private mutating func schedule(_ dispatch: String) -> String? {
    guard dispatches[dispatch] == nil || dispatches[dispatch] == "cancelled" else {
      return "the dispatch was \(dispatches[dispatch] ?? "")"
    }
    dispatches[dispatch] = "scheduled"
    return nil
  }

  private mutating func move(_ entry: AuditEntry, _ event: DispatchEvent) -> String? {
    let id = entry.detail["dispatch"] ?? ""
    guard let was = dispatches[id].flatMap(Dispatch.State.init(rawValue:)),
      let next = Dispatch.state(after: was, event)
    else { return "the dispatch was \(dispatches[id] ?? "not there")" }
    dispatches[id] = next.rawValue
    return nil
  }

  /// A request that could not even be prepared is refused before it was ever claimed.
  private mutating func refuse(_ entry: AuditEntry) -> String? {
    if dispatches[entry.detail["dispatch"] ?? ""] == "scheduled" {
      dispatches[entry.detail["dispatch"] ?? ""] = "failed"
      return nil
    }
    return move(entry, .refuse)
  }

  private func stays(_ entry: AuditEntry, _ state: Dispatch.State) -> String? {
    dispatches[entry.detail["dispatch"] ?? ""] == state.rawValue ? nil : "is not \(state.rawValue)"
  }
}
