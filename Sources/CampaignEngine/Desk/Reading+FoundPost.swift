import CampaignCore
import CampaignStore

extension Reading {
  /// The account a dispatch goes to, also where the house has given it up since.
  func account(of dispatch: Dispatch, in house: House?) throws -> Account? {
    if let account = house?.accounts[dispatch.account] { return account }
    return try revision(dispatch.revision).map {
      Account(id: dispatch.account, platform: $0.post.platform)
    }
  }

  /// The receipt of a dispatch whose post a person has found; nil where the address does not tell
  /// what the platform calls it.
  func receipt(
    of dispatch: Dispatch, foundAt address: String, in house: House?
  ) throws -> Receipt? {
    let key = try deliveries(of: dispatch.id).last?.prepared.key
    return try account(of: dispatch, in: house)?.receipt(ofFound: address, key: key)
  }
}
