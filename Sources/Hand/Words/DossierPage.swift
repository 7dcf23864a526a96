import CampaignCore
import CampaignEngine
import CivilTime

/// One part of a dossier, whatever it is printed as.
enum DossierPart {
  case title(String)
  case heading(String)
  case subheading(String)
  case paragraph(String)
  /// A label, what is to be said, and whether it is the thing to see first.
  case facts([(label: String, value: String, isStrong: Bool)])
  case list([String])
  /// The words as readers see them.
  case words([String])
  case picture(Media)
  case link(label: String, address: String)
  case table(head: [String], rows: [[String]])
}

/// The whole dossier of a post, to hand to a medical director or a complainant's MP: what was said, who
/// decided it and on whose advice, and what happened, in the trust's own time.
struct DossierPage {
  private(set) var parts: [DossierPart] = []
  private let dossier: Dossier
  private let zone: ZoneRules

  /// - Parameter zones: the wall clocks of a zone by its name.
  init(_ dossier: Dossier, zones: (String) -> ZoneRules?) {
    self.dossier = dossier
    zone = dossier.timeZone.flatMap(zones) ?? .utc
    summary()
    for (index, version) in dossier.versions.enumerated() {
      add(version, number: index + 1, isCurrent: index == dossier.versions.count - 1)
    }
    holds()
    timeline()
    verification()
  }

  private mutating func summary() {
    parts.append(.title(dossier.post.text))
    guard let current = dossier.current else { return }
    let slot = current.revision.post.slot
    var facts: [(label: String, value: String, isStrong: Bool)] = [
      ("Number", dossier.number, false), ("State", dossier.state, true),
      (
        "Due",
        "\(slot.words) (\(slot.instant)), until \(time(slot.deadline)); the date is "
          + dossier.dateStatus.rawValue, false
      ),
      (
        "Account",
        "\(current.revision.post.account) (\(current.revision.post.platform.rawValue))", false
      ),
      (
        "Written by", "\(name(current.revision.author)), in \(current.revision.location)", false
      ),
    ]
    if let editor = current.revision.editor { facts.append(("Moved by", name(editor), false)) }
    parts.append(.facts(facts))
    if let receipt = current.receipt {
      parts.append(.link(label: "Published", address: receipt.url ?? receipt.id))
      if !receipt.remarks.isEmpty { parts.append(.list(receipt.remarks)) }
    }
  }

  private mutating func add(_ version: Dossier.Version, number: Int, isCurrent: Bool) {
    let title =
      dossier.versions.count == 1 ? "The words" : "Words \(number) of \(dossier.versions.count)"
    parts.append(.heading(title + (isCurrent ? "" : " (not in force)")))
    let revision = version.revision
    var words = revision.renderedText.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if revision.post.platform == .mastodon || revision.post.platform == .outbox,
      let spoiler = revision.spoiler
    {
      words = ["[content warning] \(spoiler)", ""] + words
    }
    parts.append(.words(words))
    parts += revision.media.map(DossierPart.picture)
    if !revision.shownBesides.isEmpty { parts.append(.list(revision.shownBesides)) }
    if let link = revision.link { parts.append(.link(label: "Link", address: link)) }
    parts.append(
      .paragraph("Digest `\(revision.digest)`, first read \(time(version.review.openedAt))."))
    changes(version)
    gate(version)
    approvals(version)
    deliveries(version)
  }

  private mutating func changes(_ version: Dossier.Version) {
    guard !version.changes.isEmpty else { return }
    parts.append(.subheading("What is different from the words before"))
    parts.append(
      .table(
        head: ["", "before", "now"],
        rows: version.changes.map { [$0.field, $0.before ?? "", $0.after ?? ""] }))
  }

  private mutating func gate(_ version: Dossier.Version) {
    let verdict = version.review.verdict
    parts.append(.subheading("What the gate said"))
    parts.append(
      .paragraph("**\(verdict.outcome.rawValue)**, by the rules `\(verdict.ruleset)`."))
    guard !verdict.findings.isEmpty else { return }
    parts.append(
      .list(
        zip(verdict.findings, version.clearings).map { finding, cleared in
          "\(finding.severity.rawValue) `\(finding.rule)` in \(finding.field), characters "
            + "\(finding.start) to \(finding.end): \(finding.reason) To clear it: \(finding.remedy) "
            + "(\(finding.source)) — \(cleared)."
        }))
  }

  private mutating func approvals(_ version: Dossier.Version) {
    let review = version.review
    parts.append(.subheading("Who approved it"))
    parts.append(.paragraph("State of the review: \(review.state.words)."))
    // The record has them all; the review only those that still count.
    let given = dossier.record.filter {
      $0.did == .approved && $0.detail["revision"] == review.revision.hex
    }
    let lines = given.map { entry in
      let advice = entry.detail["advice"] ?? ""
      return "\(name(Person.ID(entry.who.name))) (\(entry.detail["roles"] ?? "")), "
        + "\(time(entry.at))."
        + (advice.isEmpty ? " No advice was recorded." : " Advice: \(advice)")
    }
    parts.append(.list(lines.isEmpty ? ["Nobody by name."] : lines))
  }

  private mutating func deliveries(_ version: Dossier.Version) {
    guard !version.deliveries.isEmpty else { return }
    parts.append(.subheading("What was sent"))
    parts.append(
      .list(
        version.deliveries.map { delivery in
          "Attempt \(delivery.attempt), \(time(delivery.began)), \(delivery.lateness.words) after "
            + "its slot, key `\(delivery.prepared.key)`: \(outcome(delivery))"
        }))
  }

  private func outcome(_ delivery: Delivery) -> String {
    switch delivery.outcome {
    case .accepted(let receipt): "accepted as \(receipt.url ?? receipt.id)"
    case .refused(let failure): "\(failure.kind.rawValue): \(failure.reason)"
    case .unknown: "no answer; nobody could tell"
    case nil: "no answer yet"
    }
  }

  private mutating func holds() {
    let now = dossier.holds.map { "In force: \($0.scope), \($0.reason)" }
    let then = dossier.keptBackBy.map {
      "\($0.id) kept it back: \($0.scope), \($0.reason), placed by \(name($0.placedBy)), "
        + "\(time($0.placedAt))"
    }
    guard !now.isEmpty || !then.isEmpty else { return }
    parts += [.heading("Holds"), .list(now + then)]
  }

  private mutating func timeline() {
    parts.append(.heading("The record"))
    parts.append(.paragraph("Times are those of \(zone.identifier)."))
    parts.append(
      .table(
        head: ["no.", "when", "who", "what", ""],
        rows: dossier.record.map { entry in
          let detail = entry.detail.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value)" }.joined(separator: "; ")
          return [
            String(entry.number), time(entry.at), entry.who.description, entry.did.rawValue, detail,
          ]
        }))
  }

  private mutating func verification() {
    let found = dossier.verification
    let pruned = found.prunedThrough.map { " Entries up to \($0) are behind a signed stub." } ?? ""
    let altered = found.altered.map(String.init).joined(separator: ", ")
    parts.append(.heading("Verification"))
    parts.append(
      .paragraph(
        found.altered.isEmpty
          ? "All \(found.entries) entries above are as they were written: each digest fits what it "
            + "covers. The whole record has \(found.recordEntries) entries and ends in "
            + "`\(found.recordHead)`; 'campaignctl audit verify' walks it.\(pruned)"
          : "**Entries were changed after they were written: \(altered).**"))
  }

  /// In the trust's own time, to the second.
  private func time(_ instant: Instant) -> String {
    let local = zone.local(of: instant)
    let seconds = local.time.descriptionWithSeconds.prefix(8)
    return "\(local.date) \(seconds)"
  }

  private func name(_ id: Person.ID) -> String {
    dossier.people[id].map { "\($0) (\(id))" } ?? id.text
  }
}
