import CampaignCore
import CampaignStore
import CivilTime
import SafetyGate

/// One attempt that is on disk and may now leave. It goes through many hands, so there is one of it,
/// not copies of all that it knows.
final class Attempt: Sendable {
  let revision: PostRevision
  /// What it tells readers of the people in its unit.
  let disclosure: DisclosureLedger.Disclosure
  let dispatch: Dispatch
  let prepared: PreparedPost
  /// The way out that prepared it: it goes this way also if the house changes meanwhile.
  let publisher: any Publisher
  /// When it may leave.
  let moment: Instant
  /// Whether it was written down before its moment came.
  let isEarly: Bool
  /// What was counted as spent for it, in thousandths of a US dollar, and is not paid if it is refused.
  let cost: Int
  /// Whether no earlier request for the same post may be out.
  let isNew: Bool
  /// An earlier request for the same post, which may still arrive.
  let beside: Delivery?
  /// The first part of the thread that it leaves together with; itself where it leaves alone.
  let first: Dispatch.ID

  init(
    revision: PostRevision, disclosure: DisclosureLedger.Disclosure, dispatch: Dispatch,
    prepared: PreparedPost, publisher: any Publisher, moment: Instant, isEarly: Bool, cost: Int,
    isNew: Bool, beside: Delivery?, first: Dispatch.ID
  ) {
    self.revision = revision
    self.disclosure = disclosure
    self.dispatch = dispatch
    self.prepared = prepared
    self.publisher = publisher
    self.moment = moment
    self.isEarly = isEarly
    self.cost = cost
    self.isNew = isNew
    self.beside = beside
    self.first = first
  }

  var post: Post { revision.post }

  /// What its receipt will be, where a reply to it may leave together with it.
  var foreseen: Receipt? {
    isNew ? (publisher as? any ThreadPublisher)?.foreseen(prepared) : nil
  }
}

extension [Attempt] {
  /// What a post replies to, where it is among these.
  func parent(of revision: PostRevision) -> Attempt? {
    revision.repliesTo.flatMap { parent in last { $0.post.id == parent } }
  }
}

extension Attempt {
  /// What an answer, or the lack of one, means for the dispatch.
  /// - Parameter left: when it left.
  func settlement(
    of result: Result<Receipt, PublishFailure>, left: Instant, backOff: Duration,
    heard: Heard?, at now: Instant
  ) -> Settler.Settlement {
    switch result {
    case .success(let receipt):
      var detail = receipt.detail
      detail["lateness"] = String((left - dispatch.slot.instant).microseconds)
      return settlement(.accept, .accepted(receipt), .delivered, detail, heard)
    case .failure(let failure):
      return settlement(of: failure, backOff: backOff, heard, at: now)
    }
  }

  private func settlement(
    of failure: PublishFailure, backOff: Duration, _ heard: Heard?, at now: Instant
  ) -> Settler.Settlement {
    switch failure.kind {
    case .refused where !isNew && prepared.handedOver != nil:
      // "Already attached" is said as any refusal is: the request before it may be out.
      settlement(
        .lose, .refused(failure), .uncertain,
        ["reason": failure.reason.withoutStop + "; an earlier request may show its pictures"], heard
      )
    case .refused:
      settlement(.refuse, .refused(failure), .refused, ["reason": failure.reason], heard)
    case .accessLost:
      settlement(
        .postpone(until: now), .refused(failure), .postponed, ["reason": failure.reason], heard,
        stopping: post.account)
    case .wait, .notSent:
      postponement(failure, until: now + (failure.retryAfter ?? backOff), heard)
    case .unknown:
      settlement(.lose, .unknown, .uncertain, ["reason": failure.reason], heard)
    }
  }

  /// Never tried past its deadline: just after it, the dispatch is due once more, to be missed.
  private func postponement(
    _ failure: PublishFailure, until: Instant, _ heard: Heard?
  ) -> Settler.Settlement {
    let next = min(until, dispatch.slot.deadline + .microseconds(1))
    return settlement(
      .postpone(until: next), .refused(failure), .postponed,
      ["reason": failure.reason, "next": next.description], heard)
  }

  private func settlement(
    _ event: DispatchEvent, _ outcome: Delivery.Outcome, _ act: Act, _ detail: [String: String],
    _ heard: Heard?, stopping: Account.ID? = nil
  ) -> Settler.Settlement {
    var (event, act, detail) = (event, act, detail)
    if outcome.isRefusal, let beside, beside.mayBeOut {
      // That this request is not out says nothing of the one before it.
      (event, act) = (.lose, .uncertain)
      detail["reason", default: ""] += "; an earlier request may still arrive"
      detail["next"] = nil
    }
    detail["dispatch"] = dispatch.id.text
    detail["attempt"] = String(dispatch.attempt)
    detail["account"] = post.account.text
    return Settler.Settlement(
      dispatch: dispatch, event: event, outcome: outcome,
      note: AuditNote(act, post.id.text, detail), stopping: stopping,
      notSpent: outcome.isRefusal ? cost : 0, moment: moment, heard: heard)
  }
}

extension Delivery.Outcome {
  /// It certainly is not out, so it was not paid for.
  fileprivate var isRefusal: Bool {
    switch self {
    case .refused: true
    case .accepted, .unknown: false
    }
  }
}

extension Receipt {
  /// What the record says of a post that is out: also what the platform did otherwise than asked,
  /// since what people are told is read from there.
  var detail: [String: String] {
    // With room for what else is said of an answer.
    var detail = [String: String](minimumCapacity: 6)
    detail["receipt"] = id
    detail["url"] = url ?? ""
    if !remarks.isEmpty {
      detail["remarks"] = remarks.map(\.withoutStop).joined(separator: "; ")
    }
    return detail
  }
}

extension String {
  /// A sentence without its full stop, for more to follow.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}

/// `$0.20`, from thousandths.
func dollars(_ thousandths: Int) -> String {
  let cents = String(1000 + thousandths % 1000).dropFirst()
  return "$\(thousandths / 1000).\(cents.hasSuffix("0") ? String(cents.dropLast()) : String(cents))"
}
