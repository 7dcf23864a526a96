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

  @Test func `a count that begins anew in thousands of years is not believed`() {
    last.note([
      "Date": "Thu, 04 Feb 2027 09:00:00 GMT", "x-app-limit-24hour-remaining": "0",
      "x-app-limit-24hour-reset": "1801738800000",
    ])
    #expect(last.takeOfPlatform()?.renewsIn == .seconds(86_400))
  }

  @Test func `of two answers the later counts`() {
    hear(3)
    hear(2)
    #expect(last.take()?.remaining == 2)
  }

  /// An answer of X at nine: of the quarter of an hour, the account's day and the application's.
  private func hearX(_ quarter: Int, _ day: Int, _ application: Int) {
    last.note([
      "Date": "Thu, 04 Feb 2027 09:00:00 GMT",
      "x-rate-limit-remaining": "\(quarter)", "x-rate-limit-reset": "1801732500",
      "x-user-limit-24hour-remaining": "\(day)", "x-user-limit-24hour-reset": "1801735200",
      "x-app-limit-24hour-remaining": "\(application)", "x-app-limit-24hour-reset": "1801738800",
    ])
  }

  @Test func `of an account's limits the narrowest counts`() {
    hearX(50, 3, 900)
    #expect(last.take() == Allowance(remaining: 3, renewsIn: .seconds(3600)))
    hearX(2, 30, 900)
    #expect(last.take() == Allowance(remaining: 2, renewsIn: .seconds(900)))
    hearX(0, 0, 900)
    #expect(last.take() == Allowance(remaining: 0, renewsIn: .seconds(3600)))
  }

  @Test func `what X counts for all accounts is told apart`() {
    hearX(50, 30, 7)
    #expect(last.takeOfPlatform() == Allowance(remaining: 7, renewsIn: .seconds(7200)))
    #expect(last.takeOfPlatform() == nil)
    hear(3)
    #expect(last.takeOfPlatform() == nil)
  }
}
