import CampaignCore
import CivilTime
import Foundation

/// One row of an answer; a column that is not there or does not fit is a damaged database.
package struct Row: Sendable {
  /// The columns' names, in the order of their values.
  private let columns: [String]
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
    if let details = JSONDetails.read(try text(column)) { return details }
    return try json(column, as: [String: String].self)
  }

  private func value(_ column: String) throws(DatabaseFault) -> SQLValue {
    guard let index = columns.firstIndex(of: column) else { throw misfit(column) }
    return values[index]
  }

  private func misfit(_ column: String) -> DatabaseFault {
    DatabaseFault(.corrupt, "the column '\(column)' does not hold what campaignd writes there")
  }
}

/// A value as JSON text with its keys in order, so that equal values are equal texts.
package func jsonText(_ value: some Encodable) throws(DatabaseFault) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  do {
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  } catch {
    throw DatabaseFault(.other, "a value cannot be written as JSON")
  }
}

/// Details as a JSON object with its keys in order; without the encoder, which costs more than the
/// entry it would write.
func jsonObject(_ details: [String: String]) -> String {
  var bytes: [UInt8] = [UInt8(ascii: "{")]
  for (name, value) in details.sorted(by: { $0.key < $1.key }) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    appendJSON(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    appendJSON(value, to: &bytes)
  }
  bytes.append(UInt8(ascii: "}"))
  return String(decoding: bytes, as: UTF8.self)
}

/// A string as JSON writes it (RFC 8259, 7).
private func appendJSON(_ text: String, to bytes: inout [UInt8]) {
  let digits = Array("0123456789abcdef".utf8)
  bytes.append(UInt8(ascii: "\""))
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes += [UInt8(ascii: "\\"), byte]
    case 0..<0x20:
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default:
      bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
