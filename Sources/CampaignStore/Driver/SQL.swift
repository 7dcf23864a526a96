/// One statement in the words that SQLite and PostgreSQL both know, with its values apart:
/// interpolation binds, it never pastes.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
  /// With `$1`, `$2`, … where the values go.
  package let text: String
  package let values: [SQLValue]

  package init(stringLiteral text: String) {
    self.text = text
    values = []
  }

  init(_ text: String, _ values: [SQLValue]) {
    (self.text, self.values) = (text, values)
  }

  package init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    values = stringInterpolation.values
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var values: [SQLValue] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 3 * interpolationCount)
      values.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    package mutating func appendInterpolation(_ value: some SQLConvertible) {
      values.append(value.sqlValue)
      text += "$\(values.count)"
    }

    /// A part of a statement, with its own values.
    package mutating func appendInterpolation(part: SQL) {
      guard !part.values.isEmpty else {
        text += part.text
        return
      }
      var number = 0
      for piece in part.text.split(separator: "$", omittingEmptySubsequences: false) {
        if number > 0 {
          values.append(part.values[number - 1])
          text += "$\(values.count)"
        }
        text += number > 0 ? piece.drop(while: \.isNumber) : piece
        number += 1
      }
    }

    /// A list in parentheses, for `in`; never empty, since `in ()` is no SQL everywhere.
    package mutating func appendInterpolation(list: [some SQLConvertible]) {
      text += "("
      for (index, value) in list.enumerated() {
        if index > 0 { text += ", " }
        appendInterpolation(value)
      }
      text += list.isEmpty ? "null)" : ")"
    }

    /// Rows of one column of texts, for `values`; never empty, as above. The first says what they are.
    package mutating func appendInterpolation(column: [some SQLConvertible]) {
      for (index, value) in column.enumerated() {
        text += index > 0 ? "), (" : "(cast("
        appendInterpolation(value)
        if index == 0 { text += " as text)" }
      }
      text += column.isEmpty ? "(cast(null as text))" : ")"
    }
  }
}

extension SQL {
  /// How many rows statements take that take many at once: each size is a statement of its own to the
  /// database, which knows it again the next time.
  static let pageSizes = [64, 16, 4, 1]

  /// How many rows each of the statements takes that take so many together.
  static func sizes(ofPagesOf count: Int) -> [Int] {
    var (sizes, rest) = ([Int](), count)
    while rest > 0 {
      let size = pageSizes.first { $0 <= rest } ?? 1
      sizes.append(size)
      rest -= size
    }
    return sizes
  }

  /// Rows for such statements.
  static func pages<Element>(of rows: [Element]) -> [ArraySlice<Element>] {
    var rest = rows[...]
    return sizes(ofPagesOf: rows.count).map { size in
      defer { rest = rest.dropFirst(size) }
      return rest.prefix(size)
    }
  }
}

/// A value as both databases keep it.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
}

/// Whatever can be bound to a statement.
package protocol SQLConvertible {
  var sqlValue: SQLValue { get }
}
