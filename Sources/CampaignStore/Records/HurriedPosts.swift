import CampaignCore
import CivilTime

extension DuePosts {
  /// Who has less time than this left before its deadline, and less than half of what it had from its
  /// slot on, waits for no other.
  package static let hurry = Duration.seconds(60)
  /// Who had less time than this has none for waiting.
  fileprivate static let noTime = Duration.seconds(2)
}

extension Reading {
  /// Accounts with posts due that are in a hurry.
  package func accountsInHurry(at now: Instant, by soon: Instant) throws -> [Account.ID] {
    try connection.rows(
      """
      select distinct account from
        (select account from dispatch
          where state = 'scheduled' and deadline <= \(now + DuePosts.hurry)
            and (deadline - \(now) <= (deadline - slot_at) / 2
              or deadline - slot_at <= \(DuePosts.noTime)) and not_before <= \(soon)
          order by deadline limit 5000) as hurried
      order by account
      """
    ).map { try $0.id("account") }
  }

  /// Those of an account, in their order.
  /// - Parameter known: as for those that wait for their turn.
  package func dueInHurry(
    on account: Account.ID, at now: Instant, by soon: Instant, limit: Int,
    known: (Digest) -> PostRevision?
  ) throws -> [Result<DueRecord, UnreadableDispatch>] {
    try connection.rows(
      """
      select \(part: Reading.columns) from dispatch \(part: Reading.withReviewAndPost)
      where dispatch.state = 'scheduled' and dispatch.account = \(account)
        and dispatch.not_before <= \(soon) and dispatch.deadline <= \(now + DuePosts.hurry)
        and (dispatch.deadline - \(now) <= (dispatch.deadline - dispatch.slot_at) / 2
          or dispatch.deadline - dispatch.slot_at <= \(DuePosts.noTime))
      order by dispatch.slot_at, dispatch.post limit \(limit)
      """
    ).map { try readable($0, known) }
  }
}
