import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Transaction {
  /// Claims what is due on an account, as far as there are places for it, and in the order of slots:
  /// what was planned for a later second leaves when all of the second before it have had their
  /// answers. What has to be tried again is not waited for, nor is what cannot leave; and who would
  /// come too late by waiting does not wait.
  /// - Parameter soon: up to when it is due.
  /// - Returns: when to look at the account again.
  func claimDue(
    on account: Account.ID, by soon: Instant, _ holds: [Hold], _ context: ClaimContext,
    _ ledger: inout DisclosureLedger, _ places: inout Places, _ look: inout Look
  ) throws -> [Instant?] {
    guard look.mayTakeOn(for: account, of: places) else {
      return [look.nextAskingForPlaces(on: account, of: places, at: now)]
    }
    let free = look.free(on: account, of: places)
    let slots = try reading.slotsDue(on: account, at: soon, limit: free)
    let underWay = look.earliest(on: account, of: places)
    var (claimed, moments, waiting, times) = ([Attempt](), [Instant](), 0, [Instant?]())
    for slot in slots {
      let isNext = claimed.isEmpty && underWay.map { slot.at <= $0 } ?? true
      guard isNext || slot.patience <= now else {
        waiting += slot.posts
        times.append(slot.patience)
        continue
      }
      let due = try reading.due(
        on: account, slot: slot.at, at: soon, limit: free - claimed.count,
        known: context.foresight.revision)
      let attempts = try claim(try readable(due), holds, context, &ledger)
      if attempts.count < due.count { moments += due.compactMap(\.moment) }
      claimed += attempts
    }
    if look.others != nil { try tell(claimed, under: context.plan) }
    for attempt in claimed { look.take(attempt, from: &places) }
    look.attempts += claimed

    // What is not to leave is decided when its moment has come.
    let early = moments.filter { $0 > now }.min()
    let isFull = slots.reduce(0) { $0 + $1.posts } == free
    if isFull || waiting > 0 {
      // Where the places are shared, whoever asks for each as it is left asks all the time.
      if look.others?.share(account) ?? false {
        times.append(now + (waiting == 0 ? Look.betweenAsking : Others.betweenVisits))
      } else {
        look.hungry.insert(account)
      }
    }
    if isFull, claimed.count + waiting < free { times.append(early ?? now) }
    times.append(early)
    times.append(try reading.nextDue(on: account, after: soon).map { $0 - context.ahead })
    return times
  }
}

extension DueSlot {
  /// Until when its posts wait for those of earlier slots: out of order is better than missed.
  fileprivate var patience: Instant { deadline - .seconds(60) }
}

extension Look {
  /// When to look again at an account that has something due and no place for it.
  fileprivate mutating func nextAskingForPlaces(
    on account: Account.ID, of places: Places, at now: Instant
  ) -> Instant? {
    guard places.free(on: account) > 0 else {
      hungry.insert(account)
      return nil
    }
    return others?.nextAsking(for: account, on: places.platforms[account], at: now)
  }
}

extension Result<DueRecord, UnreadableDispatch> {
  fileprivate var moment: Instant? { try? get().dispatch.notBefore }
}
