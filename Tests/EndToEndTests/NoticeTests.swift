import Foundation
import Support
import Testing

/// What people are told, as it leaves the real daemon.
extension EndToEnd {
  @Suite struct NoticeTests {
    @Test func `a post to approve is told by mail and in the channel, without its words`()
      async throws
    {
      let (requests, arrive) = AsyncStream.makeStream(of: PlayedRequest.self)
      let channel = try await LoopbackServer.start { request in
        arrive.yield(request)
        return PlayedAnswer(200)
      }
      let house = try TestHouse()
      defer { house.remove() }
      try house.write(
        """
        #!/bin/sh
        printf '%s\\n' "$*" > "\(house.folder.path)/arguments"
        cat >> "\(house.folder.path)/mails"
        """, to: "sendmail", mode: 0o755)
      try house.edit("Campaigns/house.yaml") {
        $0 + """

          notices:
            mail-from: campaignd@trust.example
            sendmail: \(house.folder.path)/sendmail
            webhook: \(channel.address)/channel

          """
      }
      try house.writeToday(
        accounts: ["trust-mastodon"],
        entries: """
            - id: garden
              at: \(TestHouse.soon(3600))
              text: The garden is open until six.
          """)
      let daemon = try await house.startReady()
      var posting: PlayedRequest?
      for await request in requests where request.text.contains("/garden/") {
        posting = request
        break
      }
      let text = try #require(posting?.text)
      #expect(posting?.header("Content-Type") == "application/json")
      #expect(text.contains("\"text\":\"") && !text.contains("open until six"))
      let arguments = try read("arguments", of: house)
      #expect(arguments == "-t -i\n")
      let mail = try read("mails", of: house)
      #expect(mail.contains("From: "))
      #expect(mail.contains("<campaignd@trust.example>\nTo: comms@harrowmere.example\n"))
      #expect(!mail.contains("open until six"))
      #expect(await daemon.stop() == 0)
      await channel.stop()
    }

    private func read(_ name: String, of house: TestHouse) throws -> String {
      String(
        decoding: try Data(contentsOf: house.folder.appendingPathComponent(name)), as: UTF8.self)
    }
  }
}
