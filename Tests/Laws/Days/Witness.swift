import CampaignCore
import CivilTime
import SafetyGate
import Support

/// Somebody who stands beside the house and remembers what people said and did, without a look into
/// its books: by this the laws are judged.
struct Witness: Sendable {
  struct HoldSeen: Sendable {
    let name: String
    let scope: Hold.Scope
    let until: Instant?
    let spares: String?
  }

  /// What the calendar says that the daemon last took in.
  private(set) var calendar: [Post.ID: PlannedPost] = [:]
  /// What people did to its posts at the desk.
  private var acts: [Post.ID: DeskAct] = [:]
  /// What the calendar says, with what people did to it.
  private(set) var planned: [Post.ID: PlannedPost] = [:]
  private(set) var knowledge = Knowledge.full
  private(set) var revisions: [Digest: PostRevision] = [:]
  /// Who said yes to which words, and when, since those words came.
  private var yes: [Digest: [Person.ID: Instant]] = [:]
  private(set) var holds: [HoldSeen] = []
  private(set) var stopped: Set<Account.ID> = []
  private var pausedUntil: [Account.ID: Instant] = [:]
  private var judged = 0
  /// Whether the daemon died since it was last judged: answers that came then may not have been
  /// written down.
  private var hasDied = false
  /// Faults noticed while people acted.
  private(set) var faults: [String] = []
}

// MARK: - What it sees

extension Witness {
  mutating func see(_ posts: [PlannedPost], _ knowledge: Knowledge, stage: Stage) {
    calendar = Dictionary(uniqueKeysWithValues: posts.map { ($0.revision.post.id, $0) })
    acts = acts.filter { post, act in calendar[post].map { act.stands(beside: $0) } ?? true }
    let next = underActs
    let mayBeOut = Set(stage.sendings.filter(\.mayBeOut).map(\.post))
    for (post, before) in planned where !mayBeOut.contains(post) {
      if next[post]?.revision.digest != before.revision.digest { yes[before.revision.digest] = nil }
    }
    planned = next
    self.knowledge = knowledge
    for post in next.values { revisions[post.revision.digest] = post.revision }
  }

  private var underActs: [Post.ID: PlannedPost] {
    calendar.compactMapValues { post in
      acts[post.revision.post.id].map { $0.applied(to: post) } ?? post
    }
  }

  /// A person has moved or withdrawn a post.
  mutating func see(_ act: DeskAct) {
    acts[act.post] = act
    seeNo(to: act.post)
    planned[act.post] = underActs[act.post]
    if let revision = planned[act.post]?.revision { revisions[revision.digest] = revision }
  }

  mutating func seeYes(to digest: Digest, by person: Person, at now: Instant) {
    yes[digest, default: [:]][person.id] = now
    if revisions[digest]?.author == person.id { faults.append("an author approved their own post") }
    if planned[revisions[digest]?.post.id ?? ""]?.revision.digest != digest {
      faults.append("words that are not the calendar's were approved")
    }
  }

  mutating func seeNo(to post: Post.ID) {
    if let digest = planned[post]?.revision.digest { yes[digest] = nil }
  }

  mutating func see(_ hold: HoldSeen) { holds.append(hold) }

  mutating func seeResumed(_ name: String) {
    holds.removeAll { $0.name == name }
    stopped.remove(Account.ID(name))
  }

  /// A daemon that begins anew has not heard who asked it to wait.
  mutating func seeRestart() { pausedUntil = [:] }

  /// A daemon that died may not have heard the last answers.
  mutating func seeDeath() { hasDied = true }
}

// MARK: - Judging

extension Witness {
  /// Judges what left the house since it last looked, after the daemon has worked.
  mutating func judge(_ stage: Stage, at now: Instant) throws -> [String] {
    let sendings = stage.sendings
    var broken = faults
    for index in judged..<sendings.count {
      broken += try judge(sendings[index], after: sendings[..<index])
      if isWithoutParent(sendings[index], on: stage) {
        broken.append("\(sendings[index].post) left, and what it replies to is not out")
      }
    }
    for sending in sendings[judged...] { remember(sending) }
    judged = sendings.count
    hasDied = false
    holds.removeAll { $0.until.map { $0 <= now } ?? false }
    for (post, shown) in Dictionary(grouping: stage.shown, by: \.post) where shown.count > 1 {
      broken.append("\(post) is out \(shown.count) times")
    }
    return broken
  }

  /// A reply leaves when what it answers is out, or in one request with it.
  private func isWithoutParent(_ sending: Stage.Sending, on stage: Stage) -> Bool {
    guard let parent = revisions[sending.revision]?.repliesTo else { return false }
    let isBeside = stage.sendings.contains { $0.post == parent && $0.request == sending.request }
    return !isBeside && !stage.shown.contains { $0.post == parent }
  }

  private mutating func remember(_ sending: Stage.Sending) {
    switch sending.mishap {
    case .accessLost: if !hasDied { stopped.insert(sending.account) }
    case .wait(let time?): if !hasDied { pausedUntil[sending.account] = sending.at + time }
    case nil, .answerLost, .lostOnTheWay, .arrivesLate, .refused, .wait(nil), .notSent,
      .leavesOut:
      break
    }
  }

  private func judge(_ sending: Stage.Sending, after before: ArraySlice<Stage.Sending>) throws
    -> [String]
  {
    guard let revision = revisions[sending.revision] else { return ["unknown words left"] }
    var broken: [String] = []
    func law(_ holds: Bool, _ sentence: String) {
      if !holds { broken.append("\(sending.post) left at \(sending.at): \(sentence)") }
    }
    let now = sending.at
    let slot = revision.post.slot
    let earlier = before.filter { $0.dispatch == sending.dispatch && $0.mayBeOut }
    let calendar = planned[sending.post]
    if earlier.isEmpty {
      law(calendar?.revision.digest == sending.revision, "the calendar does not say these words")
    }
    law(calendar.map { $0.status == .confirmed } ?? !earlier.isEmpty, "its date is not confirmed")
    law(slot.instant <= now, "before its slot")
    law(now <= slot.deadline, "after its deadline")
    law(revision.notBefore.map { $0 <= now } ?? true, "before its embargo ends")
    law(!holds.contains { $0.covers(revision, at: now) }, "under a hold")
    law(!stopped.contains(sending.account), "its account is stopped")
    law(pausedUntil[sending.account].map { $0 <= now } ?? true, "its account was asked to wait")
    let outcome = try knowledge.gate().examine(
      GateSubject(revision, on: Sample.house.accounts[sending.account])
    ).outcome
    law(outcome != .block, "the gate stops it")
    law(isApproved(revision, outcome, at: now), "its quorum has not approved these words")
    switch Sample.house.accounts[sending.account]?.repeatability {
    case .never: law(earlier.isEmpty, "a second time, where nothing may be sent twice")
    case .within(let window):
      law(earlier.isEmpty || now < sending.stamp + window, "again, after its key was forgotten")
    case .forever, nil: break
    }
    return broken
  }

  private func isApproved(
    _ revision: PostRevision, _ outcome: GateVerdict.Outcome, at now: Instant
  ) -> Bool {
    guard let policy = Sample.house.policies[revision.policy] else { return false }
    let quorum = outcome == .review ? policy.quorumForReview : policy.quorum
    guard outcome != .review || !quorum.isEmpty else { return false }
    let people = (yes[revision.digest] ?? [:])
      .filter { $0.key != revision.author && $0.key != revision.editor }
      .filter { given in policy.validFor.map { now <= given.value + $0 } ?? true }
      .compactMap { Sample.house.people[$0.key] }
    let chairs = quorum.flatMap { Array(repeating: $0.key, count: $0.value) }
    return canSeat(chairs[...], people)
  }

  /// Tries every order: a house has few people.
  private func canSeat(_ chairs: ArraySlice<Role>, _ people: [Person]) -> Bool {
    guard let chair = chairs.first else { return true }
    return people.contains { person in
      person.roles.contains(chair)
        && canSeat(chairs.dropFirst(), people.filter { $0.id != person.id })
    }
  }
}

extension Witness.HoldSeen {
  func covers(_ revision: PostRevision, at now: Instant) -> Bool {
    if let until, until <= now { return false }
    if let spares, spares == revision.priority { return false }
    switch scope {
    case .everything: return true
    case .campaign(let campaign, let chat):
      return campaign == revision.post.campaign && (chat == nil || chat == revision.post.entry.chat)
    case .account(let account): return account == revision.post.account
    case .unit(let unit): return unit == revision.unit
    }
  }
}
