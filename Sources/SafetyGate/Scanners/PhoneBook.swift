import CampaignCore
import CivilTime

/// The registry's numbers, ready to be compared with what stands in a post.
struct PhoneBook: Sendable {
  struct Entry: Sendable {
    let digits: [UInt8]
    let name: String
    /// Index in the registry's approved phones, which is what name hits carry.
    let index: Int
    let helpsInCrisis: Bool
    let channel: String?
    let expires: CivilDate?
    let checkedOn: CivilDate?
  }

  private(set) var approved: [[UInt8]: [Entry]] = [:]
  private(set) var helplines: [Entry] = []
  private(set) var retired: Set<[UInt8]> = []

  init(_ registry: Registry?) {
    for number in PhoneBook.longRetired { retired.insert(PhoneBook.digits(of: number)) }
    guard let registry else { return }
    for (index, phone) in registry.approvedPhones.enumerated() {
      let digits = PhoneBook.digits(of: phone.number)
      let entry = Entry(
        digits: digits, name: phone.name, index: index,
        helpsInCrisis: HelplineNames.helpsInCrisis(phone), channel: phone.channel,
        expires: phone.expires, checkedOn: phone.checkedOn)
      approved[digits, default: []].append(entry)
      if PhoneBook.isHelpline(digits) { helplines.append(entry) }
    }
    for phone in registry.retiredPhones {
      for number in phone.number.split(separator: ",") {
        retired.insert(PhoneBook.digits(of: String(number)))
      }
    }
    for number in approved.keys { retired.remove(number) }
  }

  /// A number people ring for help: a short code, a freephone or an 03 number.
  static func isHelpline(_ digits: [UInt8]) -> Bool {
    digits.count <= 6 && digits.count > 3 || digits.starts(with: "08".utf8)
      || digits.starts(with: "03".utf8)
  }

  /// The helpline that these digits miss by one slip: a digit wrong, missing, added or two swapped.
  func nearMiss(of digits: [UInt8]) -> Entry? {
    guard digits.count >= 5 else { return nil }
    return helplines.first { PhoneBook.isOneSlip(digits, $0.digits) }
  }

  static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left != right, abs(left.count - right.count) <= 1 else { return false }
    var start = 0
    let shorter = min(left.count, right.count)
    while start < shorter, left[start] == right[start] { start += 1 }
    var ends = 0
    while ends < shorter - start, left[left.count - 1 - ends] == right[right.count - 1 - ends] {
      ends += 1
    }
    let leftRest = left.count - start - ends
    let rightRest = right.count - start - ends
    if leftRest <= 1, rightRest <= 1 { return true }
    return leftRest == 2 && rightRest == 2 && left[start] == right[start + 1]
      && left[start + 1] == right[start]
  }

  static func digits(of number: String) -> [UInt8] {
    let ascii = FoldedText(number).bytes
    let digits = ascii.filter(isDigit)
    return NumberFormats.national(
      digits[...], hasPlus: ascii.first(where: { !isSpace($0) }) == UInt8(ascii: "+"))
  }

  /// Numbers that were withdrawn for everybody: Samaritans' paid number (2015), NHS Direct (2014),
  /// Samaritans' text number (2020; Full Fact, December 2022).
  private static let longRetired = [
    "08457 90 90 90", "0845 790 9090", "0845 46 47", "07725 90 90 90",
  ]
}
