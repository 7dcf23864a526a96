import CampaignCore
import CampaignEngine

/// A post as its approvers read it: the exact words first.
struct PostText {
  let text: String
  /// Whether only the account differs from the post that was read before.
  let repeats: Bool

  /// - Parameter before: the post that the same person has just read, if any: where only the account
  ///   differs, its words are not said twice.
  init(_ dossier: Dossier, readAfter before: Dossier? = nil) {
    guard let current = dossier.current else {
      text = "\(dossier.post): no words\n"
      repeats = false
      return
    }
    let revision = current.revision
    var lines = [
      "\(Terminal.bold(dossier.post.text))  \(dossier.number)",
      "\(revision.post.account) (\(revision.post.platform.rawValue)), "
        + "\(spoken(revision.post.slot)), date \(dossier.dateStatus.rawValue)",
      "written by \(revision.author), \(revision.location)"
        + (revision.editor.map { ", moved by \($0)" } ?? ""), "",
    ]
    let words = PostText.words(revision)
    repeats =
      before?.current.map {
        $0.revision.media == revision.media && PostText.words($0.revision) == words
      } ?? false
    lines += repeats ? [Terminal.coloured("  the same words as the post before", .grey)] : words
    if !current.changes.isEmpty {
      lines += ["", "since the words before:"] + ChangesText(current.changes).lines
    }
    lines += [
      "", "digest  \(revision.digest)",
      "state   \(Terminal.coloured(StatusText.said(dossier.state), QueueText.colour(of: dossier.state)))",
    ]
    lines += PostText.why(dossier)
    lines += PostText.gate(current.review.verdict)
    lines += PostText.people(dossier, current.review)
    lines += dossier.holds.map { "HOLD    \($0.id): \($0.scope), \($0.reason)" }
    if let receipt = current.receipt {
      lines.append("out     \(receipt.url ?? receipt.id)")
      lines += receipt.remarks.map { "        \($0)" }
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  /// All that readers see, line by line.
  private static func words(_ revision: PostRevision) -> [String] {
    let spoiler = revision.spoiler.map { ["  [content warning] \($0)"] } ?? []
    let text = revision.text.split(separator: "\n", omittingEmptySubsequences: false)
    let link = revision.link.map { ["  [link] \($0)"] } ?? []
    let media = revision.media.map {
      "  [picture \($0.file)] \($0.alt ?? "no alternative text")"
    }
    return spoiler + text.map { "  \($0)" } + link + media + revision.shownBesides.map { "  \($0)" }
  }

  /// Why it is not out, and which parts of its thread are.
  private static func why(_ dossier: Dossier) -> [String] {
    let ends: Set<Act> = [.refused, .unreadable, .missed]
    guard let state = Dispatch.State(rawValue: dossier.state),
      state == .failed || state == .missed,
      let reason = dossier.record.last(where: { ends.contains($0.did) })?.detail["reason"]
    else { return [] }
    return ["why     \(reason)"]
  }

  private static func gate(_ verdict: GateVerdict) -> [String] {
    ["gate    \(verdict.outcome.rawValue)"]
      + verdict.findings.flatMap { finding in
        [
          "        \(finding.severity.rawValue) \(finding.rule) in \(finding.field), "
            + "characters \(finding.start) to \(finding.end): \(finding.reason)",
          "          what would clear it: \(finding.remedy)",
        ]
      }
  }

  private static func people(_ dossier: Dossier, _ review: Review) -> [String] {
    let approvals = review.approvals.map { approval in
      "yes     \(approval.approver) at \(approval.at)"
        + (approval.advice.map { ", on advice: \($0)" } ?? "")
    }
    let missing = dossier.missing.sorted { $0.key < $1.key }
      .map { "\($0.value) × \($0.key.rawValue)" }
    return approvals + (missing.isEmpty ? [] : ["needs   \(missing.joined(separator: ", "))"])
  }
}
