import CampaignCore
import Testing

@Suite struct PublishFailureTests {
  @Test func `whatever a server says can be written down`() {
    #expect(PublishFailure(.accessLost, "gone\0 for good").reason == "gone  for good")
  }
}
