import CampaignCore
import CivilTime

/// A question with the name people settle it by.
package struct AskedQuestion: Hashable, Sendable {
  /// `question-17`.
  package let name: String
  package let question: OpenQuestion
  package let askedAt: Instant
  package let isOpen: Bool
}

extension Reading {
  /// Everything that was ever asked and is still of any use: what is open, and what was settled.
  package func questions() throws -> [AskedQuestion] {
    try connection.rows(
      "select name, body, asked_at, settled_at is null as open from question order by asked_at, name"
    ).map { row in
      AskedQuestion(
        name: try row.text("name"), question: try row.json("body"),
        askedAt: try row.instant("asked_at"), isOpen: try row.integer("open") == 1)
    }
  }
}

extension Transaction {
  /// Asks once; what was asked before, settled or not, is not asked again.
  package func ask(_ question: OpenQuestion, named name: String, _ note: AuditNote) throws {
    try connection.send(
      """
      insert into question (key, name, body, asked_at)
      values (\(question.key), \(name), \(try jsonText(question)), \(now))
      """)
    record(note)
  }

  package func settle(_ question: AskedQuestion, _ note: AuditNote) throws {
    try connection.send(
      "update question set settled_at = \(now) where key = \(question.question.key)")
    record(note)
  }

  /// The calendar has answered a question; should it come up again, it is asked again.
  package func forget(_ question: AskedQuestion, _ note: AuditNote?) throws {
    try connection.send("delete from question where key = \(question.question.key)")
    if let note { record(note) }
  }
}
