import Crypto
import Foundation

/// The name of a record that is made of what it says: CIDv1 of its DAG-CBOR, as a server of the AT
/// Protocol computes it (atproto.com/specs/data-model). Written apart from the publishers' own, so that
/// each is held against the other.
package enum RecordName {
  /// - Parameter json: the record; nil where it is none.
  package static func of(_ json: [UInt8]) -> String? {
    guard let record = try? JSONDecoder().decode(Said.self, from: Data(json)) else { return nil }
    return "b" + base32([1, 0x71, 0x12, 0x20] + Array(SHA256.hash(data: Data(encoded(record)))))
  }

  /// What JSON says.
  private enum Said: Decodable {
    case nothing
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([Said])
    case map([String: Said])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        self = .nothing
      } else if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let list = try? value.decode([Said].self) {
        self = .list(list)
      } else {
        self = .map(try value.decode([String: Said].self))
      }
    }
  }

  private static func encoded(_ said: Said) -> [UInt8] {
    switch said {
    case .nothing: [0xf6]
    case .flag(let flag): [flag ? 0xf5 : 0xf4]
    case .number(let number): number >= 0 ? head(0, number) : head(1, -1 - number)
    case .text(let text): head(3, text.utf8.count) + Array(text.utf8)
    case .list(let list): head(4, list.count) + list.flatMap(encoded)
    case .map(let map): link(map) ?? encoded(map)
    }
  }

  /// Keys come by their length, then by their bytes.
  private static func encoded(_ map: [String: Said]) -> [UInt8] {
    let sorted = map.sorted { left, right in
      let (left, right) = (Array(left.key.utf8), Array(right.key.utf8))
      return left.count == right.count
        ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }
    return head(5, map.count) + sorted.flatMap { encoded(.text($0.key)) + encoded($0.value) }
  }

  /// `{"$link": "bafy…"}`: tag 42, and the name's bytes behind a zero.
  private static func link(_ map: [String: Said]) -> [UInt8]? {
    guard map.count == 1, case .text(let name)? = map["$link"], name.first == "b" else {
      return nil
    }
    let bytes = [0] + bytesOfBase32(name.dropFirst())
    return [0xd8, 42] + head(2, bytes.count) + bytes
  }

  /// A major type and its number, as short as it goes.
  private static func head(_ type: UInt8, _ number: Int) -> [UInt8] {
    let kind = type << 5
    switch number {
    case ..<24: return [kind | UInt8(number)]
    case ..<0x100: return [kind | 24, UInt8(number)]
    case ..<0x10000: return [kind | 25] + bigEndian(number, 2)
    case ..<0x1_0000_0000: return [kind | 26] + bigEndian(number, 4)
    default: return [kind | 27] + bigEndian(number, 8)
    }
  }

  private static func bigEndian(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567")

  private static func base32(_ bytes: [UInt8]) -> String {
    let bits = bytes.flatMap { byte in (0..<8).reversed().map { byte >> $0 & 1 } }
    return String(
      stride(from: 0, to: bits.count, by: 5).map { start in
        let five = (0..<5).map { start + $0 < bits.count ? Int(bits[start + $0]) : 0 }
        return letters[five.reduce(0) { $0 << 1 | $1 }]
      })
  }

  private static func bytesOfBase32(_ text: Substring) -> [UInt8] {
    let bits = text.flatMap { letter in
      let number = letters.firstIndex(of: letter) ?? 0
      return (0..<5).reversed().map { number >> $0 & 1 }
    }
    return stride(from: 0, to: bits.count - 7, by: 8).map { start in
      UInt8(bits[start..<(start + 8)].reduce(0) { $0 << 1 | $1 })
    }
  }
}
