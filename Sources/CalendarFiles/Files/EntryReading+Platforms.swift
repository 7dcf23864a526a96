import CampaignCore

// What the platforms of an entry's accounts will not take, said while there is time to mend it.
extension EntryReading {
  func checkPlatforms(campaignAccounts: [Account.ID], house: House?, in file: SourceFile) {
    guard let house else { return }
    for entry in entries where !entry.isWordsAlone {
      let platforms = Set(
        (entry.accounts ?? campaignAccounts).compactMap { house.accounts[$0]?.writtenPlatform })
      for platform in platforms.sorted() {
        if let poll = entry.poll { check(poll, of: entry, on: platform, in: file) }
        check(entry.media, of: entry, on: platform, in: file)
        checkReaders(of: entry, on: platform, in: file)
        if platform == .bluesky { checkShown(entry, in: file) }
      }
    }
  }

  /// Some platforms let a post say who may read it; the others show each to everybody.
  private func checkReaders(
    of entry: CalendarEntry, on platform: Platform, in file: SourceFile
  ) {
    guard platform.showsEachPostToAll else { return }
    switch entry.presentation?.visibility {
    case nil, .everybody: return
    case .unlisted:
      file.report(
        .warning, at: entry.location,
        "\(platform.properName) knows no posts that are unlisted, and shows this as any other",
        hint: nil)
    case .followers:
      file.report(
        at: entry.location,
        "this is for followers alone, and \(platform.properName) would show it to everybody",
        hint: "give this entry accounts on Mastodon only, or leave out 'visibility'")
    }
  }

  /// What Bluesky has no place for beside the rest would be approved and never shown.
  private func checkShown(_ entry: CalendarEntry, in file: SourceFile) {
    if entry.presentation?.card != nil, entry.link == nil {
      file.report(
        .warning, at: entry.location, "this card has no link, so nobody will see it",
        hint: "add a line 'link: https://…'")
    } else if entry.presentation?.card != nil, !entry.media.isEmpty {
      file.report(
        .warning, at: entry.location,
        "Bluesky shows pictures or a card, so nobody will see this card",
        hint: "leave out one of the two")
    }
    if entry.repliesTo != nil, let repliers = entry.presentation?.repliers, repliers != .everybody {
      file.report(
        .warning, at: entry.location,
        "on Bluesky the first post decides who may reply to all of them",
        hint: "write 'replies: \(repliers.rawValue)' at that post")
    }
  }

  private func check(
    _ poll: Poll, of entry: CalendarEntry, on platform: Platform, in file: SourceFile
  ) {
    let place = places[entry.id]?.poll ?? entry.location
    guard let rules = PollRules(of: platform) else {
      return file.report(
        at: place, "\(platform.properName) has no polls",
        hint: "give this entry other accounts, and ask there in an entry of its own")
    }
    if let fault = rules.fault(of: poll, on: platform.properName) {
      file.report(at: place, fault, hint: nil)
    }
    if !entry.media.isEmpty {
      file.report(
        at: place, "\(platform.properName) takes no pictures beside a poll",
        hint: "leave out one of the two")
    }
  }

  private func check(
    _ media: [Media], of entry: CalendarEntry, on platform: Platform, in file: SourceFile
  ) {
    guard let rules = PictureRules(of: platform) else { return }
    let place = places[entry.id]?.media ?? entry.location
    if media.count > rules.most {
      file.report(
        at: place, "\(platform.properName) takes at most \(rules.most) pictures a post",
        hint: "put the others into a reply")
    }
    for item in media {
      if let (fault, hint) = item.fault(under: rules, on: platform.properName) {
        file.report(at: place, fault, hint: hint)
      }
    }
  }
}

extension CalendarEntry {
  fileprivate var isWordsAlone: Bool { poll == nil && media.isEmpty && presentation == nil }
}

extension Account {
  /// Whose rules its posts keep to: an outbox stands for another.
  fileprivate var writtenPlatform: Platform {
    platform.isWrittenForOthers ? writtenFor ?? platform : platform
  }
}
