/// A change that is made alike to many rows, by one statement that lists their values: a burst changes
/// thousands, and a statement for each would cost more than what it says.
struct RowChange: Sendable {
  /// What a value in the list is.
  enum Kind: String, Sendable {
    case text
    case number = "bigint"
  }

  /// What tells it from others.
  let statement: String
  /// How many values a row has.
  private let width: Int
  /// The whole statement by how many rows it lists, put together once.
  private let texts: [Int: String]

  /// - Parameters:
  ///   - columns: of the list, the row's key first.
  ///   - statement: what is done with the list, under the name `change`.
  init(of columns: KeyValuePairs<String, Kind>, _ statement: String) {
    self.statement = statement
    width = columns.count
    let names = columns.map(\.key).joined(separator: ", ")
    var texts: [Int: String] = [:]
    for size in SQL.pageSizes {
      let rows = RowChange.rows(size, of: columns.map(\.value))
      texts[size] = "with change (\(names)) as (values \(rows)) \(statement)"
    }
    self.texts = texts
  }

  /// The first row says what the columns hold; the others follow it.
  private static func rows(_ count: Int, of kinds: [Kind]) -> String {
    (0..<count).map { row in
      let values = kinds.enumerated().map { place, kind in
        let number = row * kinds.count + place + 1
        return row == 0 ? "cast($\(number) as \(kind.rawValue))" : "$\(number)"
      }
      return "(\(values.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  /// The statements for rows, however many.
  /// - Parameter values: of each row, one behind another.
  func statements(_ values: [SQLValue]) -> [SQL] {
    var (statements, rest) = ([SQL](), values[...])
    for size in SQL.sizes(ofPagesOf: values.count / width) {
      statements.append(SQL(texts[size] ?? "", Array(rest.prefix(size * width))))
      rest = rest.dropFirst(size * width)
    }
    return statements
  }
}
