import CampaignCore
import CivilTime

/// One tweetchat of a campaign's file.
func tweetchat(_ idCursor: Cursor?, _ fields: inout Fields) -> Tweetchat? {
  let id = idCursor?.id(of: CalendarEntry.self)
  let hashtag = fields.need("hashtag")?.hashtags().first
  let opens = fields.need("opens", hint: "add a line 'opens: day 1, 19:00'")?.schedule()
  let length = fields.need("length", hint: "add a line 'length: 45 min'")?.duration()
  let every = fields.need("every", hint: "add a line 'every: 8 min'")
  let cadence = every?.duration()
  let welcome = fields.need("welcome")?.placedText()
  let questions = fields.need("questions")?.list().compactMap { $0.placedText() }
  let closing = fields.need("closing")?.placedText()
  guard let id, let hashtag, let opens, let length, let every, let cadence, let welcome,
    let questions, let closing
  else { return nil }
  let chat = Tweetchat(
    id: id, hashtag: hashtag, opens: opens, length: length, cadence: cadence, welcome: welcome,
    questions: questions, closing: closing)
  if chat.lastQuestion >= length {
    let minutes = (chat.lastQuestion.components.seconds) / 60
    every.fault(
      "question \(questions.count) would come \(minutes) min after the opening, when the chat is over",
      hint: "ask fewer questions, or ask them closer together")
  }
  return chat
}
