import CampaignCore
import CivilTime
import Synchronization

/// Reads an account back to find a post whose answer was lost: the same words, content warning,
/// number of pictures and parent, made since the first attempt began.
struct MastodonSearch {
  let line: MastodonLine
  let wanted: MastodonStatus
  let prepared: PreparedPost
  let sources: SourcesInHand

  /// How far the server's clock may be behind ours.
  private static let skew = Duration.seconds(300)
  /// Pages of 40 posts read before we give up: a person has to look then.
  private static let mostPages = 100

  /// - Parameter receipt: how the post is told of when it is found.
  func run(
    _ receipt: (MastodonPosted) -> Receipt
  ) async throws(PublishFailure) -> Sighting {
    let me = try await line.read(MastodonAccount.self, "/api/v1/accounts/verify_credentials")
    let first = try await look(on: me)
    if first.found == nil, first.complete { try await pause(line.patience.beforeSecondLook) }
    let outcome = first.found == nil && first.complete ? try await look(on: me) : first
    if let found = outcome.found { return .published(receipt(found)) }
    return outcome.complete
      ? .absent
      : .undecided(reason: "\(line.host) shows too many posts since then to read them all.")
  }

  private struct Outcome {
    var found: MastodonPosted?
    /// Whether all posts since the first attempt were seen.
    var complete = true
  }

  private func look(on me: MastodonAccount) async throws(PublishFailure) -> Outcome {
    var oldest: String?
    for _ in 0..<MastodonSearch.mostPages {
      let page = try await self.page(of: me, before: oldest)
      let recent = page.filter(isRecent)
      for posted in recent where try await matches(posted) { return Outcome(found: posted) }
      // A page that reaches further back than the first attempt is the last that matters.
      if page.isEmpty || recent.count < page.count { return Outcome() }
      oldest = page.last?.id
    }
    return Outcome(complete: false)
  }

  /// snac ignores `min_id`, so we read from the newest on and stop by the posts' own times.
  private func page(
    of me: MastodonAccount, before oldest: String?
  ) async throws(PublishFailure) -> [MastodonPosted] {
    var path = "/api/v1/accounts/\(percentEncoded(me.id))/statuses?limit=40&exclude_reblogs=true"
    if let oldest { path += "&max_id=\(percentEncoded(oldest))" }
    return try await line.read([MastodonPosted].self, path)
  }

  private func isRecent(_ posted: MastodonPosted) -> Bool {
    guard let made = posted.createdAt.flatMap({ Instant($0) }) else { return true }
    return made >= prepared.stamp - MastodonSearch.skew
  }

  private func matches(_ posted: MastodonPosted) async throws(PublishFailure) -> Bool {
    guard posted.media?.count ?? 0 == prepared.media.count, posted.repliesTo == wanted.repliesTo,
      posted.poll.map({ $0.options.map(\.title) }) == wanted.poll?.options
    else { return false }
    guard let source = try await source(of: posted) else { return false }
    return renderedText(source.text, link: nil) == wanted.status
      && renderedText(source.spoiler ?? "", link: nil)
        == renderedText(wanted.spoiler ?? "", link: nil)
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

/// What was typed into posts that were read back a moment ago: after a crash in a burst many are looked
/// for at once, and each page holds the same ones.
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
