import CampaignCore
import CampaignEngine
import CivilTime

/// The whole dossier of a post, as a page to read, print or send.
struct DossierMarkdown {
  private let dossier: Dossier
  private var lines: [String] = []

  var text: String { lines.map { $0 + "\n" }.joined() }

  init(_ dossier: Dossier) {
    self.dossier = dossier
    heading()
    for (index, version) in dossier.versions.enumerated() {
      add(version, number: index + 1, isCurrent: index == dossier.versions.count - 1)
    }
    record()
  }

  private mutating func heading() {
    lines += ["# \(dossier.post)", ""]
    guard let current = dossier.current else { return }
    let slot = current.revision.post.slot
    lines += [
      "- State: **\(dossier.state)**",
      "- Due: \(slot.local) \(slot.timeZone) (\(slot.instant)), until \(slot.deadline); "
        + "the date is \(dossier.dateStatus.rawValue)",
      "- Account: \(current.revision.post.account) (\(current.revision.post.platform.rawValue))",
      "- Written by: \(name(current.revision.author)), in \(current.revision.location)",
    ]
    if let receipt = current.receipt { lines.append("- Published: \(receipt.url ?? receipt.id)") }
    for hold in dossier.holds { lines.append("- On hold: \(hold.scope), \(hold.reason)") }
    lines.append("")
  }

  private mutating func add(_ version: Dossier.Version, number: Int, isCurrent: Bool) {
    let title =
      dossier.versions.count == 1 ? "The words" : "Words \(number) of \(dossier.versions.count)"
    lines += ["## \(title)\(isCurrent ? "" : " (not in force)")", ""]
    let revision = version.revision
    if let spoiler = revision.spoiler { lines += ["> [content warning] \(spoiler)", ">"] }
    lines += revision.text.split(separator: "\n", omittingEmptySubsequences: false).map {
      "> \($0)"
    }
    if let link = revision.link { lines += [">", "> [link] \(link)"] }
    for item in revision.media {
      lines += [">", "> [picture \(item.file)] \(item.alt ?? "no alternative text")"]
    }
    for line in revision.shownBesides { lines += [">", "> \(line)"] }
    lines += ["", "Digest `\(revision.digest)`, first read \(version.review.openedAt).", ""]
    gate(version.review.verdict)
    approvals(version.review)
    deliveries(version)
  }

  private mutating func gate(_ verdict: GateVerdict) {
    lines += ["### What the gate said", ""]
    lines.append("**\(verdict.outcome.rawValue)**, by the rules `\(verdict.ruleset.short)`.")
    for finding in verdict.findings {
      lines.append(
        "- \(finding.severity.rawValue) `\(finding.rule)` in \(finding.field), characters "
          + "\(finding.start) to \(finding.end): \(finding.reason) To clear it: \(finding.remedy) "
          + "(\(finding.source))")
    }
    lines.append("")
  }

  private mutating func approvals(_ review: Review) {
    lines += ["### Who approved it", "", "State of the review: \(review.state.words)."]
    for approval in review.approvals {
      let roles = approval.roles.sorted().map(\.rawValue).joined(separator: ", ")
      let advice = approval.advice.map { " Advice: \($0)" } ?? " No advice was recorded."
      lines.append("- \(name(approval.approver)) (\(roles)) at \(approval.at).\(advice)")
    }
    if review.approvals.isEmpty { lines.append("Nobody by name.") }
    lines.append("")
  }

  private mutating func deliveries(_ version: Dossier.Version) {
    guard !version.deliveries.isEmpty else { return }
    lines += ["### What was sent", ""]
    for delivery in version.deliveries {
      lines.append(
        "- Attempt \(delivery.attempt) at \(delivery.began), \(delivery.lateness.words) after its "
          + "slot, key `\(delivery.prepared.key)`: \(outcome(delivery))")
    }
    lines.append("")
  }

  private func outcome(_ delivery: Delivery) -> String {
    switch delivery.outcome {
    case .accepted(let receipt): "accepted as \(receipt.url ?? receipt.id)"
    case .refused(let failure): "\(failure.kind.rawValue): \(failure.reason)"
    case .unknown: "no answer; nobody could tell"
    case nil: "no answer yet"
    }
  }

  private mutating func record() {
    lines += [
      "## The record", "", "| no. | when | who | what | |", "| --- | --- | --- | --- | --- |",
    ]
    for entry in dossier.record {
      let detail = entry.detail.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        .map { "\($0.key): \($0.value)" }.joined(separator: "; ")
      lines.append(
        "| \(entry.number) | \(entry.at) | \(entry.who) | \(entry.did.rawValue) "
          + "| \(detail.replacing("|", with: "\\|")) |")
    }
  }

  private func name(_ id: Person.ID) -> String {
    dossier.people[id].map { "\($0) (\(id))" } ?? id.text
  }
}
