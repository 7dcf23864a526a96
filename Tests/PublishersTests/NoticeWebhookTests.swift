import CampaignCore
import Publishers
import Support
import Testing

/// The channel where notices are posted: the next notice waits for the one before it.
@Suite(.timeLimit(.minutes(1))) struct NoticeWebhookTests {
  private let answer = PlayedAnswer(200, "thank you")

  private func said(by answer: PlayedAnswer) async throws -> String? {
    let server = try await LoopbackServer.start { _ in answer }
    let webhook = Webhook(
      http: sharedClient, credentials: Credentials { _ in nil }, patience: .milliseconds(200))
    let said = await webhook.post("{}", by: NoticeSettings(webhook: server.address))
    await server.stop()
    return said
  }

  @Test func `what the channel takes is taken`() async throws {
    #expect(try await said(by: answer) == nil)
  }

  @Test func `a channel that stalls behind its head keeps no other notice`() async throws {
    #expect(try await said(by: answer.stalled) == nil)
  }

  @Test func `a channel that takes nothing is said not to`() async throws {
    #expect(try await said(by: PlayedAnswer(503)) == "the webhook's server answers 503")
  }
}
