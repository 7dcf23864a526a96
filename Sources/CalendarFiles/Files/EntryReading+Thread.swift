import CampaignCore

// A thread: further posts that reply to one another, all in the slot of the first. No part goes out
// before its parent, and a part that fails stops the rest; where the platform can, all become public in
// one act.
extension EntryReading {
  /// The entries `id-2`, `id-3`, … of a thread that an entry begins.
  mutating func thread(after first: CalendarEntry, _ cursor: Cursor?) -> [CalendarEntry] {
    var parts: [CalendarEntry] = []
    for (index, item) in (cursor?.list() ?? []).enumerated() {
      var fields = Fields(item)
      guard fields.isMapping else { continue }
      let text = fields.need("text", hint: "add a line 'text: |' and the words below it")?
        .placedText()
      let media = fields.take("media").map { surroundings.media.media($0) } ?? []
      let link = fields.take("link")?.webAddress()
      fields.finish()
      guard let text else { continue }
      parts.append(
        CalendarEntry(
          id: CalendarEntry.ID("\(first.id)-\(index + 2)"),
          schedule: first.schedule, text: text.text, hashtags: [],
          media: media, link: link, spoiler: first.spoiler, language: first.language,
          repliesTo: (parts.last ?? first).id, author: first.author, accounts: first.accounts,
          unit: first.unit, priority: first.priority, lateBy: first.lateBy,
          notBefore: first.notBefore, consent: first.consent,
          presentation: first.presentation?.ofFurtherPart, location: item.location,
          textLocation: text.location))
    }
    return parts
  }
}

extension Presentation {
  /// How the further posts of a thread are shown: to the same readers, with the same warnings. Who may
  /// reply is decided at the first, and the card is that of its link.
  fileprivate var ofFurtherPart: Presentation {
    Presentation(visibility: visibility, labels: labels)
  }
}
