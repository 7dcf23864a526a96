import CampaignCore
import CivilTime

/// A picture of a scheduled post, as far as it has come on its way to the platform.
package struct Upload: Hashable, Sendable {
  package let dispatch: Dispatch.ID
  /// Which of the post's pictures it is, counted from 0.
  package let place: Int
  /// What it was handed over as.
  package let picture: Digest
  /// The platform's id for it; nil while the platform does not have it.
  package let media: String?
  package let uploadedAt: Instant?
  /// How often it was tried in vain.
  package let tries: Int
  /// Not tried before this: somebody is at it, or it failed.
  package let nextAt: Instant
}

extension Reading {
  /// The accounts that have posts on their way whose pictures have not all been handed over, each
  /// found by one step in the index, and the first of their slots.
  package func accountsWithPictures() throws -> [(account: Account.ID, next: Instant)] {
    try connection.rows(
      """
      with recursive waiting (account) as (
        select min(account) from dispatch where state = 'scheduled' and pictures > 0
        union all
        select (select min(account) from dispatch
          where state = 'scheduled' and pictures > 0 and account > waiting.account)
        from waiting where waiting.account is not null)
      select account,
        (select slot_at from dispatch
          where state = 'scheduled' and pictures > 0 and dispatch.account = waiting.account
          order by slot_at limit 1) as next
      from waiting where account is not null
      """
    ).map { (try $0.id("account"), try $0.instant("next")) }
  }

  /// An account's posts up to a slot whose pictures have not all been handed over, in the order of
  /// slots. What cannot be read is left to `due`, which sets it aside.
  package func waitingForPictures(
    on account: Account.ID, upTo last: Instant, at now: Instant, limit: Int
  ) throws -> [Dispatch] {
    try connection.rows(
      """
      select * from dispatch
      where state = 'scheduled' and pictures > 0 and account = \(account)
        and slot_at <= \(last) and deadline >= \(now)
      order by slot_at, post limit \(limit)
      """
    ).compactMap { try? $0.dispatch() }
  }

  /// The first slot after a moment of an account's posts whose pictures have not all been handed over.
  package func nextPictures(on account: Account.ID, after last: Instant) throws -> Instant? {
    try connection.rows(
      """
      select slot_at from dispatch
      where state = 'scheduled' and pictures > 0 and account = \(account) and slot_at > \(last)
      order by slot_at limit 1
      """
    ).first?.instant("slot_at")
  }

  /// What has become of a post's pictures, by their places.
  package func uploads(of dispatch: Dispatch.ID) throws -> [Int: Upload] {
    let uploads = try connection.rows(
      "select * from upload where dispatch = \(dispatch) order by place"
    ).map { try $0.upload() }
    return Dictionary(uploads.map { ($0.place, $0) }, uniquingKeysWith: { $1 })
  }

  /// Which of these wait for pictures that their platforms do not have, and why the platforms do not.
  package func picturesMissing(of dispatches: [Dispatch]) throws -> [Dispatch.ID: MissingPictures] {
    let rows = try connection.rows(
      ofAll: SQL.pages(of: dispatches.map(\.id)).map {
        """
        select id, pictured, (select max(failure) from upload where dispatch = pictured) as failure
        from
          (select id, replace(waits_for, 'pictures ', '') as pictured from dispatch
            where id in \(list: Array($0)) and waits_for like 'pictures %') as waiting
        """
      })
    var missing: [Dispatch.ID: MissingPictures] = [:]
    for row in rows.joined() {
      let id: Dispatch.ID = try row.id("id")
      missing[id] = MissingPictures(
        areItsOwn: try row.id("pictured") == id, failure: try row.textIfAny("failure"))
    }
    return missing
  }
}

/// Pictures that a post waits for and that its platform does not have.
package struct MissingPictures: Equatable, Sendable {
  /// Whether it shows them; else another part of its thread does.
  package let areItsOwn: Bool
  /// Why the platform does not have them; nil where nobody knows.
  package let failure: String?

  package init(areItsOwn: Bool, failure: String?) {
    self.areItsOwn = areItsOwn
    self.failure = failure
  }
}

extension Transaction {
  /// Somebody takes a picture to its platform, and nobody else does meanwhile.
  /// - Parameter holder: the daemon that does; nil where there is only one.
  /// - Returns: false where it is there, or on its way, already.
  package func beginUpload(
    of picture: Digest, _ dispatch: Dispatch.ID, place: Int, by holder: String?, until end: Instant
  ) throws -> Bool {
    try !connection.rows(
      """
      insert into upload (dispatch, place, picture, tries, next_at, holder)
      values (\(dispatch), \(place), \(picture), 0, \(end), \(holder.sqlValue))
      on conflict (dispatch, place) do update set picture = excluded.picture,
        next_at = excluded.next_at, holder = excluded.holder
        where upload.media is null and upload.next_at <= \(now)
      returning dispatch
      """
    ).isEmpty
  }

  /// The platform has it.
  package func endUpload(_ dispatch: Dispatch.ID, place: Int, media: String) throws {
    try connection.send(
      """
      update upload set media = \(media), uploaded_at = \(now), failure = null
      where dispatch = \(dispatch) and place = \(place)
      """)
  }

  /// It did not get there, and is tried again from a moment on.
  package func endUpload(
    _ dispatch: Dispatch.ID, place: Int, failure: String, next: Instant
  ) throws {
    try connection.send(
      """
      update upload set tries = tries + 1, next_at = \(next), failure = \(failure)
      where dispatch = \(dispatch) and place = \(place) and media is null
      """)
  }

  /// It was not tried after all, and is looked at again from a moment on.
  package func putOffUpload(
    _ dispatch: Dispatch.ID, place: Int, because reason: String, until next: Instant
  ) throws {
    try connection.send(
      """
      update upload set next_at = \(next), failure = \(reason)
      where dispatch = \(dispatch) and place = \(place) and media is null
      """)
  }

  /// A post's pictures are all with the platform: if it waited for that, it is due.
  package func haveAllPictures(_ dispatch: Dispatch.ID) throws {
    try connection.send("update dispatch set pictures = 0 where id = \(dispatch)")
    try wake(awaiting: .pictures(dispatch))
  }

  /// A post that is due waits for its pictures.
  package func awaitPictures(_ dispatch: Dispatch.ID, count: Int) throws {
    try connection.send("update dispatch set pictures = \(count) where id = \(dispatch)")
  }

  /// What was handed over is no longer of use.
  package func forgetUpload(_ dispatch: Dispatch.ID, place: Int) throws {
    try connection.send(
      "delete from upload where dispatch = \(dispatch) and place = \(place)")
  }

  /// What this daemon was at when it ended, nobody is at any more.
  /// - Parameter holder: as it was told when that began.
  package func releaseUploads(of holder: String?) throws {
    try connection.send(
      """
      update upload set next_at = \(now)
      where media is null and next_at > \(now) and coalesce(holder, '') = \(holder ?? "")
      """)
  }

  /// Lets go of the pictures of posts that are out, or will not go out.
  package func forgetUploads() throws {
    try connection.send(
      """
      delete from upload where not exists
        (select 1 from dispatch where dispatch.id = upload.dispatch
          and dispatch.state || '' in ('scheduled', 'claimed', 'held', 'uncertain'))
      """)
  }
}

extension Row {
  fileprivate func upload() throws -> Upload {
    Upload(
      dispatch: try id("dispatch"), place: Int(try integer("place")),
      picture: try digest("picture"), media: try textIfAny("media"),
      uploadedAt: try instantIfAny("uploaded_at"), tries: Int(try integer("tries")),
      nextAt: try instant("next_at"))
  }
}
