import CampaignCore
import SafetyGate

extension Dispatcher {
  /// The way to an account; nil where the house has none.
  package func publisher(of account: Account.ID) -> (any Publisher)? {
    publishers[account]
  }

  /// The house that is worked for; nil before there is one.
  package var house: House? { plan?.house }

  /// What published posts have told lately; nil before there is a plan.
  package var told: DisclosureLedger? { plan == nil ? nil : memory.ledger }

  /// Asks every account's server at once how we stand there.
  package func standings() async -> [Account.ID: Result<AccountStanding, PublishFailure>] {
    await withTaskGroup(
      of: (Account.ID, Result<AccountStanding, PublishFailure>).self
    ) { group in
      for (id, publisher) in publishers {
        group.addTask { (id, await publisher.asked()) }
      }
      var standings: [Account.ID: Result<AccountStanding, PublishFailure>] = [:]
      for await (id, standing) in group { standings[id] = standing }
      return standings
    }
  }
}
