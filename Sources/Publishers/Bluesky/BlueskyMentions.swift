import CampaignCore
import Synchronization

/// Whose the handles are that posts mention. A mention names an account by its DID, which a server has
/// to be asked for, and a request is worded without one: so they are looked up shortly before the posts
/// leave. What is not known by then stays plain text, as Bluesky's own example leaves it
/// (docs.bsky.app, advanced-guides/posts).
final class BlueskyMentions: Sendable {
  /// So many are looked up for the posts of one minute; an address may ask 3,000 times in five
  /// (docs.bsky.app, advanced-guides/rate-limits).
  private static let most = 100

  private let known = Mutex<[String: String]>([:])

  /// The DIDs by their handles, in lower case.
  var dids: [String: String] { known.withLock(\.self) }

  /// Looks up who is mentioned; who was known before stays known where nobody answers now.
  func lookUp(in revisions: [PostRevision], by line: BlueskyLine) async {
    var handles: Set<String> = []
    for revision in revisions where revision.text.utf8.contains(UInt8(ascii: "@")) {
      for facet in TextRules.measure(revision.renderedText, for: .bluesky).facets
      where facet.kind == .mention {
        handles.insert(facet.value.lowercased())
      }
    }
    await withDiscardingTaskGroup { group in
      for handle in handles.sorted().prefix(BlueskyMentions.most) where isHandle(handle) {
        group.addTask { await self.lookUp(handle, by: line) }
      }
    }
  }

  /// The account's own server is asked, which looks in DNS and at the handle's site for us.
  private func lookUp(_ handle: String, by line: BlueskyLine) async {
    let path = "/xrpc/com.atproto.identity.resolveHandle?handle=\(percentEncoded(handle))"
    guard case .answered(let answer, _)? = try? await line.ask({ _ in path }),
      let did = json(ResolvedHandle.self, in: answer.body)?.did, isDID(did)
    else { return }
    known.withLock { $0[handle] = did }
  }
}
