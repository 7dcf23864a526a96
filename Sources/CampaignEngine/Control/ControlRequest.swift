import CampaignCore

/// The arguments of a call, by the names of campaignctl's options; each command reads its own.
package struct ControlRequest: Codable, Sendable {
  /// How many posts people see who ask for no number of them.
  package static let firstPage = 200

  /// Whom the caller says they are: only where `development: true` allows it.
  package var person: String?
  package var post: String?
  package var digest: String?
  package var advice: String?
  package var note: String?
  package var reason: String?
  /// The words of a post that is asked for at the desk.
  package var text: String?
  /// The entry it shall have in its campaign.
  package var entry: String?
  package var campaign: String?
  /// A tweetchat of that campaign.
  package var chat: String?
  package var account: String?
  package var unit: String?
  package var everything: Bool?
  package var until: String?
  package var sparePriority: String?
  package var hold: String?
  package var question: String?
  package var published: String?
  package var notPublished: Bool?
  package var state: String?
  package var from: String?
  package var to: String?
  package var after: Int64?
  package var file: String?
  /// At most so many posts; a page's worth where nil.
  package var limit: Int?
  /// Where the last page ended, as its answer says.
  package var page: String?

  package init() {}
}

/// Exit codes of campaignctl (contract.md).
package enum ExitStatus: Int32, Codable, Sendable {
  case done = 0
  /// The answer is no: a fault found, a gate that stops, a chain that does not verify.
  case no = 1
  case usage = 64
  case badInput = 65
  case unreachable = 69
  case tryLater = 75
  case notYours = 77
  case badConfiguration = 78
}

/// Why the desk does not do what was asked, in sentences for the person who asked.
package struct ControlRefusal: Error, Hashable, Sendable {
  package let status: ExitStatus
  package let message: String
  package let hint: String?

  package init(_ status: ExitStatus, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }

  /// - Parameter refusal: a machine's; its kind chooses the exit code (contract.md).
  package init(_ refusal: ReviewRefusal) {
    let status: ExitStatus =
      switch refusal.kind {
      case .notYours: .notYours
      case .tryLater: .tryLater
      case .no: .no
      }
    self.init(status, refusal.description)
  }
}
