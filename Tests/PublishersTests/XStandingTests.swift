import CampaignCore
import Foundation
import Publishers
import Support
import Testing

/// What an account on X may write, which X itself does not tell.
@Suite(.timeLimit(.minutes(1))) struct XStandingTests {
  @Test(arguments: [(Int?.none, 280), (4000, 4000)])
  func `an account may write as much as the house says, or as any`(
    said: Int?, length: Int
  ) async throws {
    let player = try await XPlayer.startX()
    let keys = #"{"consumerKey": "c", "consumerSecret": "cs", "token": "t", "tokenSecret": "ts"}"#
    let publisher = XPublisher(
      account: Account(
        id: "trust-x", platform: .x, credential: "x-keys", maximumCharacters: said),
      server: try ServerAddress(player.address), credentials: Credentials { _ in Secret(keys) },
      pictures: PictureFolder("/"), http: sharedClient, patience: .short, tokens: nil,
      now: { .rightNow }, nonce: { UUID().uuidString })
    #expect(try await publisher.standing().maximumCharacters == length)
  }
}
