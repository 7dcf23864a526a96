/// One step of the schema. Steps are only ever added; what stands here once stays as it was.
struct Migration: Sendable {
  let statements: [String]

  static let all: [Migration] = [
    first, waiting, desk, notices, record, dueByAccount, spending, datesAndQuestions,
    scheduledApart, sharing, sharedFeeds, uploads, failures, latecomers,
  ]

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

  /// What a scheduled post waits for beyond its time, who last changed a post at the desk, and when
  /// approvals grow old.
  private static let waiting = Migration(statements: [
    "alter table dispatch add column waits_for text",
    "create index dispatch_waiting on dispatch (waits_for) where waits_for is not null",
    "alter table review add column editor text",
    "alter table review add column lapses_at bigint",
    "create index review_lapsing on review (lapses_at) where lapses_at is not null",
  ])

  /// Short names for posts, what people did to them at the desk, and ways to the posts in one state
  /// that do not pass by all others.
  private static let desk = Migration(statements: [
    "alter table post add column number bigint",
    """
    update post set number = numbered.number from
      (select id, row_number() over (order by slot_at, id) as number from post) as numbered
    where numbered.id = post.id
    """,
    "create unique index post_by_number on post (number)",
    "create index post_in_order on post (slot_at, id)",
    "drop index post_by_slot",
    "create index review_by_state on review (state, slot_at, post)",
    "create index dispatch_by_state on dispatch (state, slot_at, post)",
    "create table desk_act (post text primary key not null, body text not null)",
  ])

  /// What people are to be told, and whether it has gone.
  private static let notices = Migration(statements: [
    "create table notice (key text primary key not null, body text not null, made_at bigint not null)",
    """
    create table letter (
      notice text not null,
      way text not null,
      tries bigint not null,
      next_at bigint not null,
      sent_at bigint,
      primary key (notice, way)
    )
    """,
    "create index letter_waiting on letter (next_at) where sent_at is null",
    "create table notice_mark (name text primary key not null, number bigint not null)",
    "alter table review add column told_hours bigint",
  ])

  /// Where the record ends, apart from it, so that entries missing at the end are noticed; and what
  /// stands in place of pruned ones.
  private static let record = Migration(statements: [
    "create table record_head (id bigint primary key not null, number bigint not null, digest text not null)",
    """
    insert into record_head (id, number, digest)
      select 1, number, digest from audit order by number desc limit 1
    """,
    "create table audit_stub (through bigint primary key not null, body text not null)",
  ])

  /// What is due is asked for account by account, so that a slow one is never waded through; and what
  /// is past its deadline is found whatever becomes of its account. A dispatch from before has no
  /// deadline here: it is missed when its turn comes.
  private static let dueByAccount = Migration(statements: [
    "alter table dispatch add column deadline bigint not null default 9223372036854775807",
    "drop index dispatch_due",
    """
    create index dispatch_due_on on dispatch (account, not_before, slot_at, id)
      where state = 'scheduled'
    """,
    "create index dispatch_deadline on dispatch (deadline) where state = 'scheduled'",
  ])

  /// What was spent on each account in each calendar month, in thousandths of a US dollar.
  private static let spending = Migration(statements: [
    """
    create table spending (
      account text not null,
      month text not null,
      amount bigint not null,
      primary key (account, month)
    )
    """
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

  /// What is scheduled has indexes of its own, and stands in no other: one that holds every state by
  /// name is taken for the shorter way, and each look at the second of a slot then passes by all that
  /// waits. Posts due together leave in the order of their names, which is how they lie in the table:
  /// a burst then touches few pages.
  private static let scheduledApart = Migration(statements: [
    "drop index dispatch_by_state",
    "drop index dispatch_open",
    "drop index dispatch_out",
    "drop index dispatch_due_on",
    """
    create index dispatch_due_on on dispatch (account, not_before, slot_at, post)
      where state = 'scheduled'
    """,
    """
    create index dispatch_by_state on dispatch (state, slot_at, post) where state <> 'scheduled'
    """,
    "create index dispatch_scheduled on dispatch (slot_at, post) where state = 'scheduled'",
  ])
}
