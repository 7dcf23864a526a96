import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import Testing

/// `Campaigns/` is example, documentation and fixture at once.
@Suite struct SampleCampaignsTests {
  private func posts() throws -> [PlannedPost] {
    let (calendar, diagnostics) = CampaignFolder.read(
      at: projectRoot.appendingPathComponent("Campaigns").path)
    #expect(DiagnosticPrinter().text(diagnostics) == "")
    let zones = ZoneFolder()
    return try #require(calendar).posts(
      from: CivilDate("2027-01-01")!, to: CivilDate("2027-12-31")!, zones: zones.rules
    ).0
  }

  @Test func `the sample campaigns have no faults and plan the whole of 2027`() throws {
    let posts = try posts()
    #expect(posts.count { $0.revision.post.account == "trust-x" } == 31)
    #expect(Set(posts.map(\.revision.post.campaign)).count == 4)
  }

  @Test func `what rests on a rule alone stays provisional`() throws {
    let posts = try posts()
    let byCampaign = Dictionary(grouping: posts, by: \.revision.post.campaign)
    #expect(
      byCampaign.mapValues { Set($0.map(\.status)) } == [
        "eating-disorders-awareness-week": [.provisional], "world-mental-health-day": [.confirmed],
        "tweetwell-day": [.confirmed], "carers-tweetchat": [.confirmed],
      ])
  }

  @Test func `no post about eating disorders holds a number but that of the crisis line`() throws {
    for post in try posts() where post.revision.post.campaign == "eating-disorders-awareness-week" {
      let words = post.revision.text.replacing("call 111", with: "call")
      #expect(words.filter { $0.isNumber } == "", "\(post.revision.post.id)")
      #expect(words.contains("beateatingdisorders.org.uk"), "\(post.revision.post.id)")
    }
  }

  @Test func `every picture has words for those who cannot see it`() throws {
    let media = try posts().flatMap(\.revision.media)
    #expect(!media.isEmpty)
    for item in media { #expect(item.alt != nil && item.mimeType == "image/png") }
  }
}
