import CivilTime

/// One entry, on one day, on one account. Its words may change; it stays the same post.
package struct Post: Hashable, Codable, Sendable {
  package typealias ID = CampaignCore.ID<Post>

  /// `campaign/year/entry/local date/account`.
  package let id: ID
  package let campaign: Campaign.ID
  package let entry: CalendarEntry.ID
  package let account: Account.ID
  package let platform: Platform
  package let slot: Slot

  package init(
    id: ID, campaign: Campaign.ID, entry: CalendarEntry.ID, account: Account.ID,
    platform: Platform, slot: Slot
  ) {
    self.id = id
    self.campaign = campaign
    self.entry = entry
    self.account = account
    self.platform = platform
    self.slot = slot
  }
}

/// The exact words and pictures of a post at one time of its life: what is gated and approved.
package struct PostRevision: Hashable, Codable, Sendable {
  package let post: Post
  package let text: String
  package let media: [Media]
  package let link: String?
  package let spoiler: String?
  package let language: String
  package let repliesTo: Post.ID?
  /// The part before it in a run, such as a tweetchat: where that one fails, this one stays away.
  package let follows: Post.ID?
  package let author: Person.ID
  /// Who last changed it by an act at the desk, such as a new slot; nil where the calendar has it so.
  package let editor: Person.ID?
  package let unit: String?
  package let priority: String?
  package let consent: String?
  package let notBefore: Instant?
  package let policy: ApprovalPolicy.ID
  package let poll: Poll?
  /// Nil where it is shown as any post is.
  package let presentation: Presentation?
  /// Where its text stands in the campaigns folder. Not part of the digest: a blank line above
  /// changes nothing that anybody reads.
  package let location: SourceLocation
  /// Covers all that readers will see, where and when.
  package let digest: Digest

  package init(
    post: Post, text: String, media: [Media] = [], link: String? = nil, spoiler: String? = nil,
    language: String = "en", repliesTo: Post.ID? = nil, follows: Post.ID? = nil,
    author: Person.ID, editor: Person.ID? = nil, unit: String? = nil, priority: String? = nil,
    consent: String? = nil,
    notBefore: Instant? = nil, policy: ApprovalPolicy.ID, poll: Poll? = nil,
    presentation: Presentation? = nil, location: SourceLocation
  ) {
    self.post = post
    self.text = text
    self.media = media
    self.link = link
    self.spoiler = spoiler
    self.language = language
    self.repliesTo = repliesTo
    self.follows = follows
    self.author = author
    self.editor = editor
    self.unit = unit
    self.priority = priority
    self.consent = consent
    self.notBefore = notBefore
    self.policy = policy
    self.poll = poll
    let presentation = presentation.flatMap { $0.isPlain ? nil : $0 }
    self.presentation = presentation
    self.location = location
    digest = PostRevision.digest(
      post: post, text: text, media: media, link: link, spoiler: spoiler, language: language,
      repliesTo: repliesTo, follows: follows, author: author, editor: editor, unit: unit,
      priority: priority, consent: consent, notBefore: notBefore, policy: policy, poll: poll,
      presentation: presentation)
  }

  private static func digest(
    post: Post, text: String, media: [Media], link: String?, spoiler: String?, language: String,
    repliesTo: Post.ID?, follows: Post.ID?, author: Person.ID, editor: Person.ID?, unit: String?,
    priority: String?, consent: String?, notBefore: Instant?, policy: ApprovalPolicy.ID,
    poll: Poll?,
    presentation: Presentation?
  ) -> Digest {
    var writer = DigestWriter("post-revision-1")
    writer.add(post.id.text)
    writer.add(post.account.text)
    writer.add(post.platform.rawValue)
    writer.add(post.slot.instant.microseconds)
    writer.add(post.slot.deadline.microseconds)
    writer.add(text)
    writer.add(media.count)
    for item in media {
      writer.add(item.digest.hex)
      writer.add(item.mimeType)
      writer.add(item.alt)
      if let focus = item.focus { writer.add(focus.text) }
    }
    writer.add(link)
    writer.add(spoiler)
    writer.add(language)
    writer.add(repliesTo?.text)
    writer.add(author.text)
    writer.add(unit)
    writer.add(consent)
    writer.add(notBefore.map { String($0.microseconds) })
    writer.add(policy.text)
    // It decides which holds the post passes through, so whoever approves must have seen it. Left out
    // where there is none: those digests stay what they were before priorities were covered.
    if let priority { writer.add(["priority", priority]) }
    // Whoever moved it may not approve it: the same words moved by another are not the same revision.
    if let editor { writer.add(["editor", editor.text]) }
    // Named, so that posts without them keep the digests they always had.
    if let poll {
      writer.add("poll")
      writer.add(poll.options)
      writer.add(poll.closesAfter)
      writer.add(poll.allowsSeveral ? 1 : 0)
    }
    presentation?.write(into: &writer)
    if let follows { writer.add(["follows", follows.text]) }
    return writer.finish()
  }
}

/// A revision as the calendar now has it, with how sure its date is.
package struct PlannedPost: Hashable, Codable, Sendable {
  package let revision: PostRevision
  package let status: DateStatus

  package init(revision: PostRevision, status: DateStatus) {
    self.revision = revision
    self.status = status
  }
}
