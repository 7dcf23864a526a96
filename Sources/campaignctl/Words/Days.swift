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
