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
          media: media, link: link, language: first.language,
          repliesTo: (parts.last ?? first).id, author: first.author, accounts: first.accounts,
          unit: first.unit, priority: first.priority, lateBy: first.lateBy,
          notBefore: first.notBefore, consent: first.consent, location: item.location,
          textLocation: text.location))
    }
    return parts
  }
}
