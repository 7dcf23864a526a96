import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Support

/// A whole day of happenings on a world of its own, with a witness beside it. After each happening
/// the laws are asked.
package actor RandomDay {
  /// A law that did not hold, with the day that broke it.
  package struct Breach: CustomStringConvertible {
    let seed: UInt64
    let laws: [String]
    let happenings: [String]
    /// The last of what the house wrote down.
    let record: [String]

    package var description: String {
      (["seed \(seed): " + laws.joined(separator: "; ")] + happenings + record).joined(
        separator: "\n  ")
    }
  }

  private let seed: UInt64
  private let world: World
  private let happenings: [Happening]
  private var drafts: [Draft]
  private var knowledge = Knowledge.full
  private var older: [Int: PostRevision] = [:]
  private var witness = Witness()
  private var replay = RecordReplay()
  private var lived: [String] = []

  package init(
    seed: UInt64, length: Int, mood: Happening.Mood = .anything, on database: any Database,
    tenure: Tenure = .alone
  ) async throws {
    self.seed = seed
    var generator = SeededGenerator(seed: seed)
    drafts = (0..<Happening.entries).map { Draft.random($0, using: &generator) }
    // On most days the first two are a thread, which is due at one moment.
    if Int.random(in: 0..<3, using: &generator) > 0 { drafts[1].minutes = drafts[0].minutes }
    happenings = Happening.day(length, mood, using: &generator)
    world = try await World(on: database, tenure: tenure)
  }

  /// Lives the day.
  /// - Returns: nil where every law held at every moment.
  package func breach() async throws -> Breach? {
    await readCalendar()
    if let breach = try await look(after: "the calendar is read") { return breach }
    for happening in happenings {
      try await live(happening)
      if let breach = try await look(after: "\(happening)") { return breach }
    }
    try await endInPeace()
    return try await look(after: "the day ends in peace")
  }

  /// What reached readers, for the account of a run.
  package var published: Int { world.stage.shown.count }
  /// The requests that left, and how many of them went wrong.
  package var requests: (all: Int, wrong: Int) {
    let sendings = world.stage.sendings
    return (
      Set(sendings.map(\.request)).count,
      Set(sendings.filter { $0.mishap != nil }.map(\.request)).count
    )
  }
  /// After how many events the laws were asked.
  package var events: Int { lived.count }
}

// MARK: - Living

extension RandomDay {
  private func live(_ happening: Happening) async throws {
    switch happening {
    case .write(let entry, let words):
      older[entry] = drafts[entry].revision
      drafts[entry].words = words
      await readCalendar()
    case .move(let entry, let minutes):
      older[entry] = drafts[entry].revision
      drafts[entry].minutes = minutes
      await readCalendar()
    case .strike(let entry):
      drafts[entry].isPlanned = false
      await readCalendar()
    case .bringBack(let entry):
      drafts[entry].isPlanned = true
      await readCalendar()
    case .date(let entry, let date):
      drafts[entry].date = date
      await readCalendar()
    case .registry(let knowledge):
      self.knowledge = knowledge
      await readCalendar()
    case .faults: _ = await world.readFaults()
    case .approve(let entry, let person, let words):
      await approve(entry, by: Draft.people[person], words)
    case .everyone(let entry):
      for person in Draft.people { await approve(entry, by: person, .current) }
    case .sendBack(let entry, let person):
      let answer = await world.sendBack(drafts[entry].revision, by: Draft.people[person])
      if answer.isDone { witness.seeNo(to: drafts[entry].revision.post.id) }
    case .reject(let entry, let person):
      let answer = await world.reject(drafts[entry].revision, by: Draft.people[person])
      if answer.isDone { witness.seeNo(to: drafts[entry].revision.post.id) }
    case .hold(let scope, let minutes, let sparing): await hold(scope, minutes, sparing)
    case .resume(let number): await resume(number)
    case .resolve(let entry): await resolve(drafts[entry].revision.post.id)
    case .reslot(let entry, let person, let minutes):
      await reslot(drafts[entry].revision.post.id, by: Draft.people[person], minutes)
    case .withdraw(let entry): await withdraw(drafts[entry].revision.post.id)
    case .retract(let entry): await retract(drafts[entry].revision.post.id)
    case .clock(let seconds):
      world.clock.advance(by: .seconds(seconds))
    case .mishap(let account, let mishap):
      world.stage.order(mishap, on: Draft.accounts[account].id)
    case .glance(let account, let glance):
      world.stage.order(glance, on: Draft.accounts[account].id)
    case .work: await world.work()
    case .restart: try await restart()
    case .crash(let moment):
      world.database.die(at: moment)
      await world.work()
      if world.database.isDead { witness.seeDeath() }
      try await restart()
    }
    if case .clock = happening, seed.isMultiple(of: 2) { await world.work() }
  }

  private func restart() async throws {
    world.database.revive()
    world.calendar.mend()
    try await world.restart()
    witness.seeRestart()
  }

  private func readCalendar() async {
    let posts = drafts.filter(\.isPlanned).map {
      PlannedPost(revision: $0.revision, status: $0.date)
    }
    let faults = await world.read(posts, knowing: knowledge)
    if faults.isEmpty { witness.see(posts, knowledge, stage: world.stage) }
  }

  private func approve(_ entry: Int, by person: Person, _ words: Happening.WordsRead) async {
    let written = drafts[entry].revision
    let current = witness.planned[written.post.id]?.revision ?? written
    let digest: Digest
    switch words {
    case .current: digest = current.digest
    case .older: digest = older[entry]?.digest ?? AuditChain.beginning
    case .none: digest = AuditChain.beginning
    }
    let answer = await world.call("approve", by: person) {
      $0.post = current.post.id.text
      $0.digest = digest.hex
    }
    if answer.isDone { witness.seeYes(to: digest, by: person, at: world.clock.now) }
  }

  private func hold(_ number: Int, _ minutes: Int?, _ sparing: Bool) async {
    let scopes: [Hold.Scope] = [
      .everything, .campaign("week"), .campaign("another"), .account(Sample.mastodon.id),
      .account(Sample.x.id), .unit("Rowan Ward"),
    ]
    let until = minutes.map { world.clock.now + .seconds(60 * $0) }
    let spares = sparing ? "patient-safety" : nil
    let name = await world.hold(scopes[number], until: until, sparing: spares)
    witness.see(Witness.HoldSeen(name: name, scope: scopes[number], until: until, spares: spares))
  }

  private func resume(_ number: Int) async {
    let names = witness.holds.map(\.name) + witness.stopped.map(\.text).sorted()
    guard !names.isEmpty else { return }
    let name = names[number % names.count]
    if await world.resume(name).isDone { witness.seeResumed(name) }
  }

  /// Somebody looks on the account and says what they see; nobody can see what is still on its way.
  private func resolve(_ post: Post.ID) async {
    guard !world.stage.isOnTheWay(post) else { return }
    let shown = world.stage.shown.first { $0.post == post }
    await world.resolve(post, published: shown?.receipt.url)
  }

  private func reslot(_ post: Post.ID, by person: Person, _ minutes: Int) async {
    let to = Sample.morning + .seconds(60 * minutes)
    let answer = await world.call("reslot", by: person) {
      $0.post = post.text
      $0.to = to.description
      $0.reason = "a better hour"
    }
    guard answer.isDone, let calendar = witness.calendar[post] else { return }
    let slot = calendar.revision.post.slot
    let moved = Sample.slot(to, grace: slot.deadline - slot.instant)
    see(.moved(moved), on: calendar, by: person)
  }

  private func withdraw(_ post: Post.ID) async {
    let answer = await world.call("withdraw", by: Sample.clinician) {
      $0.post = post.text
      $0.reason = "an inquest opens"
    }
    guard answer.isDone, let calendar = witness.calendar[post] else { return }
    see(.withdrawn, on: calendar, by: Sample.clinician)
  }

  private func see(_ kind: DeskAct.Kind, on calendar: PlannedPost, by person: Person) {
    witness.see(
      DeskAct(
        post: calendar.revision.post.id, kind: kind,
        calendarSlot: calendar.revision.post.slot.instant, by: person.id, at: world.clock.now,
        reason: "seen"))
  }

  private func retract(_ post: Post.ID) async {
    _ = await world.call("retract", by: Sample.onCall) {
      $0.post = post.text
      $0.reason = "asked to"
    }
  }

  /// Everything works again, and the day goes by.
  private func endInPeace() async throws {
    world.stage.calm()
    try await restart()
    await world.advance(to: max(world.clock.now, World.time("14:00")))
  }
}

// MARK: - Looking

extension RandomDay {
  private func look(after happening: String) async throws -> Breach? {
    lived.append("\(world.clock.now) \(happening)")
    var broken = try witness.judge(world.stage, at: world.clock.now)
    broken += try await readRecord()
    let (replay, shown) = (replay, world.stage.shown)
    let tables = try await world.database.read { try HouseStates.read($0) }
    if let difference = replay.states.difference(from: tables) { broken.append(difference) }
    for post in shown {
      let id = Dispatch.id(post: post.post, revision: post.revision).text
      let state = tables.dispatches[id] ?? "nothing"
      if !["claimed", "uncertain", "delivered"].contains(state) {
        broken.append("\(post.post) is out, and the house says \(state)")
      }
    }
    return broken.isEmpty
      ? nil
      : Breach(
        seed: seed, laws: broken, happenings: lived, record: replay.last)
  }

  private func readRecord() async throws -> [String] {
    let last = replay.chain.number
    let entries = try await world.books.read { try $0.entries(after: last, limit: .max) }
    return entries.compactMap { replay.follow($0) }
  }
}
