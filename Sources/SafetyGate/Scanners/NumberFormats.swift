import CivilTime

/// What a string of digits can be: check digits and number plans.
enum NumberFormats {
  /// NHS Data Dictionary, NHS NUMBER: weights 10 to 2, 11 less the remainder by 11, 11 reads 0, 10 is
  /// no number.
  static func passesNHSCheck(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 10 else { return false }
    var sum = 0
    for (step, digit) in digits.prefix(9).enumerated() { sum += Int(digit - 48) * (10 - step) }
    let check = (11 - sum % 11) % 11
    return check != 10 && check == Int(digits[digits.endIndex - 1] - 48)
      && !digits.allSatisfy { $0 == digits.first }
  }

  /// CHI numbers begin with a date of birth, DDMMYY (NHS Data Dictionary).
  static func beginsWithDate(_ digits: ArraySlice<UInt8>) -> Bool {
    let values = digits.prefix(6).map { Int($0 - 48) }
    guard values.count == 6 else { return false }
    let (day, month, year) =
      (values[0] * 10 + values[1], values[2] * 10 + values[3], values[4] * 10 + values[5])
    return CivilDate(year: 2000 + year, month: month, day: day) != nil
      || CivilDate(year: 1900 + year, month: month, day: day) != nil
  }

  /// Health and Care numbers of Northern Ireland are those from 320 000 0010 to 399 999 9999.
  static func isNorthernIrish(_ digits: ArraySlice<UInt8>) -> Bool {
    let first = digits.prefix(2).map { Int($0 - 48) }
    return first.count == 2 && first[0] == 3 && first[1] >= 2
  }

  /// The national form of a British number: `+44 (0)1632 960200` is `01632960200`.
  static func national(_ digits: ArraySlice<UInt8>, hasPlus: Bool) -> [UInt8] {
    var rest = digits
    if hasPlus, rest.starts(with: "44".utf8) {
      rest = rest.dropFirst(2)
    } else if rest.starts(with: "0044".utf8) {
      rest = rest.dropFirst(4)
    } else if rest.starts(with: "44".utf8), rest.count == 12 {
      rest = rest.dropFirst(2)
    } else {
      return Array(digits)
    }
    if rest.first == 48 { rest = rest.dropFirst() }
    return [48] + rest
  }

  /// Ofcom's numbering plan, by first digits and length; drama ranges included.
  static func isBritishPhone(_ national: [UInt8]) -> Bool {
    guard national.count >= 7, national[0] == 48 else { return false }
    switch national[1] {
    case UInt8(ascii: "1"): return national.count == 10 || national.count == 11
    case UInt8(ascii: "2"): return national.count == 11
    case UInt8(ascii: "3"), UInt8(ascii: "5"), UInt8(ascii: "7"), UInt8(ascii: "9"):
      return national.count == 11
    case UInt8(ascii: "8"):
      let freephone = national.starts(with: "0800".utf8) || national.starts(with: "0808".utf8)
      let lifeline = national.starts(with: "0845".utf8)
      return national.count == 10 || national.count == 11
        || (national.count == 8 && (freephone || lifeline))
    default: return false
    }
  }
}
