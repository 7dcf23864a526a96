import CampaignCore
import CivilTime
import Synchronization

/// Reads an account back to find posts whose answers were lost: the same words, content warning,
/// number of pictures and parent, made since the first attempt began. After a crash in a burst many are
/// looked for, and found, in one reading.
struct MastodonSearch {
  struct Wanted {
    let prepared: PreparedPost
    let status: MastodonStatus
  }

  let line: MastodonLine
  let wanted: [Wanted]
  let sources: SourcesInHand

  /// How far the server's clock may be behind ours.
  private static let skew = Duration.seconds(300)
  /// Pages of 40 posts read before we give up: a person has to look then.
  private static let mostPages = 100

  /// What a reading saw of a post.
  private enum Seen {
    case found(MastodonPosted)
    /// All posts since its first attempt were seen, and it is not among them.
    case absent
    /// There were too many to see them all.
    case undecided
  }

  /// - Parameter receipt: how a post is told of when it is found.
  /// - Returns: what was seen of each that is wanted, in their order.
  func run(
    _ receipt: (MastodonPosted, Wanted) -> Receipt
  ) async throws(PublishFailure) -> [Sighting] {
    let me = try await line.read(MastodonAccount.self, "/api/v1/accounts/verify_credentials")
    var taken: Set<String> = []
    var seen = try await look(on: me, for: Array(wanted.indices), &taken)
    let absent = wanted.indices.filter { if case .absent = seen[$0] { true } else { false } }
    if !absent.isEmpty {
      try await pause(line.patience.beforeSecondLook)
      seen.merge(try await look(on: me, for: absent, &taken)) { $1 }
    }
    return wanted.indices.map { index in
      switch seen[index] {
      case .found(let posted): .published(receipt(posted, wanted[index]))
      case .absent: .absent
      case .undecided, nil:
        .undecided(reason: "\(line.host) shows too many posts since then to read them all.")
      }
    }
  }

  /// From the newest on, until each is found or was not there.
  /// - Parameter taken: the ids of what was found already: of two that were to say the same, the other
  ///   is another post.
  private func look(
    on me: MastodonAccount, for indices: [Int], _ taken: inout Set<String>
  ) async throws(PublishFailure) -> [Int: Seen] {
    var (open, seen, oldest) = (indices, [Int: Seen](), String?.none)
    for _ in 0..<MastodonSearch.mostPages where !open.isEmpty {
      let page = try await self.page(of: me, before: oldest)
      for posted in page where !taken.contains(posted.id) {
        guard let index = try await matching(posted, open).first else { continue }
        seen[index] = .found(posted)
        taken.insert(posted.id)
        open.removeAll { $0 == index }
      }
      // A page that reaches further back than its first attempt is the last that matters to it.
      for index in open where page.isEmpty || !page.allSatisfy({ isRecent($0, wanted[index]) }) {
        seen[index] = .absent
      }
      open.removeAll { seen[$0] != nil }
      oldest = page.last?.id
    }
    for index in open { seen[index] = .undecided }
    return seen
  }

  /// snac ignores `min_id`, so we read from the newest on and stop by the posts' own times.
  private func page(
    of me: MastodonAccount, before oldest: String?
  ) async throws(PublishFailure) -> [MastodonPosted] {
    var path = "/api/v1/accounts/\(percentEncoded(me.id))/statuses?limit=40&exclude_reblogs=true"
    if let oldest { path += "&max_id=\(percentEncoded(oldest))" }
    return try await line.read([MastodonPosted].self, path)
  }

  private func isRecent(_ posted: MastodonPosted, _ wanted: Wanted) -> Bool {
    guard let made = posted.createdAt.flatMap({ Instant($0) }) else { return true }
    return made >= wanted.prepared.stamp - MastodonSearch.skew
  }

  /// Which of these it is.
  private func matching(
    _ posted: MastodonPosted, _ indices: [Int]
  ) async throws(PublishFailure) -> [Int] {
    let alike = indices.filter { isLike(posted, wanted[$0]) }
    guard !alike.isEmpty, let source = try await source(of: posted) else { return [] }
    let text = renderedText(source.text, link: nil)
    let spoiler = renderedText(source.spoiler ?? "", link: nil)
    return alike.filter { index in
      let status = wanted[index].status
      return status.status == text && renderedText(status.spoiler ?? "", link: nil) == spoiler
    }
  }

  /// What can be told without asking for what was typed.
  private func isLike(_ posted: MastodonPosted, _ wanted: Wanted) -> Bool {
    posted.media?.count ?? 0 == wanted.prepared.media.count
      && posted.repliesTo == wanted.status.repliesTo
      && posted.poll.map { $0.options.map(\.title) } == wanted.status.poll?.options
      && isRecent(posted, wanted)
  }

  /// What was typed into a post; nil where it was deleted since the page was read.
  private func source(of posted: MastodonPosted) async throws(PublishFailure) -> MastodonSource? {
    if let known = sources.source(of: posted) { return known }
    let path = "/api/v1/statuses/\(percentEncoded(posted.id))/source"
    let answer = try await line.ask(WireRequest(path: path))
    if answer.status == 404 { return nil }
    guard answer.isSuccess, let source = json(MastodonSource.self, in: answer.body) else {
      throw line.refusal(answer).beforePublishing
    }
    sources.keep(source, of: posted)
    return source
  }
}

/// What was typed into posts that were read back a moment ago: the second look reads the same ones.
final class SourcesInHand: Sendable {
  private let known = Mutex<[String: MastodonSource]>([:])
  private static let most = 10_000

  /// An edited post is another.
  func source(of posted: MastodonPosted) -> MastodonSource? {
    known.withLock { $0[key(posted)] }
  }

  func keep(_ source: MastodonSource, of posted: MastodonPosted) {
    known.withLock { known in
      if known.count >= SourcesInHand.most { known = [:] }
      known[key(posted)] = source
    }
  }

  private func key(_ posted: MastodonPosted) -> String { "\(posted.id) \(posted.editedAt ?? "")" }
}
