import CampaignCore
import Testing

@testable import CampaignEngine

/// Accounts that have more to send than there are places, and which answers are worth another look.
@Suite struct HungerTests {
  private let mastodon = Account.ID("mastodon")
  private let bluesky = Account.ID("bluesky")

  private func hunger(of account: Account.ID, underWay: Int) -> Hunger {
    Hunger([account], underWay: { _ in underWay }, claiming: [])
  }

  @Test func `a burst is taken on by halves`() {
    var hunger = hunger(of: mastodon, underWay: 128)
    let early = hunger.hasPlaces(on: mastodon, left: 65)
    #expect(!early)
    let half = hunger.hasPlaces(on: mastodon, left: 64)
    #expect(half)
    // One look is enough; it says what is hungry now.
    let again = hunger.hasPlaces(on: mastodon, left: 63)
    #expect(!again)
  }

  @Test func `a server that is asked by one post at a time is asked again after each`() {
    var hunger = hunger(of: mastodon, underWay: 1)
    let isAsked = hunger.hasPlaces(on: mastodon, left: 0)
    #expect(isAsked)
  }

  @Test func `a place left on the platform may be for another account`() {
    var hunger = hunger(of: mastodon, underWay: 4)
    let isAsked = hunger.hasPlaces(on: bluesky, left: 3)
    #expect(isAsked)
  }

  @Test func `answers that came while the store was looked at are not forgotten`() {
    let hunger = hunger(of: mastodon, underWay: 128)
    #expect(hunger.isOver { _ in 0 })
    #expect(!hunger.isOver { _ in 128 })
  }

  @Test func `where nothing is on its way no answer is waited for`() {
    var hunger = hunger(of: mastodon, underWay: 0)
    #expect(!hunger.isOver { _ in 0 })
    let isAsked = hunger.hasPlaces(on: bluesky, left: 0)
    #expect(!isAsked)
  }
}
