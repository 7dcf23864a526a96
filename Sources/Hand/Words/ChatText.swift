import CampaignEngine

/// A tweetchat as a table: a line for each part, a word for each account, and what is asked.
struct ChatText {
  let text: String

  init(_ posts: [PostReply], _ name: ChatName) {
    var parts: [(name: String, posts: [PostReply])] = []
    for post in posts {
      let part = name.part(of: post)
      if parts.last?.name == part {
        parts[parts.count - 1].posts.append(post)
      } else {
        parts.append((part, [post]))
      }
    }
    let next = parts.first { $0.posts.contains { $0.state == "scheduled" } }?.name
    let width = parts.map(\.name.count).max() ?? 0
    var lines = [Terminal.bold("\(name.chat), \(posts.first?.local.prefix(10) ?? "")")]
    for part in parts {
      let first = part.posts[0]
      let mark = part.name == next ? ">" : " "
      lines.append(
        "\(mark) \(first.local.dropFirst(11).prefix(5))  \(padded(part.name, width))  "
          + ChatText.states(part.posts))
      lines.append("  \(padded("", 5))  \(padded("", width))  \(excerpt(first.text))")
    }
    lines.append(ChatText.summary(parts.map(\.posts), next))
    text = lines.map { $0 + "\n" }.joined()
  }

  /// One word where all accounts are alike, else each account with its own.
  private static func states(_ posts: [PostReply]) -> String {
    let states = Set(posts.map(state))
    if states.count == 1, let only = states.first {
      return posts.count == 1
        ? "\(only) on \(posts[0].account)" : "\(only) on \(posts.count) accounts"
    }
    return posts.map { "\($0.account): \(state($0))" }.joined(separator: ", ")
  }

  private static func state(_ post: PostReply) -> String {
    post.hold.map { "\(post.state) under \($0)" } ?? post.state
  }

  private static func summary(_ parts: [[PostReply]], _ next: String?) -> String {
    let out = parts.count { $0.allSatisfy { $0.state == "delivered" } }
    let waiting = parts.count { $0.contains { $0.state == "inReview" || $0.state == "blocked" } }
    let holds = Set(parts.joined().compactMap(\.hold)).sorted()
    return "\(out) of \(parts.count) parts are out; "
      + (next.map { "next is \($0)" } ?? "none is on its way")
      + (waiting > 0 ? "; \(waiting) wait for their approvers" : "")
      + holds.map { "; on hold: 'campaignctl resume \($0) --reason …' lets it go on" }.joined()
  }
}
