import CivilTime

/// One thing that is different between two sets of words of a post: what whoever approved the old must
/// see before they approve the new.
package struct RevisionChange: Hashable, Codable, Sendable {
  /// What it is, in the words of the calendar: `text`, `slot`, `alt text of picture 1`.
  package let field: String
  /// Nil where there was nothing.
  package let before: String?
  /// Nil where there is nothing any more.
  package let after: String?

  package init(field: String, before: String?, after: String?) {
    self.field = field
    self.before = before
    self.after = after
  }
}

extension PostRevision {
  /// Everything readers or approvers would find different, in the order in which a post is read.
  package func changes(since before: PostRevision) -> [RevisionChange] {
    var changes: [RevisionChange] = []
    func compare(_ field: String, _ old: String?, _ new: String?) {
      if old != new { changes.append(RevisionChange(field: field, before: old, after: new)) }
    }
    compare("text", before.text, text)
    compare("content warning", before.spoiler, spoiler)
    compare("link", before.link, link)
    for index in 0..<max(media.count, before.media.count) {
      let (old, new) = (before.media.at(index), media.at(index))
      compare("picture \(index + 1)", old?.name, new?.name)
      compare("alt text of picture \(index + 1)", old?.alt, new?.alt)
    }
    compare("account", before.post.account.text, post.account.text)
    compare("slot", before.post.slot.words, post.slot.words)
    compare("deadline", before.post.slot.deadline.description, post.slot.deadline.description)
    compare("not before", before.notBefore?.description, notBefore?.description)
    compare("language", before.language, language)
    compare("replies to", before.repliesTo?.text, repliesTo?.text)
    compare("author", before.author.text, author.text)
    compare("moved by", before.editor?.text, editor?.text)
    compare("unit", before.unit, unit)
    compare("priority", before.priority, priority)
    compare("consent", before.consent, consent)
    compare("policy", before.policy.text, policy.text)
    return changes
  }
}

extension Slot {
  /// As people write it: `2027-02-04T09:30 Europe/London`.
  package var words: String { "\(local) \(timeZone)" }
}

extension Media {
  /// The file with the first digits of its bytes' digest: the same name may hold another picture.
  fileprivate var name: String { "\(file) (bytes \(digest.short))" }
}

extension Array {
  fileprivate func at(_ index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
