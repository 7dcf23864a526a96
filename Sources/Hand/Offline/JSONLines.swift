import ArgumentParser
import CampaignEngine
import Foundation

/// Values that come a line each, from a file or from standard input.
enum JSONLines {
  /// One line: its value, or why it is none.
  struct Line<Value> {
    /// Counted from 1.
    let number: Int
    let value: Value?
    let error: String?
  }

  /// The lines of a file (`-` is standard input) in their order; blank ones are passed over.
  static func read<Value: Decodable>(_ file: String, as _: Value.Type) throws -> [Line<Value>] {
    let decoder = JSONDecoder()
    return try bytes(file).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in
        guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return nil }
        do {
          return Line(
            number: index + 1, value: try decoder.decode(Value.self, from: Data(line)), error: nil)
        } catch {
          return Line(number: index + 1, value: nil, error: reason(error))
        }
      }
  }

  /// What a line that cannot be read is answered with.
  struct Fault: Encodable {
    let line: Int
    let error: String
  }

  private static func bytes(_ file: String) throws -> Data {
    guard file != "-" else { return FileHandle.standardInput.readDataToEndOfFile() }
    do {
      return try Data(contentsOf: URL(fileURLWithPath: file))
    } catch {
      throw Terminal.refusal(.badInput, "\(file) cannot be read")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' must be \(named(type))"
    case .dataCorrupted, nil: "not valid JSON"
    @unknown default: "not valid JSON"
    }
  }

  private static func named(_ type: any Any.Type) -> String {
    switch type {
    case is String.Type: "text, in quotation marks"
    case is Bool.Type: "true or false"
    case is Int.Type, is Double.Type: "a number"
    case _: "a list or an object"
    }
  }
}

extension Sequence {
  /// Answers each line that has a value; lines that have none are answered with their fault, and
  /// the program then ends with the code for bad input.
  func answer<Value, Answer: Encodable>(
    _ body: (Value) throws -> Answer
  ) throws -> Bool where Element == JSONLines.Line<Value> {
    var isWhole = true
    for line in self {
      if let value = line.value {
        Terminal.write(try jsonLine(try body(value)) + "\n")
      } else {
        isWhole = false
        Terminal.write(
          try jsonLine(JSONLines.Fault(line: line.number, error: line.error ?? "")) + "\n")
      }
    }
    return isWhole
  }
}
