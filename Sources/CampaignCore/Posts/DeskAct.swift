import CivilTime

/// What a person did to a post at the desk and its calendar does not say. It is in force until the
/// calendar itself changes there: then the newer word, the calendar's, stands.
package struct DeskAct: Hashable, Codable, Sendable {
  package enum Kind: Hashable, Codable, Sendable {
    /// Given another slot.
    case moved(Slot)
    case withdrawn
    /// Planned by a person, as a copy of an earlier post.
    case added(PlannedPost)
  }

  package let post: Post.ID
  package let kind: Kind
  /// The slot the calendar had then; nil where it had none.
  package let calendarSlot: Instant?
  package let by: Person.ID
  package let at: Instant
  package let reason: String

  package init(
    post: Post.ID, kind: Kind, calendarSlot: Instant?, by: Person.ID, at: Instant, reason: String
  ) {
    self.post = post
    self.kind = kind
    self.calendarSlot = calendarSlot
    self.by = by
    self.at = at
    self.reason = reason
  }

  /// Whether it still stands where the calendar has this post.
  package func stands(beside planned: PlannedPost) -> Bool {
    calendarSlot == planned.revision.post.slot.instant
  }

  /// The post as it is planned under this act; nil where it is withdrawn.
  package func applied(to planned: PlannedPost) -> PlannedPost? {
    switch kind {
    case .moved(let slot):
      PlannedPost(revision: planned.revision.moved(to: slot, by: by), status: planned.status)
    case .withdrawn: nil
    case .added(let own): own
    }
  }
}

extension PostRevision {
  /// The same words in another slot, changed by a person at the desk.
  package func moved(to slot: Slot, by person: Person.ID) -> PostRevision {
    moved(to: slot, after: follows, by: person)
  }

  /// The same, in another place of its run.
  package func moved(to slot: Slot, after part: Post.ID?, by person: Person.ID) -> PostRevision {
    planned(
      as: Post(
        id: post.id, campaign: post.campaign, entry: post.entry, account: post.account,
        platform: post.platform, slot: slot),
      repliesTo: repliesTo, follows: part, by: person)
  }

  /// The same words as another post, such as next year's; what it replied to stays behind.
  package func duplicated(in slot: Slot, by person: Person.ID) -> PostRevision {
    let day = slot.local.date
    return planned(
      as: Post(
        id: Post.ID("\(post.campaign)/\(day.year)/\(post.entry)/\(day)/\(post.account)"),
        campaign: post.campaign, entry: post.entry, account: post.account, platform: post.platform,
        slot: slot),
      repliesTo: nil, follows: nil, by: person)
  }

  /// Whether it differs from other words of its post in nothing but the words for its pictures.
  package func differsInAltTextOnly(from before: PostRevision) -> Bool {
    let same = zip(media, before.media).allSatisfy { new, old in
      new.digest == old.digest && new.mimeType == old.mimeType && new.focus == old.focus
    }
    guard same, media.count == before.media.count, digest != before.digest else { return false }
    return before.planned(
      as: before.post, repliesTo: before.repliesTo, follows: before.follows, by: before.editor,
      media: media
    ).digest == digest
  }

  private func planned(
    as post: Post, repliesTo: Post.ID?, follows: Post.ID?, by person: Person.ID?,
    media: [Media]? = nil
  ) -> PostRevision {
    PostRevision(
      post: post, text: text, media: media ?? self.media, link: link, spoiler: spoiler,
      language: language,
      repliesTo: repliesTo, follows: follows, author: author, editor: person, unit: unit,
      priority: priority, consent: consent, notBefore: notBefore, policy: policy, poll: poll,
      presentation: presentation, location: location)
  }

  /// One more question of the tweetchat that this is a part of: with the same hashtags, on the same
  /// account, written by a person at the desk, in its place among the parts.
  package func accompanied(
    by text: String, as entry: CalendarEntry.ID, in slot: Slot, after part: Post.ID?,
    from person: Person.ID
  ) -> PostRevision {
    let day = slot.local.date
    let year = post.id.year ?? String(day.year)
    return PostRevision(
      post: Post(
        id: Post.ID("\(post.campaign)/\(year)/\(entry)/\(day)/\(post.account)"),
        campaign: post.campaign, entry: entry, account: post.account, platform: post.platform,
        slot: slot),
      text: text.carrying(closingHashtags), language: language, follows: part,
      author: person, unit: unit, priority: priority, policy: policy, location: location)
  }

  /// The hashtags that the text ends with.
  private var closingHashtags: [String] {
    text.split(whereSeparator: \.isWhitespace).reversed().prefix { $0.hasPrefix("#") }
      .reversed().map(String.init)
  }
}

extension Slot {
  /// The same slot one year on: the same day and time on the wall; 28 February where there is no 29th.
  package func nextYear(in zone: ZoneRules) -> Slot {
    let (day, time) = (local.date, local.time)
    let next =
      CivilDate(year: day.year + 1, month: day.month, day: day.day)
      ?? CivilDate(year: day.year + 1, month: day.month, day: 28) ?? day
    return moved(to: CivilDateTime(date: next, time: time), in: zone)
  }

  /// A slot at another time on the same clocks, with as much grace as before.
  package func moved(to local: CivilDateTime, in zone: ZoneRules) -> Slot {
    let (instant, reading) = zone.resolve(local)
    return Slot(
      local: local, timeZone: timeZone, instant: instant, reading: reading,
      deadline: instant + (deadline - self.instant))
  }
}
