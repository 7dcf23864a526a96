import CampaignCore
import CampaignStore
import CivilTime

extension Transaction {
  /// Takes note of the dates a calendar works to; the record tells of every one that is confirmed,
  /// and of every one that is not as it was.
  func takeNote(of dates: [KnownDate], by actor: Actor) throws {
    let known = Dictionary(
      try reading.knownDates().map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    for date in dates where known[date.place] != date {
      let before = known[date.place]
      let tells = before != nil || date.record.status == .confirmed
      try takeNote(
        of: date,
        tells ? AuditNote(.dateNoted, date.subject, by: actor, date.detail(after: before)) : nil)
    }
  }

  /// Asks what has not been asked, with the holds that belong to it, and lets go of what the calendar
  /// has answered meanwhile. A hold stays until somebody lifts it.
  func ask(_ questions: [OpenQuestion]) throws {
    let asked = try reading.questions()
    let raised = Set(questions.map(\.key))
    for old in asked where !raised.contains(old.question.key) {
      let note = AuditNote(
        .decided, old.name, ["subject": old.question.subject, "reason": "the calendar answers it"])
      try forget(old, old.isOpen ? note : nil)
    }
    let known = Set(asked.map(\.question.key))
    for question in questions where !known.contains(question.key) { try ask(question) }
  }

  private func ask(_ question: OpenQuestion) throws {
    let name = "question-\(try reading.chain().number + 1)"
    try ask(
      question, named: name,
      AuditNote(
        .decisionNeeded, name, ["subject": question.subject, "reason": question.words]))
    for campaign in question.holds {
      let hold = Hold(
        id: Hold.ID("hold-\(try reading.chain().number + 1)"), scope: .campaign(campaign),
        reason: "\(name): \(question.words)", placedBy: Person.ID(Actor.daemon.name),
        placedAt: now)
      try place(
        hold,
        AuditNote(
          .holdPlaced, hold.id.text,
          ["scope": hold.scope.description, "reason": hold.reason, "until": "", "spares": ""]))
    }
  }
}

extension KnownDate {
  /// Which date it is, whatever it says.
  fileprivate var place: String { "\(subject)/\(feed?.text ?? "")" }

  fileprivate func detail(after before: KnownDate?) -> [String: String] {
    var detail = [
      "status": record.status.rawValue, "start": record.start.description,
      "end": record.end.description, "source": record.source ?? "",
      "checked-by": record.checkedBy?.text ?? "",
      "checked-on": record.checkedOn?.description ?? "", "feed": feed?.text ?? "",
    ]
    if let before = before?.record {
      detail["was"] = "\(before.status.rawValue) \(before.start) to \(before.end)"
    }
    return detail
  }
}

extension PlannedPost {
  /// What is asked of a post whose day moved so that its time has passed: it never goes out at once.
  func movedIntoPast(from old: Instant) -> OpenQuestion {
    let post = revision.post
    return OpenQuestion(
      key: timePassedKey, subject: post.id.text,
      words:
        "\(post.id) moved from \(old) to \(post.slot.instant), which has passed, so it does not "
        + "go out. If it still makes sense, give it a time to come, in \(revision.location); if not, "
        + "let it go")
  }

  var timePassedKey: String { "passed/\(revision.post.id)/\(revision.post.slot.instant)" }
}
