/// One step of the schema. Steps are only ever added; what stands here once stays as it was.
struct Migration: Sendable {
  let statements: [String]

  static let all: [Migration] = [first, datesAndQuestions]

  /// Times are microseconds since 1970, ids and JSON are text.
  private static let first = Migration(statements: [
    """
    create table post (
      id text primary key not null,
      campaign text not null,
      entry text not null,
      account text not null,
      platform text not null,
      slot_at bigint not null,
      date_status text not null,
      revision text not null,
      planned bigint not null
    )
    """,
    "create index post_by_slot on post (slot_at)",
    """
    create table revision (
      digest text primary key not null,
      post text not null,
      body text not null
    )
    """,
    """
    create table review (
      revision text primary key not null,
      post text not null,
      author text not null,
      state text not null,
      outcome text not null,
      verdict text not null,
      opened_at bigint not null,
      slot text not null,
      slot_at bigint not null
    )
    """,
    "create index review_by_post on review (post)",
    """
    create index review_waiting on review (slot_at)
      where state in ('blocked', 'inReview', 'changesRequested')
    """,
    """
    create table approval (
      revision text not null,
      approver text not null,
      roles text not null,
      at bigint not null,
      advice text,
      primary key (revision, approver)
    )
    """,
    """
    create table dispatch (
      id text primary key not null,
      post text not null,
      revision text not null,
      account text not null,
      slot text not null,
      slot_at bigint not null,
      state text not null,
      attempt bigint not null,
      not_before bigint not null,
      lease_until bigint,
      receipt text
    )
    """,
    "create index dispatch_by_post on dispatch (post)",
    "create index dispatch_due on dispatch (not_before, slot_at, id) where state = 'scheduled'",
    "create index dispatch_open on dispatch (state) where state in ('claimed', 'uncertain', 'held')",
    "create index dispatch_out on dispatch (slot_at) where state = 'delivered'",
    // The last guard against a double post: whatever goes wrong above, one post is out once.
    """
    create unique index dispatch_once on dispatch (post)
      where state in ('claimed', 'uncertain', 'delivered')
    """,
    """
    create table delivery (
      dispatch text not null,
      attempt bigint not null,
      prepared text not null,
      began bigint not null,
      ended bigint,
      outcome text,
      lateness bigint not null,
      primary key (dispatch, attempt)
    )
    """,
    """
    create table hold (
      id text primary key not null,
      body text not null,
      placed_at bigint not null,
      lifted_at bigint
    )
    """,
    "create index hold_in_force on hold (placed_at) where lifted_at is null",
    """
    create table account_state (
      account text primary key not null,
      last_stamp bigint not null,
      stopped_reason text
    )
    """,
    """
    create table audit (
      number bigint primary key not null,
      at bigint not null,
      who text not null,
      known text,
      did text not null,
      subject text not null,
      detail text not null,
      previous text not null,
      digest text not null
    )
    """,
    "create index audit_by_subject on audit (subject, number)",
  ])

  /// The dates that were taken note of, and what people are asked about them.
  private static let datesAndQuestions = Migration(statements: [
    """
    create table known_date (
      observance text not null,
      year bigint not null,
      feed text not null,
      body text not null,
      primary key (observance, year, feed)
    )
    """,
    """
    create table question (
      key text primary key not null,
      name text not null,
      body text not null,
      asked_at bigint not null,
      settled_at bigint
    )
    """,
  ])
}
