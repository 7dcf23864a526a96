import CalendarFiles
import CampaignCore
import Testing

/// What `check` says of a card, and of who may reply, where readers would see nothing of it.
@Suite struct ShownTests {
  private static let bluesky = [
    "house.yaml": (Folder.everyday["house.yaml"] ?? "")
      + "\n  - {id: trust-bluesky, kind: outbox, written-for: bluesky, folder: bluesky}\n"
  ]

  /// What is said of an entry on an account, with these lines, and a post before it.
  private func said(_ lines: String, on account: String = "trust-bluesky") throws -> [String] {
    let folder = try Folder(
      ShownTests.bluesky.merging([
        "day.yaml": Folder.day(
          """
            - {id: first, at: "day 1, 08:00", text: Hello, accounts: [trust-bluesky, trust-x]}
            - {id: a, at: "day 1, 09:00", text: Our drop-in, accounts: [\(account)], \(lines)}
          """)
      ]) { $1 })
    try folder.write("media/a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    return folder.read().1.map(\.message)
  }

  private let link = "link: \"https://harrowmere.example/help\""

  @Test func `a card without a link, or beside pictures, is said to be seen by nobody`() throws {
    let card = "card: {title: Talk to us}"
    let media = "media: [{file: a.png, alt: A bench}]"
    #expect(try said(card).contains { $0.contains("this card has no link") })
    #expect(try said("\(card), \(link), \(media)").contains { $0.contains("or a card") })
    #expect(try !said("\(card), \(link)").contains { $0.contains("card") })
  }

  @Test(arguments: ["trust-bluesky", "trust-x"])
  func `what is for followers alone is not for an account that everybody reads`(account: String)
    throws
  {
    let said = try said("visibility: private", on: account)
    #expect(said.contains { $0.contains("would show it to everybody") })
    let unlisted = try self.said("visibility: unlisted", on: account)
    #expect(unlisted.contains { $0.contains("knows no posts that are unlisted") })
    #expect(try self.said("visibility: private", on: "trust-mastodon").isEmpty)
  }

  @Test func `who may reply to a thread is decided at its first post`() throws {
    let reply = "reply-to: first, replies: nobody"
    #expect(try said(reply).contains { $0.contains("the first post decides") })
    #expect(try !said(reply, on: "trust-x").contains { $0.contains("the first post decides") })
    #expect(try !said("replies: nobody").contains { $0.contains("the first post decides") })
  }
}
