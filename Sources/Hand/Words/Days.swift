import CampaignCore
import CivilTime

/// `Mon 1 Mar to Sun 7 Mar`: days as people say them, the last included.
func span(_ first: CivilDate, _ last: CivilDate) -> String {
  first == last ? short(first) : "\(short(first)) to \(short(last))"
}

/// `Mon 1 Mar`.
func short(_ date: CivilDate) -> String {
  let month = MonthDay.englishMonths[date.month - 1].prefix(3)
  return "\(date.weekday.englishName.prefix(3)) \(date.day) \(month)"
}

/// `Thursday 4 February 2027, 09:00 Europe/London`: when something leaves, on the clocks it goes by.
func spoken(_ slot: Slot) -> String {
  let date = slot.local.date
  return "\(date.weekday.englishName) \(date.day) \(MonthDay.englishMonths[date.month - 1]) "
    + "\(date.year), \(slot.local.time) \(slot.timeZone)"
}

/// An instant without its fraction of a second, which no person wants to read.
func toTheSecond(_ instant: String) -> String {
  Instant(instant).map { Instant(seconds: $0.seconds).description } ?? instant
}
