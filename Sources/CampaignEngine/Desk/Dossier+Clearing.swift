import CampaignCore
import CivilTime

extension [Dossier.Version] {
  /// The same versions, with what became of each finding: an edit took it out, people approved the words
  /// with it in view, or it still stands.
  func clearing(in record: [AuditEntry]) -> [Dossier.Version] {
    enumerated().map { index, version in
      let next = index + 1 < count ? self[index + 1] : nil
      return version.with(
        clearings: version.review.verdict.findings.map {
          version.clearing(of: $0, before: next, in: record)
        })
    }
  }
}

extension Dossier.Version {
  fileprivate func with(clearings: [String]) -> Dossier.Version {
    Dossier.Version(
      revision: revision, review: review, dispatch: dispatch, receipt: receipt,
      deliveries: deliveries, changes: changes, clearings: clearings)
  }

  fileprivate func clearing(
    of finding: Finding, before next: Dossier.Version?, in record: [AuditEntry]
  ) -> String {
    if let next, !next.review.verdict.findings.contains(where: { $0.rule == finding.rule }) {
      return "cleared by the edit of \(next.review.openedAt)"
    }
    let yes = record.filter {
      $0.did == .approved && $0.detail["revision"] == revision.digest.hex
    }
    switch finding.severity {
    case .inform: return "kept beside the post; nobody had to act"
    case .block: return "not cleared: nobody can approve it"
    case .warn, .review:
      guard !yes.isEmpty else { return "not cleared" }
      return "approved with it in view by " + yes.map(\.who.name).joined(separator: ", ")
    }
  }
}
