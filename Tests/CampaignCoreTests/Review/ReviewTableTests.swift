import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

/// The README shows the machine's table; this test prints it and compares.
@Suite struct ReviewTableTests {
  @Test func `the table in the README is what the machine does`() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = String(
      decoding: try Data(contentsOf: project.appendingPathComponent("README.md")), as: UTF8.self)
    #expect(readme.contains(table), "README.md should have:\n\(table)")
  }

  private let revision = Sample.post(at: Sample.nine)
  private let policy = ApprovalPolicy(
    id: "everyday", quorum: [.approver: 1], validFor: .seconds(1800))

  private var events: [(name: String, event: ReviewEvent, at: Instant)] {
    let (now, later) = (Sample.morning + .seconds(60), Sample.morning + .seconds(2400))
    return [
      ("approve", .approve(by: Sample.approver, of: revision.digest, advice: nil), now),
      ("request changes", .requestChanges(by: Sample.approver, note: "kinder"), now),
      ("reject", .reject(by: Sample.approver, reason: "no"), now),
      ("gate passes", .examine(verdict(nil)), now), ("gate blocks", .examine(verdict(.block)), now),
      ("supersede", .supersede(by: revision.digest), now), ("withdraw", .withdraw, now),
      ("slot comes", .expire, now), ("approvals grow old", .lapse, later),
    ]
  }

  private var table: String {
    let head = "| review | \(events.map(\.name).joined(separator: " | ")) |"
    let rule = "| --- |" + String(repeating: " --- |", count: events.count)
    let rows = Review.State.allCases.map { state in
      let cells = events.map { event in
        (try? review(in: state).applying(event.event, policy: policy, at: event.at))?
          .state.rawValue ?? ""
      }
      return "| **\(state.rawValue)** | \(cells.joined(separator: " | ")) |"
    }
    return ([head, rule] + rows).joined(separator: "\n")
  }

  private func review(in state: Review.State) -> Review {
    let yes = Approval(
      revision: revision.digest, approver: Sample.clinician.id, roles: [.approver],
      at: Sample.morning, advice: nil)
    return Review(
      revision: revision.digest, post: revision.post.id, author: revision.author,
      slot: revision.post.slot, openedAt: Sample.morning, verdict: verdict(nil),
      approvals: state == .approved ? [yes] : [], state: state)
  }

  private func verdict(_ severity: Severity?) -> GateVerdict {
    GateVerdict(
      revision: revision.digest, ruleset: revision.digest,
      findings: severity.map {
        [
          Finding(
            rule: "test.rule", severity: $0, field: .text, start: 0, end: 1, reason: "r",
            remedy: "m", source: "s")
        ]
      } ?? [])
  }
}
