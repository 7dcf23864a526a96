import CampaignCore
import NIOHTTP1
import Testing

@testable import Publishers

/// What a server says of how many more posts it takes.
@Suite struct LastAllowanceTests {
  private let last = LastAllowance()

  /// An answer at nine, whose server counts anew a minute later.
  private func hear(_ remaining: Int) {
    last.note([
      "Date": "Thu, 04 Feb 2027 09:00:00 GMT", "X-RateLimit-Remaining": "\(remaining)",
      "X-RateLimit-Reset": "2027-02-04T09:01:00Z",
    ])
  }

  @Test func `what a server said is said once, for its time counts from then`() {
    hear(0)
    #expect(last.take() == Allowance(remaining: 0, renewsIn: .seconds(60)))
    #expect(last.take() == nil)
  }

  @Test func `an answer that says nothing of it takes nothing back`() {
    hear(3)
    last.note(["Date": "Thu, 04 Feb 2027 09:00:01 GMT"])
    #expect(last.take()?.remaining == 3)
  }

  @Test func `of two answers the later counts`() {
    hear(3)
    hear(2)
    #expect(last.take()?.remaining == 2)
  }
}
