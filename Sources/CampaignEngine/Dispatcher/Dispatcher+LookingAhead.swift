import CampaignStore
import CivilTime

extension Dispatcher {
  /// Shortly before something is due: has read what is to leave, and its connections open.
  func lookAhead() {
    guard lookingAhead == nil, let foresight else { return }
    let (books, ledger, now) = (books, memory.ledger, clock.now)
    lookingAhead = Task(priority: .utility) {
      let accounts = await foresight.lookAhead(in: books, after: ledger, at: now)
      await accounts.compactMap { self.publishers[$0] }.getReady()
      self.lookingAhead = nil
    }
  }
}
