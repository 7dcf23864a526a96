import CampaignCore
import CivilTime
import Support

/// An entry of a random day's calendar, as its author last left it.
struct Draft: Sendable {
  let number: Int
  let account: Account
  let author: Person.ID
  let policy: ApprovalPolicy.ID
  let unit: String?
  let priority: String?
  let grace: Duration
  /// The entry it replies to.
  let answers: Int?
  var words: Int
  /// Minutes after eight.
  var minutes: Int
  var date: DateStatus = .confirmed
  var isPlanned = true

  static let accounts = [Sample.bluesky, Sample.mastodon, Sample.x, Sample.outbox]
  static let people = [Sample.author, Sample.approver, Sample.clinician, Sample.onCall]

  static func random<Generator: RandomNumberGenerator>(
    _ number: Int, using generator: inout Generator
  ) -> Draft {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: values.indices, using: &generator)]
    }
    let answers = number == 1 || number == 5 ? number - 1 : nil
    return Draft(
      number: number, account: accounts[(number / 2) % accounts.count],
      author: pick([Sample.author.id, Sample.author.id, Sample.approver.id]),
      policy: pick([
        Sample.everyday.id, Sample.everyday.id, Sample.careful.id, Sample.unattended.id,
      ]),
      unit: pick([nil, nil, "Rowan Ward"]), priority: pick([nil, nil, "patient-safety"]),
      grace: pick([.seconds(300), .seconds(900), .seconds(5400)]), answers: answers,
      words: pick([0, 0, 1, 2]), minutes: Int.random(in: 10..<110, using: &generator),
      date: pick([.confirmed, .confirmed, .confirmed, .provisional]))
  }

  var revision: PostRevision {
    Sample.post(
      "entry\(number)", at: Sample.morning + .seconds(60 * minutes), text: text, account: account,
      author: author, policy: policy,
      repliesTo: answers.map { Post.ID("week/2027/entry\($0)/2027-02-04/\(account.id)") },
      unit: unit, priority: priority, grace: grace)
  }

  private var text: String {
    switch words {
    case 0: "The drop-in opens at ten. (\(number))"
    case 1: "The drop-in opens at eleven. (\(number))"
    case _: "Ring the advice line on \(Knowledge.number). (\(number))"
    }
  }
}
