import CampaignCore
import CivilTime
import Foundation

/// One row of an answer; a column that is not there or does not fit is a damaged database.
package struct Row: Sendable {
  /// The columns' names, in the order of their values.
  let columns: [String]
  private let values: [SQLValue]

  package init(columns: [String], values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  package func text(_ column: String) throws(DatabaseFault) -> String {
    guard let text = try textIfAny(column) else { throw misfit(column) }
    return text
  }

  package func textIfAny(_ column: String) throws(DatabaseFault) -> String? {
    switch try value(column) {
    case .null: return nil
    case .text(let text): return text
    case .integer: throw misfit(column)
    }
  }

  package func integer(_ column: String) throws(DatabaseFault) -> Int64 {
    guard let number = try integerIfAny(column) else { throw misfit(column) }
    return number
  }

  package func integerIfAny(_ column: String) throws(DatabaseFault) -> Int64? {
    switch try value(column) {
    case .null: return nil
    case .integer(let number): return number
    case .text: throw misfit(column)
    }
  }

  package func instant(_ column: String) throws(DatabaseFault) -> Instant {
    Instant(microseconds: try integer(column))
  }

  package func instantIfAny(_ column: String) throws(DatabaseFault) -> Instant? {
    try integerIfAny(column).map(Instant.init(microseconds:))
  }

  package func id<Subject>(_ column: String) throws(DatabaseFault) -> ID<Subject> {
    ID(try text(column))
  }

  package func digest(_ column: String) throws(DatabaseFault) -> Digest {
    Digest(hex: try text(column))
  }

  package func word<Word: RawRepresentable<String>>(
    _ column: String, as type: Word.Type = Word.self
  ) throws(DatabaseFault) -> Word {
    guard let word = Word(rawValue: try text(column)) else { throw misfit(column) }
    return word
  }

  package func json<Value: Decodable>(
    _ column: String, as type: Value.Type = Value.self
  ) throws(DatabaseFault) -> Value {
    let text = try text(column)
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw misfit(column)
    }
  }

  /// A JSON object of texts, as `jsonObject` writes it; read without the decoder, which costs more than
  /// all else in a walk over the whole record.
  package func details(_ column: String) throws(DatabaseFault) -> [String: String] {
    if let details = PlainJSON.texts(in: try text(column)) {
      return Dictionary(details.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
    return try json(column, as: [String: String].self)
  }

  func value(_ column: String) throws(DatabaseFault) -> SQLValue {
    guard let index = columns.firstIndex(of: column) else { throw misfit(column) }
    return values[index]
  }

  private func misfit(_ column: String) -> DatabaseFault {
    DatabaseFault(.corrupt, "the column '\(column)' does not hold what campaignd writes there")
  }
}

/// A value as JSON text with its keys in order, so that equal values are equal texts.
package func jsonText(_ value: some Encodable) throws(DatabaseFault) -> String {
  try jsonText(encoding: value)
}

func jsonText(encoding value: some Encodable) throws(DatabaseFault) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  do {
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  } catch {
    throw DatabaseFault(.other, "a value cannot be written as JSON")
  }
}
