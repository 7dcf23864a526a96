import CampaignCore
import CampaignEngine
import CivilTime
import Laws
import Support
import Testing

/// The one line that `systemctl status` shows.
@Suite struct StatusLineTests {
  let post = Sample.post(at: Sample.nine)

  @Test func `a house with nothing to do says so`() async throws {
    let world = try await World()
    #expect(
      await world.daemon.desk.statusWords()
        == "next: nothing is scheduled; none waits for approval; hold: none")
  }

  @Test func `a normal morning names the next post, who is waited for, and no hold`() async throws {
    let world = try await World()
    let other = Sample.post("evening", at: World.time("18:00"), text: "Until tomorrow.")
    await world.plan(post, other)
    #expect(
      await world.daemon.desk.statusWords()
        == "next: nothing is scheduled; 2 wait for approval; hold: none")
    await world.approve(post)
    #expect(
      await world.daemon.desk.statusWords()
        == "next: 09:00 \(post.post.entry) → \(post.post.account); 1 waits for approval; hold: none"
    )
  }

  @Test func `a post of another day is shown with its date`() async throws {
    let world = try await World()
    await world.plan(post)
    await world.approve(post)
    world.clock.set(Sample.nine - .seconds(86_400 * 3))
    #expect(await world.daemon.desk.statusWords().hasPrefix("next: 2027-02-04 09:00 "))
  }

  @Test func `holds, faults and posts nobody knows about are named`() async throws {
    let world = try await World()
    await world.plan(post)
    let first = await world.hold(.everything)
    #expect(await world.daemon.desk.statusWords().hasSuffix("hold: everything"))
    await world.hold(.unit("Rowan Ward"))
    #expect(await world.daemon.desk.statusWords().hasSuffix("hold: 2 holds"))
    #expect(first.hasPrefix("hold-"))
    _ = await world.readFaults()
    #expect(
      await world.daemon.desk.statusWords().hasSuffix("hold: 2 holds; the calendar has faults"))
  }
}
