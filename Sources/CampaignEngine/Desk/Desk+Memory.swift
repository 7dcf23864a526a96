import CampaignCore
import CampaignStore
import CivilTime

/// What the desk answered while its database did: shown, with its time, while that is away.
struct DeskMemory: Sendable {
  private struct Kept: Sendable {
    let answer: ControlAnswer
    let at: Instant
    let number: Int
  }

  /// Answers are as long as a page of the queue; the oldest gives way.
  private static let most = 200
  private var kept: [String: Kept] = [:]
  private var count = 0
  /// All that was known of the posts of these days, and when.
  private var posts: [Post.ID: (dossier: Dossier, at: Instant)] = [:]
  /// The end of the record up to which that is so.
  private(set) var recordEnd = AuditChain()
  /// What the accounts have spent, and which stand still, and since when that is known.
  var accounts: (books: AccountBooks, at: Instant)?
  /// What waits for anybody, and since when that is known.
  var waiting: (posts: WaitingPosts, at: Instant)?

  mutating func keep(_ answer: ControlAnswer, to call: String, at now: Instant) {
    count += 1
    kept[call] = Kept(answer: answer, at: now, number: count)
    guard kept.count > DeskMemory.most,
      let oldest = kept.min(by: { $0.value.number < $1.value.number })
    else { return }
    kept[oldest.key] = nil
  }

  /// What is to be read again of these posts, since the record has changed, or they are new here.
  /// - Parameter changed: what the entries since then are about; nil for too many to tell.
  func stale(_ posts: [Post.ID], changed: Set<String>?) -> [Post.ID] {
    // What is about no post, such as a hold, may be about any.
    guard let changed, changed.allSatisfy({ $0.split(separator: "/").count == 5 }) else {
      return posts
    }
    return posts.filter { self.posts[$0] == nil || changed.contains($0.text) }
  }

  /// - Parameter all: the posts of these days; others are kept no longer.
  mutating func keep(
    _ dossiers: [Dossier], among all: [Post.ID], until recordEnd: AuditChain, at now: Instant
  ) {
    let all = Set(all)
    posts = posts.filter { all.contains($0.key) }
    for dossier in dossiers { posts[dossier.post] = (dossier, now) }
    self.recordEnd = recordEnd
  }

  /// - Parameter call: what it is known by, where it was answered before.
  func recall(
    _ call: String, _ command: Desk.Command, _ request: ControlRequest
  ) -> ControlAnswer? {
    let lately: (answer: ControlAnswer, at: Instant)? =
      switch command {
      case .show, .justify: request.post.flatMap(recall(postNamed:))
      case .names: recall(namesBeginning: request.post ?? "")
      default: nil
      }
    let known = [kept[call].map { ($0.answer, $0.at) }, lately]
    guard let (last, at) = known.compactMap(\.self).max(by: { $0.1 < $1.1 }) else { return nil }
    return last.said(at: at)
  }

  /// Names of posts of these days, for the shell to complete.
  private func recall(namesBeginning part: String) -> (ControlAnswer, at: Instant)? {
    let named = posts.filter { $0.key.text.hasPrefix(part) }
    guard let at = named.values.map(\.at).max() else { return nil }
    return (ControlAnswer(NamesReply(names: named.keys.map(\.text).sorted())), at)
  }

  /// - Parameter name: a post's id, its short name, or a part that only one of the posts kept has.
  private func recall(postNamed name: String) -> (ControlAnswer, at: Instant)? {
    let number = PostNumber(name)?.description
    let named = posts.values.filter { $0.dossier.post.text == name || $0.dossier.number == number }
    let found =
      named.isEmpty ? posts.values.filter { $0.dossier.post.text.contains(name) } : named
    guard let only = found.first, found.count == 1 else { return nil }
    return (ControlAnswer(only.dossier), only.at)
  }
}

extension Desk.Command {
  /// Whether it only shows what is there.
  var isReading: Bool {
    switch self {
    case .status, .queue, .waiting, .names, .show, .justify, .accounts: true
    case .approve, .reject, .hold, .resume, .resolve, .retract, .describe, .reslot, .withdraw,
      .duplicate,
      .ask, .decide, .reload, .backup, .requestChanges, .auditVerify, .auditExport, .auditPrune:
      false
    }
  }
}

extension Desk {
  /// Answers a question as it was answered last, where the database is away; an act is never taken
  /// on that cannot be written down.
  func answering(
    _ command: Command, _ request: ControlRequest, _ actor: DeskActor,
    _ perform: () async throws -> ControlAnswer
  ) async throws -> ControlAnswer {
    guard command.isReading, books.store.isShared else { return try await perform() }
    let key = Desk.key(command, request, actor)
    do {
      let answer = try await perform()
      memory.keep(answer, to: key, at: clock.now)
      return answer
    } catch let fault as DatabaseFault where fault.kind == .unreachable || fault.kind == .busy {
      // What servers say of accounts needs no database, and may have changed since.
      if command == .accounts, let (books, at) = memory.accounts {
        return try await accounts(books).said(at: at)
      }
      if command == .waiting, request.from == nil, request.to == nil,
        let (posts, at) = memory.waiting, let house
      {
        let mine = posts.reply(for: try actor.acting(), house, at: clock.now)
        return ControlAnswer(mine).said(at: at)
      }
      guard let answer = memory.recall(key, command, request) else { throw fault }
      return answer
    }
  }

  /// Whoever asks for the first time while the database is away still sees how things stand, all that is
  /// planned, what waits for them and what somebody has to look after, how the accounts stand, and the
  /// whole story of each post of these days.
  package func remember() async {
    guard let house, books.store.isShared else { return }
    let nobody = DeskActor(person: nil, actor: Actor(name: "root", known: "login root"))
    _ = try? await answering(.status, ControlRequest(), nobody) { try await status() }
    for state in [nil, "inReview", "held", "uncertain", "missed", "failed"] {
      var request = ControlRequest()
      request.state = state
      request.limit = ControlRequest.firstPage
      _ = try? await answering(.queue, request, nobody) { [request] in try await queue(request) }
    }
    if let waiting = try? await waitingForAnybody() { memory.waiting = (waiting, clock.now) }
    if let books = try? await accountBooks(of: house) { memory.accounts = (books, clock.now) }
    try? await rememberPosts()
  }

  /// Those of yesterday, and of the days to come as far as a page of the queue goes; each is read again
  /// when the record says more of it.
  private func rememberPosts() async throws {
    let (now, house, known) = (clock.now, house, memory.recordEnd)
    let (posts, changed, end) = try await books.read { reading in
      let posts = try reading.postsOfTheseDays(around: now, limit: ControlRequest.firstPage)
      return (posts, try reading.subjects(since: known), try reading.chain())
    }
    var dossiers: [Dossier] = []
    for post in memory.stale(posts, changed: changed) {
      // One by one, so that nobody waits for all of them.
      let dossier = try await books.read { try $0.dossier(of: post, house: house, at: now) }
      if let dossier { dossiers.append(dossier) }
    }
    memory.keep(dossiers, among: posts, until: end, at: now)
  }

  /// What a question is known by; what waits for a person is each person's own.
  private static func key(
    _ command: Command, _ request: ControlRequest, _ actor: DeskActor
  ) -> String {
    var request = request
    request.person = nil
    let body = String(decoding: ControlAnswer(request).body, as: UTF8.self)
    return "\(command.rawValue) \(command == .waiting ? "\(actor.actor.name)" : "") \(body)"
  }
}

extension ControlAnswer {
  /// The same, as what was known at a time.
  fileprivate func said(at moment: Instant) -> ControlAnswer {
    var answer = self
    answer.asOf = moment.description
    return answer
  }
}

extension Reading {
  /// Of so many entries it is not worth while to ask which posts they are about.
  private static let mostChanges = 1_000

  /// What the entries since then are about; nil for too many to tell, or where the record is no longer
  /// the one that ended there, as after a fall-back to a server that was behind.
  fileprivate func subjects(since known: AuditChain) throws -> Set<String>? {
    guard try entry(known.number)?.digest == known.head else { return nil }
    let entries = try entries(after: known.number, limit: Reading.mostChanges + 1)
    return entries.count > Reading.mostChanges ? nil : Set(entries.map(\.subject))
  }

  /// What comes next, and then what has been since yesterday.
  fileprivate func postsOfTheseDays(around now: Instant, limit: Int) throws -> [Post.ID] {
    let recent = now - .seconds(900)
    let next = try queue(from: recent, to: .distantFuture, limit: limit)
    let before = try queue(
      from: now - .seconds(86_400), to: recent - .microseconds(1), limit: limit - next.count)
    return (next + before).map(\.revision.post.id)
  }
}
