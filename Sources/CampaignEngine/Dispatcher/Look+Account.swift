import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

extension Transaction {
  /// Claims what is due on an account, as far as there are places for it, and in the order of slots:
  /// what was planned for a later second leaves when all of the second before it have had their
  /// answers. What has to be tried again is not waited for, nor is what cannot leave.
  /// - Parameter soon: up to when it is due.
  /// - Returns: when to look at the account again.
  func claimDue(
    on account: Account.ID, by soon: Instant, _ holds: [Hold], _ context: ClaimContext,
    _ ledger: inout DisclosureLedger, _ places: inout Places, _ look: inout Look
  ) throws -> [Instant?] {
    let free = look.free(on: account, of: places)
    guard free > 0 else { return [look.nextAskingForPlaces(on: account, of: places, at: now)] }
    let due = try reading.due(
      on: account, at: soon, limit: free, known: context.foresight.revision)
    var (claimed, waiting): ([Attempt], Int) = ([], 0)
    let underWay = look.earliest(on: account, of: places)
    for posts in try readable(due).inOrderOfSlots {
      let isNext = claimed.isEmpty && underWay.map { posts.slot <= $0 } ?? true
      if isNext { claimed = try claim(posts.records, holds, context, &ledger) }
      if !isNext { waiting += posts.records.count }
    }
    if look.others != nil { try tell(claimed, under: context.plan) }
    for attempt in claimed { look.take(attempt, from: &places) }
    look.attempts += claimed

    var times: [Instant?] = []
    // What is not to leave is decided when its moment has come.
    let moments = claimed.count + waiting < due.count ? due.compactMap(\.moment) : []
    let early = moments.filter { $0 > now }.min()
    if due.count == free || waiting > 0 {
      // Where the places are shared, whoever asks for each as it is left asks all the time.
      if look.others?.share(account) ?? false {
        times.append(now + Look.betweenAsking)
      } else {
        look.hungry.insert(account)
      }
    }
    if due.count == free, claimed.count + waiting < free { times.append(early ?? now) }
    times.append(early)
    times.append(try reading.nextDue(on: account, after: soon).map { $0 - context.ahead })
    return times
  }
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

extension [DueRecord] {
  /// Those of each slot together, the earliest first.
  fileprivate var inOrderOfSlots: [(slot: Instant, records: [DueRecord])] {
    Dictionary(grouping: self, by: \.dispatch.slot.instant)
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Result<DueRecord, UnreadableDispatch> {
  fileprivate var moment: Instant? { try? get().dispatch.notBefore }
}
