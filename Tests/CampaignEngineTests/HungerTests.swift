import CampaignCore
import Testing

@testable import CampaignEngine

/// Accounts that have more to send than there are places, and which answers are worth another look.
@Suite struct HungerTests {
  private let mastodon = Account.ID("mastodon")

  @Test func `a burst is taken on by thirds`() {
    var hunger = Hunger([mastodon], underWay: 128)
    hunger.hear(of: 42)
    #expect(hunger.waits && !hunger.isOver)
    hunger.hear(of: 1)
    #expect(hunger.isOver)
    hunger.ask()
    hunger.hear(of: 1)
    #expect(!hunger.waits && !hunger.isOver)
  }

  @Test func `where one post is on its way its answer is enough`() {
    var hunger = Hunger([mastodon], underWay: 1)
    #expect(!hunger.isOver && !hunger.waits)
    hunger.hear(of: 1)
    #expect(hunger.isOver)
  }

  @Test func `answers that came while the store was looked at are not forgotten`() {
    #expect(Hunger([mastodon], underWay: 128, answered: 43).isOver)
    #expect(!Hunger([mastodon], underWay: 128, answered: 42).isOver)
  }

  @Test func `where nothing is on its way, or nothing waits, no answer is waited for`() {
    var (idle, content) = (Hunger([mastodon], underWay: 0), Hunger([], underWay: 3))
    idle.hear(of: 1)
    content.hear(of: 3)
    #expect(!idle.isOver && !idle.waits && !content.isOver && !content.waits)
  }

  @Test func `while a look has not come to all, the next one comes anyhow`() {
    var hunger = Hunger([mastodon], left: ["bluesky"], underWay: 3)
    #expect(hunger.accounts == [mastodon, "bluesky"] && hunger.left == ["bluesky"])
    hunger.hear(of: 3)
    #expect(!hunger.waits && !hunger.isOver)
  }
}
