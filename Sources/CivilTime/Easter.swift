extension CivilDate {
  /// Easter Sunday in the churches of the West; nil for a year outside 1583 to 9999.
  ///
  /// "The Gregorian Easter": J. Meeus, Astronomical Algorithms, chapter 8; the letters are its own
  /// steps under other names.
  package static func easter(in year: Int) -> CivilDate? {
    guard (1583...9999).contains(year) else { return nil }
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let moonShift = (century - (century + 8) / 25 + 1) / 3
    let fullMoon = (19 * golden + century - century / 4 - moonShift + 15) % 30
    let toSunday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - fullMoon - yearOfCentury % 4) % 7
    let lateMoon = (golden + 11 * fullMoon + 22 * toSunday) / 451
    let (month, day) = (fullMoon + toSunday - 7 * lateMoon + 114).quotientAndRemainder(
      dividingBy: 31)
    return CivilDate(year: year, month: month, day: day + 1)
  }
}
