import CampaignCore

extension Reading {
  /// What people did to posts at the desk, by post, as long as it stands.
  package func deskActs() throws -> [Post.ID: DeskAct] {
    var acts: [Post.ID: DeskAct] = [:]
    for row in try connection.rows("select body from desk_act") {
      let act = try row.json("body", as: DeskAct.self)
      acts[act.post] = act
    }
    return acts
  }

  package func deskAct(on post: Post.ID) throws -> DeskAct? {
    try connection.rows("select body from desk_act where post = \(post)")
      .first?.json("body", as: DeskAct.self)
  }
}

extension Reading {
  /// The questions that were asked while a tweetchat ran, on the account of one of its parts.
  package func questionsAsked(beside post: Post) throws -> [PostRevision] {
    guard let chat = post.entry.chat, let year = post.id.year else { return [] }
    let parts = "\(post.campaign)/\(year)/\(chat)-"
    // Few acts stand at a time: they are read one by one, whatever the database's order of letters.
    let rows = try connection.rows("select body from desk_act where post like \(parts + "%")")
    return rows.compactMap { row in
      guard let act = try? row.json("body", as: DeskAct.self),
        case .added(let planned) = act.kind, planned.revision.post.account == post.account,
        planned.revision.post.campaign == post.campaign, planned.revision.post.entry.chat == chat
      else { return nil }
      return planned.revision
    }
  }
}

extension Transaction {
  /// What a person did to a post, in place of what was done to it before.
  package func save(_ act: DeskAct, _ note: AuditNote) throws {
    try keep(act)
    record(note)
  }

  /// The same for an act whose change has told the record already.
  package func keep(_ act: DeskAct) throws {
    try connection.send(
      """
      insert into desk_act (post, body) values (\(act.post), \(try jsonText(act)))
      on conflict (post) do update set body = excluded.body
      """)
  }

  /// The calendar speaks for the post again.
  package func end(_ act: DeskAct, _ note: AuditNote) throws {
    try connection.send("delete from desk_act where post = \(act.post)")
    record(note)
  }
}
