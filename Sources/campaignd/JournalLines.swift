import CampaignCore
import Systemd

/// An entry of the record as one line for the journal: a sentence for people, fields for programs.
/// It carries the entry's number, so that a gap can be proved from the journal alone.
enum JournalLines {
  static func line(_ entry: AuditEntry) -> JournalEntry {
    var line: [JournalEntry.Field] = []
    line.reserveCapacity(fields.count + 8)
    line.append(.init(Name.sequence, String(entry.number)))
    line.append(.init(Name.digest, entry.digest.hex))
    line.append(.init(Name.act, entry.did.rawValue))
    line.append(.init(Name.actor, entry.who.description))
    if entry.did.isOfAPost {
      line.append(.init(Name.post, entry.subject))
      let campaign = entry.subject.utf8.prefix { $0 != UInt8(ascii: "/") }
      line.append(.init(Name.campaign, String(decoding: campaign, as: UTF8.self)))
    } else {
      line.append(.init(Name.subject, entry.subject))
    }
    for (name, field) in fields {
      if let value = entry.detail[name] { line.append(.init(field, value)) }
    }
    return JournalEntry(
      sentence(entry), priority: entry.did.priority, messageID: entry.did.event.id, fields: line)
  }

  /// What every entry has.
  private enum Name {
    static let sequence: JournalFieldName = "CAMPAIGN_SEQUENCE"
    static let digest: JournalFieldName = "CAMPAIGN_AUDIT_DIGEST"
    static let act: JournalFieldName = "CAMPAIGN_ACT"
    static let actor: JournalFieldName = "CAMPAIGN_ACTOR"
    static let post: JournalFieldName = "CAMPAIGN_POST"
    static let campaign: JournalFieldName = "CAMPAIGN_ID"
    static let subject: JournalFieldName = "CAMPAIGN_SUBJECT"
  }

  /// What the record calls a thing, and what the journal calls it.
  private static let fields: [(String, JournalFieldName)] = [
    ("account", "CAMPAIGN_ACCOUNT"), ("slot", "CAMPAIGN_DUE"),
    ("lateness", "CAMPAIGN_LATENESS_USEC"), ("rules", "CAMPAIGN_RULE"),
    ("revision", "CAMPAIGN_REVISION"), ("dispatch", "CAMPAIGN_DISPATCH"),
    ("receipt", "CAMPAIGN_RECEIPT"), ("url", "CAMPAIGN_URL"), ("attempt", "CAMPAIGN_ATTEMPT"),
    ("reason", "CAMPAIGN_REASON"), ("hold", "CAMPAIGN_HOLD"), ("gate", "CAMPAIGN_VERDICT"),
    ("zones", "CAMPAIGN_ZONES"), ("by", "CAMPAIGN_STEP_USEC"),
  ]

  private static func sentence(_ entry: AuditEntry) -> String {
    let detail = entry.detail
    let reason = detail["reason"].map { ": \($0)" } ?? ""
    let account = detail["account"].map { " on \($0)" } ?? ""
    switch entry.did {
    case .planned:
      let rules = detail["rules"].flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
      return "planned \(entry.subject) for \(detail["slot"] ?? "?"): gate \(detail["gate"] ?? "?")"
        + "\(rules), \(Review.State(rawValue: detail["review"] ?? "")?.words ?? "")"
    case .superseded: return "new words take the place of \(entry.subject)"
    case .withdrawn: return "\(entry.subject) left the calendar"
    case .dateChanged:
      return
        "the date of \(entry.subject) is now \(detail["to"] ?? "?"), was \(detail["from"] ?? "?")"
    case .changedTooLate: return "\(entry.subject) was changed after it had gone out"
    case .moved:
      return "\(entry.who.name) moved \(entry.subject) to \(detail["slot"] ?? "?")\(reason)"
    case .actEnded: return "the calendar speaks for \(entry.subject) again\(reason)"
    case .duplicated: return "\(entry.who.name) had \(entry.subject) planned again\(reason)"
    case .asked: return "\(entry.who.name) asks \(entry.subject)\(reason)"
    case .approved: return "\(entry.who.name) approved \(entry.subject)"
    case .approvedByPolicy:
      return "\(entry.subject) is approved by the policy '\(detail["policy"] ?? "?")'"
    case .changesRequested: return "\(entry.who.name) asks for changes to \(entry.subject)"
    case .rejected: return "\(entry.who.name) rejected \(entry.subject)\(reason)"
    case .expired: return "\(entry.subject) was not approved by its slot and will not go out"
    case .returned:
      return "\(entry.subject) goes back to review\(reason)"
    case .lapsed: return "\(entry.subject) waits for approval again\(reason)"
    case .scheduled: return "scheduled \(entry.subject) for \(detail["slot"] ?? "?")"
    case .attempted:
      return "publishing \(entry.subject)\(account), attempt \(detail["attempt"] ?? "?")"
    case .delivered:
      let url = detail["url"].flatMap { $0.isEmpty ? nil : " at \($0)" } ?? ""
      return "published \(entry.subject)\(account)\(url)\(lateness(detail))"
    case .refused: return "refused \(entry.subject)\(account)\(reason)"
    case .postponed:
      return
        "\(entry.subject) waits\(reason), trying again at \(detail["next"] ?? "the next chance")"
    case .uncertain: return "nobody knows whether \(entry.subject) is out\(reason)"
    case .keptBack: return "\(entry.subject) is kept back by \(detail["hold"] ?? "a hold")\(reason)"
    case .missed: return "missed \(entry.subject)\(reason)"
    case .cancelled:
      return "\(entry.subject) will not go out: its words are \(detail["because"] ?? "gone")"
    case .resolved: return "\(entry.who.name) resolved \(entry.subject): \(detail["now"] ?? "?")"
    case .retracted: return "\(entry.who.name) took \(entry.subject) down\(reason)"
    case .retracting: return "\(entry.who.name) has \(entry.subject) taken down\(reason)"
    case .notRetracted: return "\(entry.subject) could not be taken down\(reason)"
    case .describing:
      return "\(entry.who.name) gives the pictures of \(entry.subject) new words\(reason)"
    case .described: return "the pictures of \(entry.subject) have new words\(reason)"
    case .notDescribed: return "the pictures of \(entry.subject) keep their words\(reason)"
    case .unreadable: return "\(entry.subject) is set aside\(reason)"
    case .holdPlaced: return "\(entry.who.name) put \(detail["scope"] ?? "?") on hold\(reason)"
    case .holdLifted: return "\(entry.who.name) lifted \(entry.subject)\(reason)"
    case .accountStopped: return "\(entry.subject) is stopped\(reason)"
    case .accountResumed: return "\(entry.who.name) lets \(entry.subject) go on\(reason)"
    case .preflight:
      return "looked at tomorrow's \(detail["posts"] ?? "?") posts: "
        + (detail["faults"] == "0" ? "nothing is wrong" : "\(detail["faults"] ?? "?") faults")
    case .preflightFault: return "tomorrow, \(entry.subject)\(reason)"
    case .dateNoted:
      return "\(entry.subject) is \(detail["status"] ?? "?"): \(detail["start"] ?? "?") to "
        + "\(detail["end"] ?? "?")"
    case .decisionNeeded: return "\(entry.subject) needs a decision\(reason)"
    case .decided: return "\(entry.who.name) settled \(entry.subject)\(reason)"
    case .started: return "campaignd \(detail["version"] ?? "") started"
    case .stopped: return "campaignd stopped"
    case .planRead: return "read the calendar: \(detail["posts"] ?? "?") posts"
    case .pruned: return "\(entry.who.name) pruned the record\(reason)"
    case .planRefused: return "the calendar has faults, the plan before it stays in force\(reason)"
    case .clockSet: return "\(step(detail)); slots are kept by what the clock says now"
    case .zonesChanged:
      return "the clocks of \(detail["zones"] ?? "?") go otherwise now; slots there are worked out "
        + "anew"
    case .restored: return "the database was restored from a backup\(reason)"
    }
  }

  private static func step(_ detail: [String: String]) -> String {
    let step = Duration.microseconds(detail["by"].flatMap { Int64($0) } ?? 0)
    // A machine that slept has its clock right, but nobody was there to look at it.
    if step > .milliseconds(-1), step < .milliseconds(1) {
      return "the machine woke up, or its clock was set by next to nothing"
    }
    return step < .zero
      ? "the clock was set back by \((.zero - step).words)"
      : "the clock was set forward by \(step.words)"
  }

  private static func lateness(_ detail: [String: String]) -> String {
    guard let text = detail["lateness"], let microseconds = Int64(text) else { return "" }
    return " (\(Duration.microseconds(microseconds).words) after its slot)"
  }
}

extension Act {
  fileprivate var isOfAPost: Bool {
    switch self {
    case .holdPlaced, .holdLifted, .accountStopped, .accountResumed, .dateNoted, .decisionNeeded,
      .decided, .started, .stopped, .planRead, .planRefused, .clockSet, .zonesChanged, .restored,
      .pruned, .preflight, .preflightFault:
      false
    case .planned, .superseded, .withdrawn, .dateChanged, .changedTooLate, .moved, .actEnded,
      .duplicated, .asked, .approved,
      .approvedByPolicy, .changesRequested, .rejected, .expired, .returned, .lapsed, .scheduled,
      .attempted, .delivered, .refused, .postponed, .uncertain, .keptBack, .missed, .cancelled,
      .resolved, .retracted, .retracting, .notRetracted, .describing, .described, .notDescribed,
      .unreadable:
      true
    }
  }

  /// What somebody should look at is a warning; what has failed is an error.
  fileprivate var priority: JournalEntry.Priority {
    switch self {
    case .refused, .uncertain, .accountStopped, .planRefused, .unreadable, .notRetracted,
      .notDescribed:
      .error
    case .missed, .expired, .returned, .lapsed, .keptBack, .holdPlaced, .changedTooLate, .clockSet,
      .zonesChanged, .restored, .preflightFault, .decisionNeeded:
      .warning
    case .approved, .rejected, .delivered, .resolved, .retracted, .holdLifted, .accountResumed,
      .dateNoted, .decided, .started, .stopped, .planRead, .moved, .duplicated, .asked, .retracting,
      .describing, .described, .pruned, .preflight:
      .notice
    case .planned, .superseded, .withdrawn, .dateChanged, .actEnded, .approvedByPolicy,
      .changesRequested,
      .scheduled, .attempted, .postponed, .cancelled:
      .info
    }
  }
}
