import CampaignCore

// What can only be said of an entry when all entries of its campaign are known.
extension EntryReading {
  /// A reply follows a post of the same campaign, on accounts that have this post.
  func checkReplies(campaignAccounts: [Account.ID]) {
    for (id, cursor) in replies.values where !declared.holds(id.text) {
      let ids = declared.ids
      cursor.fault(
        "there is no entry '\(id)' in this campaign",
        hint: nearest(to: id.text, in: ids).map { "did you mean '\($0)'?" }
          ?? "entries here: \(listed(ids))")
    }
    let known = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard let (id, cursor) = replies[entry.id], let parent = known[id] else {
        continue
      }
      let missing = Set(entry.accounts ?? campaignAccounts)
        .subtracting(parent.accounts ?? campaignAccounts)
      if let account = missing.min() {
        cursor.fault(
          "'\(id)' does not go out on '\(account)', so nothing there can reply to it",
          hint: "give both the same accounts")
      }
    }
  }

  /// Some hashtags are never echoed, such as one that a campaign rebuts.
  func checkHashtags(never: [String], in file: SourceFile) {
    let never = Set(never.map { $0.lowercased() })
    guard !never.isEmpty else { return }
    for entry in entries {
      let own = [PlacedText(entry.text, at: entry.textLocation)]
      for words in own + entry.overrides.values {
        guard let tag = words.text.hashtags.first(where: { never.contains($0.lowercased()) })
        else { continue }
        file.report(
          at: words.location, "this campaign never uses \(tag)",
          hint: "leave it out of the text; it stands under never-hashtags")
      }
    }
  }
}
