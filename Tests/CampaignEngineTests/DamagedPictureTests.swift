import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Laws
import Support
import Testing

/// A damaged row of a post with pictures stops that post, and no other.
@Suite(.timeLimit(.minutes(1))) struct DamagedPictureTests {
  @Test func `where a post's words cannot be read, the pictures of others are handed over`()
    async throws
  {
    let day = try await PictureDay()
    let damaged = day.post("damaged", text: "A word that is lost.")
    let sound = day.post("sound")
    try await day.plan(damaged, sound)
    try await day.forgetCalendar()
    _ = try await day.world.database.write {
      try $0.run("update revision set body = \("{") where digest = \(damaged.digest)")
    }
    await day.advance(to: .seconds(-120))
    #expect(await day.uploads == 1)
    await day.advance(to: .zero)
    #expect(await day.player.statuses.map(\.text) == [sound.text])
    #expect(try await day.world.record(of: damaged).last == .unreadable)
  }

  @Test func `where it cannot be read how far a post's picture is, the others go out`()
    async throws
  {
    let day = try await PictureDay()
    let damaged = day.post("damaged", text: "A word that is lost.")
    let sound = day.post("sound", text: "Our garden is open.", media: [])
    try await day.plan(damaged, sound)
    await day.advance(to: .seconds(-60))
    _ = try await day.world.database.write {
      try $0.run("update upload set tries = \("{")")
    }
    await day.advance(to: .zero)
    #expect(await day.player.statuses.map(\.text) == [sound.text])
    #expect(try await day.world.record(of: damaged).last == .unreadable)
  }
}
