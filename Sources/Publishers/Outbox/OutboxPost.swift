import CampaignCore
import CivilTime

/// One post as the outbox keeps it: a file of header lines, an empty line, and the post's words.
struct OutboxPost: Codable {
  /// Named by the slot and the dispatch, so that a folder reads in the order of time.
  let file: String
  let content: String

  init(
    _ revision: PostRevision, account: Account.ID, dispatch: Dispatch.ID,
    replyingTo parent: Receipt?
  ) {
    file = "\(fileTime(revision.post.slot.instant))-\(dispatch).post"
    var lines = Headers()
    lines.add("Account", account.text)
    lines.add("Post", revision.post.id.text)
    lines.add("Slot", "\(revision.post.slot.instant)")
    lines.add("Dispatch", dispatch.text)
    lines.add("Revision", revision.digest.hex)
    lines.add("Language", revision.language)
    lines.add("Replies-To", parent?.id)
    lines.add("Content-Warning", revision.spoiler)
    for picture in revision.media {
      lines.add("Picture", "\(picture.file) (\(picture.mimeType), sha256 \(picture.digest))")
      lines.add("Alt-Text", picture.alt)
      lines.add("Focus", picture.focus?.text)
    }
    lines.add(revision.poll)
    lines.add(revision.presentation)
    content = "\(lines.text)\n\(revision.renderedText)\n"
  }

  init(_ prepared: PreparedPost) throws(PublishFailure) {
    self = try decoded(OutboxPost.self, from: prepared)
  }
}

extension Headers {
  fileprivate mutating func add(_ poll: Poll?) {
    guard let poll else { return }
    for option in poll.options { add("Poll-Option", option) }
    add("Poll-Closes-After", "\(poll.closesAfter) s")
    add("Poll-Several-Answers", poll.allowsSeveral ? "yes" : "no")
  }

  /// In the words of campaigns(7).
  fileprivate mutating func add(_ presentation: Presentation?) {
    guard let presentation else { return }
    add("Visibility", presentation.visibility.rawValue)
    add("Repliers", presentation.repliers.rawValue)
    for label in presentation.labels { add("Label", label.rawValue) }
    add("Card-Title", presentation.card?.title)
    add("Card-Description", presentation.card?.description)
  }
}

/// Header lines as letters have them: a line that begins with a space goes on with the one before.
private struct Headers {
  private(set) var text = ""

  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    let lines = value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    text += "\(name): \(lines.joined(separator: "\n "))\n"
  }
}

/// `2027-02-04T093000Z`: sorts by time, and every file system takes it.
private func fileTime(_ instant: Instant) -> String {
  "\(instant)".filter { $0 != ":" }
}
