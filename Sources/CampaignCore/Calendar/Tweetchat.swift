import CivilTime

/// An hour or so in which the trust asks questions under one hashtag and people talk: a welcome, the
/// questions at an even pace, and a closing word.
package struct Tweetchat: Hashable, Sendable {
  /// The first part of its entries' ids: `chat-welcome`, `chat-q1`, `chat-closing`.
  package let id: CalendarEntry.ID
  package let hashtag: String
  package let opens: EntrySchedule
  /// From the welcome to the closing word.
  package let length: Duration
  /// From one question to the next, and from the welcome to the first.
  package let cadence: Duration
  package let welcome: PlacedText
  package let questions: [PlacedText]
  package let closing: PlacedText

  package init(
    id: CalendarEntry.ID, hashtag: String, opens: EntrySchedule, length: Duration,
    cadence: Duration, welcome: PlacedText, questions: [PlacedText], closing: PlacedText
  ) {
    self.id = id
    self.hashtag = hashtag
    self.opens = opens
    self.length = length
    self.cadence = cadence
    self.welcome = welcome
    self.questions = questions
    self.closing = closing
  }

  /// When the last question is asked, counted from the opening.
  package var lastQuestion: Duration { cadence * questions.count }

  /// The posts of the chat, as if each had been written by itself.
  /// - Parameter lateBy: how late one may go out; a chat has moved on soon.
  package func entries(
    author: Person.ID, accounts: [Account.ID]?, unit: String?, priority: String?,
    language: String, lateBy: Duration
  ) -> [CalendarEntry] {
    let before = [nil] + parts.dropLast().map { CalendarEntry.ID("\(id)-\($0.name)") }
    return zip(parts, before).map { part, before in
      let (name, after, words) = part
      return CalendarEntry(
        id: CalendarEntry.ID("\(id)-\(name)"), schedule: opens.adding(after), text: words.text,
        hashtags: [hashtag], language: language, follows: before, author: author,
        accounts: accounts, unit: unit, priority: priority, lateBy: lateBy,
        location: words.location,
        textLocation: words.location)
    }
  }

  private var parts: [(name: String, after: Duration, words: PlacedText)] {
    let asked = questions.enumerated().map { index, question in
      ("q\(index + 1)", cadence * (index + 1), question)
    }
    return [("welcome", .zero, welcome)] + asked + [("closing", length, closing)]
  }
}

extension ID<CalendarEntry> {
  /// The tweetchat it is a part of, by its name: `chat` of `chat-q2`, or of `chat-extra1`, which was
  /// asked while it ran; nil where it is none.
  package var chat: CalendarEntry.ID? {
    guard let dash = text.lastIndex(of: "-"), dash > text.startIndex else { return nil }
    let part = text[dash...].dropFirst()
    let number = part.drop { !("0"..."9").contains($0) }
    let isPart =
      switch part.dropLast(number.count) {
      case "welcome", "closing": number.isEmpty
      case "q", "extra": Int(number) != nil
      case _: false
      }
    return isPart ? CalendarEntry.ID(String(text[..<dash])) : nil
  }
}

extension EntrySchedule {
  /// The same schedule some minutes later, on the wall clocks of the day.
  package func adding(_ duration: Duration) -> EntrySchedule {
    switch self {
    case .offset(let day, let time):
      let (days, later) = time.adding(duration)
      return .offset(DayOffset(from: day.anchor, days: day.days + days), later)
    case .local(let local):
      let (days, later) = local.time.adding(duration)
      return .local(CivilDateTime(date: local.date.adding(days: days), time: later))
    case .instant(let instant):
      return .instant(instant + duration)
    }
  }
}

extension TimeOfDay {
  /// The clock's face after some time, and how many midnights were passed.
  fileprivate func adding(_ duration: Duration) -> (days: Int, time: TimeOfDay) {
    let midnight = CivilDateTime(date: CivilDate(daysSinceEpoch: 0), time: self)
    let later = CivilDateTime(at: midnight.instant(offset: 0) + duration, offset: 0)
    return (later.date.daysSinceEpoch, later.time)
  }
}
