/// A post's short name, to be said on the telephone: its number at this trust and a letter that
/// betrays a misheard digit, such as `1284K`.
package struct PostNumber: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1, in the order in which posts were first planned.
  package let number: Int64

  package init(_ number: Int64) {
    self.number = number
  }

  /// Reads `1284K`, `1284-k` and `#1284 K`; nil for anything else, also where the letter does not fit.
  package init?(_ text: String) {
    let signs = text.uppercased().filter { $0 != "#" && $0 != " " && $0 != "-" }
    guard let letter = signs.last, signs.count <= 19, signs.dropLast().allSatisfy(\.isASCIIDigit),
      let number = Int64(signs.dropLast()), number > 0, PostNumber.letter(for: number) == letter
    else { return nil }
    self.number = number
  }

  /// Whether somebody meant such a name, though its letter may not fit.
  package static func isMeant(by text: String) -> Bool {
    let signs = text.uppercased().filter { $0 != "#" && $0 != " " && $0 != "-" }
    return signs.count > 1 && signs.dropLast().allSatisfy(\.isASCIIDigit)
      && signs.last.map { $0.isASCII && $0.isLetter } == true
  }

  package var description: String { "\(number)\(PostNumber.letter(for: number))" }

  /// The remainder by 23, a prime above ten: one wrong digit, or two exchanged, is another letter.
  /// The order of the letters is that of Spain's identity numbers, made for the same purpose.
  private static func letter(for number: Int64) -> Character {
    Array("TRWAGMYFPDXBNJZSQVHLCKE")[Int(number % 23)]
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
