import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Transaction {
  /// Where a platform makes a thread public in one act, no part goes ahead of another whose pictures
  /// are not there yet: all of it waits for them, and leaves whole.
  /// - Parameter due: posts of one account, each behind what it replies to.
  /// - Returns: those that do not wait for that.
  func leavingWhole(_ due: [DueRecord], _ claiming: Claiming) throws -> [DueRecord] {
    guard due.count > 1, let account = due.first?.dispatch.account,
      let publisher = claiming.context.publishers[account]
        as? any ThreadPublisher & PicturePublisher,
      publisher.takesThreads
    else { return due }
    var staying: Set<Post.ID> = []
    for thread in due.threads where thread.contains(where: { !$0.revision.media.isEmpty }) {
      staying.formUnion(try keepWhole(thread, by: publisher, claiming))
    }
    return staying.isEmpty ? due : due.filter { !staying.contains($0.dispatch.post) }
  }

  /// - Returns: those that do not leave now.
  private func keepWhole(
    _ thread: [DueRecord], by publisher: any Publisher, _ claiming: Claiming
  ) throws -> Set<Post.ID> {
    let context = claiming.context
    var (missing, unreadable) = (Set<Post.ID>(), Set<Post.ID>())
    for part in thread where !part.revision.media.isEmpty {
      let isNew = try reading.isNew(part.dispatch)
      let due = part.duePost(in: context.plan.house)
      switch try picturesAtHand(for: due, by: publisher, context, isNew: isNew) {
      case .asTheyAre, .handedOver: break
      case .missing: missing.insert(part.dispatch.post)
      case .unreadable: unreadable.insert(part.dispatch.post)
      }
    }
    guard !missing.isEmpty else { return unreadable }
    let together = try leavingTogether(
      thread.filter { !unreadable.contains($0.dispatch.post) }, claiming)
    guard let pictured = together.first(where: { missing.contains($0.post) }) else {
      return unreadable
    }
    for part in together { try park(part, awaitingPicturesOf: pictured) }
    return unreadable.union(together.map(\.post))
  }

  /// The parts of a thread that nothing but a picture would keep from leaving as one.
  private func leavingTogether(
    _ thread: [DueRecord], _ claiming: Claiming
  ) throws -> [Dispatch] {
    guard let first = thread.first, try hasItsTurn(first.revision) else { return [] }
    var (ledger, leaving) = (claiming.ledger, [Dispatch]())
    for part in thread {
      let isBehindAnother = leaving.contains { $0.post == part.revision.repliesTo }
      guard part.dispatch.id == first.dispatch.id || isBehindAnother,
        try reading.isNew(part.dispatch)
      else { continue }
      let (verdict, disclosure) = claiming.context.foresight.examine(part.revision, after: ledger)
      let decision = part.duePost(in: claiming.context.plan.house).decision(
        holds: claiming.holds, verdict: verdict, at: moment(of: part.dispatch))
      guard case .publish = decision else { continue }
      ledger.record(disclosure)
      leaving.append(part.dispatch)
    }
    return leaving
  }

  /// Whether what has to be out before a thread's first part is out.
  private func hasItsTurn(_ revision: PostRevision) throws -> Bool {
    switch try reading.parent(of: revision) {
    case .none, .published: break
    case .stillToCome, .gone: return false
    }
    switch try reading.run(before: revision) {
    case .goesOn: return true
    case .waits, .stopped: return false
    }
  }
}

extension [DueRecord] {
  /// Those that reply to others among them in the same slot, together with these; in their order. Nobody
  /// waits for what is due later than itself.
  fileprivate var threads: [[DueRecord]] {
    var (threads, places) = ([[DueRecord]](), [Post.ID: Int]())
    for record in self {
      let parent = record.revision.repliesTo.flatMap { places[$0] }
      let place =
        parent.flatMap { place in
          threads[place][0].dispatch.slot == record.dispatch.slot ? place : nil
        } ?? threads.endIndex
      if place == threads.endIndex { threads.append([]) }
      threads[place].append(record)
      places[record.dispatch.post] = place
    }
    return threads.filter { $0.count > 1 }
  }
}
