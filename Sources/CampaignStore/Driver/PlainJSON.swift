import CampaignCore
import CivilTime

// What is written for every post in the second of its slot, as JSON with its keys in order: without
// the encoder, which costs more than the row it would write.

/// Details as a JSON object with its keys in order; without the encoder, which costs more than the
/// entry it would write.
func jsonObject(_ details: [String: String]) -> String {
  var json = PlainJSON()
  for (name, value) in details.sorted(by: { $0.key < $1.key }) { json.add(name, value) }
  return json.text
}

/// As the encoder would write it.
func jsonText(_ prepared: PreparedPost) throws(DatabaseFault) -> String {
  guard prepared.media.isEmpty else { return try jsonText(encoding: prepared) }
  var json = PlainJSON()
  json.add("body", prepared.body)
  json.add("dispatch", prepared.dispatch.text)
  json.add("key", prepared.key)
  json.add("media", plain: "[]")
  json.add("stamp", plain: String(prepared.stamp.microseconds))
  return json.text
}

/// As the encoder would write it.
func jsonText(_ receipt: Receipt) throws(DatabaseFault) -> String {
  guard receipt.remarks.isEmpty else { return try jsonText(encoding: receipt) }
  var json = PlainJSON()
  json.add("id", receipt.id)
  if let reference = receipt.reference { json.add("reference", reference) }
  json.add("remarks", plain: "[]")
  if let url = receipt.url { json.add("url", url) }
  return json.text
}

/// As the encoder would write it.
func jsonText(_ outcome: Delivery.Outcome) throws(DatabaseFault) -> String {
  switch outcome {
  case .accepted(let receipt): "{\"accepted\":{\"_0\":\(try jsonText(receipt))}}"
  case .refused, .unknown: try jsonText(encoding: outcome)
  }
}

/// An object that grows member by member.
private struct PlainJSON {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  var text: String { String(decoding: bytes + [UInt8(ascii: "}")], as: UTF8.self) }

  mutating func add(_ name: String, _ value: String) {
    begin(name)
    appendJSON(value, to: &bytes)
  }

  /// - Parameter plain: a number or an empty list, written as it stands.
  mutating func add(_ name: String, plain value: String) {
    begin(name)
    bytes += Array(value.utf8)
  }

  private mutating func begin(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    appendJSON(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}

private let hexadecimalDigits = Array("0123456789abcdef".utf8)

/// A string as JSON writes it (RFC 8259, 7).
private func appendJSON(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  if text.utf8.contains(where: isWrittenOtherwise) {
    for byte in text.utf8 { appendJSON(byte, to: &bytes) }
  } else {
    bytes += text.utf8
  }
  bytes.append(UInt8(ascii: "\""))
}

private func isWrittenOtherwise(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

private func appendJSON(_ byte: UInt8, to bytes: inout [UInt8]) {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"):
    bytes += [UInt8(ascii: "\\"), byte]
  case 0..<0x20:
    bytes +=
      Array("\\u00".utf8)
      + [hexadecimalDigits[Int(byte >> 4)], hexadecimalDigits[Int(byte & 15)]]
  default:
    bytes.append(byte)
  }
}
