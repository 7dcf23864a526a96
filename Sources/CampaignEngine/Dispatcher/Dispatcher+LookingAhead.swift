import CampaignCore
import CampaignStore
import CivilTime

extension Dispatcher {
  /// Shortly before something is due: has read what is to leave, and the ways to its accounts ready
  /// for it, all at once: one that is slow keeps no other.
  func lookAhead() {
    guard lookingAhead == nil, let foresight else { return }
    let (books, ledger, now) = (books, memory.ledger, clock.now)
    lookingAhead = Task(priority: .utility) {
      let due = await foresight.lookAhead(in: books, after: ledger, at: now)
      let publishers = self.publishers
      await withDiscardingTaskGroup { group in
        for (account, revisions) in due {
          guard let publisher = publishers[account] else { continue }
          group.addTask { await publisher.getReady(for: revisions) }
        }
      }
      self.lookingAhead = nil
    }
  }

  /// Sleeps until then; shortly before something is due it wakes once more, to read ahead.
  func rest(until wake: Instant?) async {
    guard let wake else { return await doorbell.wait() }
    let now = clock.now
    guard wake > now else { return }
    let early = wake - Foresight.span
    if early <= now { lookAhead() }
    await doorbell.wait(until: early > now ? early : wake, on: clock)
  }
}
