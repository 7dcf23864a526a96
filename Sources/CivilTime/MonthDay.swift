/// A day that comes every year, such as 10 October; 29 February comes in leap years alone.
package struct MonthDay: Hashable, Sendable {
  /// 1 to 12.
  package let month: Int
  /// 1 to the length of the month in a leap year.
  package let day: Int

  /// Nil where no year has such a day.
  package init?(month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.daysInMonth(month, of: 2000) else {
      return nil
    }
    self.month = month
    self.day = day
  }

  /// Nil for 29 February where the year has none.
  package func date(in year: Int) -> CivilDate? {
    CivilDate(year: year, month: month, day: day)
  }
}
