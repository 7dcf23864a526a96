import CampaignCore

/// `name=value&…`, as forms are sent (application/x-www-form-urlencoded).
func formBody(_ fields: [(name: String, value: String)]) -> [UInt8] {
  var body: [UInt8] = []
  for field in fields {
    if !body.isEmpty { body.append(UInt8(ascii: "&")) }
    appendPercentEncoded(field.name, to: &body)
    body.append(UInt8(ascii: "="))
    appendPercentEncoded(field.value, to: &body)
  }
  return body
}

/// Everything but RFC 3986's unreserved characters as %XX: what forms, queries and OAuth 1.0a
/// signatures (RFC 5849, 3.6) all understand.
func percentEncoded(_ text: String) -> String {
  var encoded: [UInt8] = []
  appendPercentEncoded(text, to: &encoded)
  return String(decoding: encoded, as: UTF8.self)
}

private func appendPercentEncoded(_ text: String, to bytes: inout [UInt8]) {
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      bytes.append(byte)
    default:
      bytes.append(UInt8(ascii: "%"))
      bytes.append(hexadecimalDigits[Int(byte >> 4)])
      bytes.append(hexadecimalDigits[Int(byte & 15)])
    }
  }
}

private let hexadecimalDigits = Array("0123456789ABCDEF".utf8)

/// A form that carries a file (multipart/form-data, RFC 7578).
struct MultipartForm {
  private(set) var body: [UInt8] = []
  private let boundary: String

  /// - Parameter digest: of the file: a boundary made of it cannot stand in the file by chance.
  init(boundary digest: Digest) {
    boundary = "campaignd-\(digest.hex.prefix(40))"
  }

  var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  mutating func add(_ name: String, _ value: String) {
    begin("form-data; name=\"\(name)\"")
    body += Array("\r\n\(value)\r\n".utf8)
  }

  mutating func add(_ name: String, file: [UInt8], mimeType: String) {
    begin("form-data; name=\"\(name)\"; filename=\"picture\"")
    body += Array("Content-Type: \(mimeType)\r\n\r\n".utf8) + file + Array("\r\n".utf8)
  }

  mutating func close() {
    body += Array("--\(boundary)--\r\n".utf8)
  }

  private mutating func begin(_ disposition: String) {
    body += Array("--\(boundary)\r\nContent-Disposition: \(disposition)\r\n".utf8)
  }
}
