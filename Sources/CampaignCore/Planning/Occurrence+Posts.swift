extension Occurrence {
  /// The same words told to each account, in the words meant for its platform.
  package func posts(of campaign: Campaign, in house: House) -> [PlannedPost] {
    (entry.accounts ?? campaign.accounts).compactMap { id in
      house.accounts[id].map { account in
        PlannedPost(revision: revision(of: campaign, on: account), status: status)
      }
    }
  }

  private func revision(of campaign: Campaign, on account: Account) -> PostRevision {
    let words = entry.words(for: account)
    return PostRevision(
      post: post(on: account), text: words.text.carrying(hashtags), media: entry.media,
      link: entry.link, spoiler: entry.spoiler, language: entry.language,
      repliesTo: repliesTo.map { $0.post(on: account) },
      follows: follows.map { $0.post(on: account) }, author: entry.author,
      unit: entry.unit ?? campaign.unit, priority: entry.priority ?? campaign.priority,
      consent: entry.consent, notBefore: entry.notBefore, policy: campaign.policy,
      poll: entry.poll, presentation: entry.presentation, location: words.location)
  }

  private func post(on account: Account) -> Post {
    Post(
      id: id.post(on: account), campaign: campaign, entry: entry.id, account: account.id,
      platform: account.platform, slot: slot)
  }
}

extension Occurrence.ID {
  /// `campaign/year/entry/local date/account`.
  fileprivate func post(on account: Account) -> Post.ID {
    Post.ID("\(text)/\(account.id)")
  }
}

extension CalendarEntry {
  /// The words for an account: those for the platform it is written for, else those for all.
  package func words(for account: Account) -> PlacedText {
    account.writtenFor.flatMap { overrides[$0] } ?? overrides[account.platform]
      ?? PlacedText(text, at: textLocation)
  }
}
