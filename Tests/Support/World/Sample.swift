import CampaignCore
import CivilTime

/// A small trust for tests: its people, policies and accounts.
package enum Sample {
  package static let author = Person(
    id: "comms-officer", name: "Communications officer", roles: [.author, .approver],
    logins: ["comms"])
  package static let approver = Person(
    id: "head-of-comms", name: "Head of communications", roles: [.approver], logins: ["head"])
  package static let clinician = Person(
    id: "consultant", name: "Consultant psychiatrist", roles: [.clinicalReviewer, .approver],
    logins: ["consultant"])
  package static let onCall = Person(
    id: "on-call", name: "On-call manager", roles: [.onCall], logins: ["oncall"])

  package static let everyday = ApprovalPolicy(
    id: "everyday", quorum: [.approver: 1],
    quorumForReview: [.approver: 1, .clinicalReviewer: 1])
  package static let unattended = ApprovalPolicy(id: "unattended", quorum: [:])
  /// Two people for every post, and their word grows old in an hour and a half.
  package static let careful = ApprovalPolicy(
    id: "careful", quorum: [.approver: 2], quorumForReview: [.approver: 2, .clinicalReviewer: 1],
    validFor: .seconds(5400))

  package static let mastodon = Account(
    id: "trust-mastodon", platform: .mastodon, server: "http://127.0.0.1:1", handle: "@trust")
  package static let outbox = Account(id: "trust-outbox", platform: .outbox, folder: "outbox")
  package static let bluesky = Account(
    id: "trust-bluesky", platform: .bluesky, server: "http://127.0.0.1:2", handle: "trust.example")
  package static let x = Account(
    id: "trust-x", platform: .x, server: "http://127.0.0.1:3", handle: "@trust")

  package static let house = House(
    trust: "A trust", timeZone: "Europe/London",
    people: [author, approver, clinician, onCall], policies: [everyday, unattended, careful],
    accounts: [mastodon, outbox, bluesky, x], defaultPolicy: "everyday")

  /// A slot at an instant such as `2027-02-04T09:00:00Z`, with a quarter of an hour's grace.
  package static func slot(_ instant: Instant, grace: Duration = .seconds(900)) -> Slot {
    Slot(
      local: CivilDateTime(at: instant, offset: 0), timeZone: "Etc/UTC", instant: instant,
      reading: .only, deadline: instant + grace)
  }

  /// A post of one line.
  package static func post(
    _ entry: String = "hello", at instant: Instant, text: String = "Our drop-in opens at ten.",
    account: Account = mastodon, author: Person.ID = author.id,
    policy: ApprovalPolicy.ID = everyday.id, repliesTo: Post.ID? = nil,
    follows: Post.ID? = nil, unit: String? = nil,
    priority: String? = nil, grace: Duration = .seconds(900)
  ) -> PostRevision {
    let slot = slot(instant, grace: grace)
    return PostRevision(
      post: Post(
        id: Post.ID("week/2027/\(entry)/\(slot.local.date)/\(account.id)"), campaign: "week",
        entry: CalendarEntry.ID(entry), account: account.id, platform: account.platform,
        slot: slot),
      text: text, repliesTo: repliesTo, follows: follows, author: author, unit: unit,
      priority: priority, policy: policy,
      location: SourceLocation(file: "campaigns/week.yaml", line: 9, column: 5))
  }

  /// The day most tests play on.
  package static let morning = Instant("2027-02-04T08:00:00Z")!
  package static let nine = Instant("2027-02-04T09:00:00Z")!
}
