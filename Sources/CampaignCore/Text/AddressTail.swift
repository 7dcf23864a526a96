/// What may follow the domain of an address: port, path and query.
extension AddressScanner {
  func portEnd(from start: Int) -> Int {
    guard isAt(start, ":") else { return start }
    let digits = scalars[(start + 1)...].prefix(while: \.isDigit)
    return digits.isEmpty ? start : digits.endIndex
  }

  /// A path ends with its last character that can end one, so a full stop behind it stays out.
  func pathEnd(from start: Int) -> Int {
    guard isAt(start, "/") else { return start }
    var place = start + 1
    var end = place
    while place < scalars.count {
      if syntax.isInPath(scalars[place]) {
        place += 1
        if syntax.canEndPath(scalars[place - 1]) { end = place }
      } else if let closed = closingParenthesis(from: place) {
        place = closed
        end = closed
      } else {
        break
      }
    }
    return end
  }

  func queryEnd(from start: Int) -> Int {
    guard isAt(start, "?") else { return start }
    let query = scalars[(start + 1)...].prefix(while: syntax.isInQuery)
    return query.lastIndex(where: syntax.canEndQuery).map { $0 + 1 } ?? start
  }

  /// The end of a balanced pair, with at most one more inside: `Primer_(film)`, `(Version_(Edited))`.
  private func closingParenthesis(from start: Int) -> Int? {
    guard isAt(start, "(") else { return nil }
    let first = pathCharacters(from: start + 1)
    if isAt(first, ")") { return first > start + 1 ? first + 1 : nil }
    guard isAt(first, "(") else { return nil }
    let inner = pathCharacters(from: first + 1)
    guard inner > first + 1, isAt(inner, ")") else { return nil }
    let last = pathCharacters(from: inner + 1)
    return isAt(last, ")") ? last + 1 : nil
  }

  private func pathCharacters(from start: Int) -> Int {
    scalars[start...].prefix(while: syntax.isInPath).endIndex
  }

  private func isAt(_ place: Int, _ character: Unicode.Scalar) -> Bool {
    place < scalars.count && scalars[place] == character
  }
}
