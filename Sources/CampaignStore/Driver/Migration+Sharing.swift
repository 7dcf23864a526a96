/// The steps since several daemons may share a store.
extension Migration {
  /// What daemons that share a store must know of each other: who claimed a post, what posts told of
  /// people, how an account's server asked us to wait; and where a store was moved to.
  static let sharing = Migration(statements: [
    "alter table dispatch add column holder text",
    "create table told (number bigint primary key not null, at bigint not null, revision text not null)",
    "alter table account_state add column paused_until bigint",
    "alter table account_state add column allowance bigint",
    "alter table account_state add column allowance_until bigint",
    "create table moved (at bigint primary key not null, address text not null)",
  ])

  /// What the addresses of feeds last gave, for every daemon to read.
  static let sharedFeeds = Migration(statements: [
    """
    create table feed_copy (
      address text primary key not null,
      tag text,
      digest text not null,
      body text not null,
      fetched_at bigint not null
    )
    """
  ])

  /// Pictures that platforms have before the posts that show them, and which scheduled posts have some
  /// to hand over; of those scheduled before, or by a daemon from before, that is found when they are
  /// due.
  static let uploads = Migration(statements: [
    """
    create table upload (
      dispatch text not null,
      place bigint not null,
      picture text not null,
      media text,
      uploaded_at bigint,
      tries bigint not null,
      next_at bigint not null,
      holder text,
      failure text,
      primary key (dispatch, place)
    )
    """,
    "alter table dispatch add column pictures bigint",
    """
    create index dispatch_pictures on dispatch (account, slot_at, post)
      where state = 'scheduled' and pictures > 0
    """,
  ])

  /// How often in a row an account's server failed, and when a post asks whether it is back: known to
  /// all daemons that ask it.
  static let failures = Migration(statements: [
    "alter table account_state add column failures bigint",
    "alter table account_state add column next_try bigint",
  ])

  /// Posts that are due later than their slots, because they had to be tried again or waited for
  /// something: they take their slots' places all the same.
  static let latecomers = Migration(statements: [
    """
    create index dispatch_late on dispatch (account, not_before, slot_at, post)
      where state = 'scheduled' and not_before > slot_at
    """
  ])
}
