import CampaignCore
import CivilTime

/// An entry's `poll:` with its options and how long it stays open.
func readPoll(_ cursor: Cursor) -> Poll? {
  var fields = Fields(cursor)
  guard fields.isMapping else { return nil }
  defer { fields.finish() }
  let options = fields.need("options", hint: "add a line 'options: [Yes, No]'")?.list()
    .compactMap { $0.named("option").line() }
  let closes = fields.need("closes-after", hint: "add a line 'closes-after: 1 day'")?.duration()
  let several = fields.take("several")?.flag() ?? false
  guard let options, let closes else { return nil }
  guard Set(options).count == options.count else {
    cursor.fault("two options of this poll are the same", hint: "give each its own words")
    return nil
  }
  return Poll(
    options: options, closesAfter: Int(closes.components.seconds), allowsSeveral: several)
}

/// How an entry is shown: `visibility`, `replies`, `labels` and the `card` of its link.
func readPresentation(_ fields: inout Fields) -> Presentation? {
  let visibility = fields.take("visibility")?.choice(Presentation.Visibility.self)
  let repliers = fields.take("replies")?.choice(Presentation.Repliers.self)
  let labels = fields.take("labels")?.list().compactMap {
    $0.named("label").choice(Presentation.Label.self)
  }
  let card = fields.take("card").flatMap(readCard)
  let presentation = Presentation(
    visibility: visibility ?? .everybody, repliers: repliers ?? .everybody, labels: labels ?? [],
    card: card)
  return presentation.isPlain ? nil : presentation
}

private func readCard(_ cursor: Cursor) -> LinkCard? {
  var fields = Fields(cursor)
  guard fields.isMapping else { return nil }
  defer { fields.finish() }
  let title = fields.need("title", hint: "what the page is called")?.line()
  let description = fields.take("description")?.placedText()?.text
  return title.map { LinkCard(title: $0, description: description ?? "") }
}

/// `focus: "0.0, -0.5"`: from the middle of the picture, right and up, at most 1 each way.
func readFocus(_ cursor: Cursor) -> Media.Focus? {
  guard let text = cursor.line() else { return nil }
  let parts = text.split(separator: ",").compactMap { Double($0.drop { $0 == " " }) }
  guard parts.count == 2, parts.allSatisfy({ (-1...1).contains($0) }) else {
    cursor.fault(
      "'focus' is two numbers from -1 to 1: right and up from the middle of the picture",
      hint: "write focus: \"0.0, -0.5\"")
    return nil
  }
  return Media.Focus(
    x: Int((parts[0] * 1000).rounded()), y: Int((parts[1] * 1000).rounded()))
}
