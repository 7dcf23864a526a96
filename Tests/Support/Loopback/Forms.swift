import Foundation

/// The fields of `name=value&…`, in their order.
package func formFields(_ text: String) -> [(String, String)] {
  text.split(separator: "&").map { pair in
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return (unescaped(parts[0]), parts.count == 2 ? unescaped(parts[1]) : "")
  }
}

private func unescaped(_ text: Substring) -> String {
  let spaced = text.replacing("+", with: " ")
  return String(spaced).removingPercentEncoding ?? String(spaced)
}

/// One part of a form with files.
package struct FormPart: Sendable {
  package let name: String
  package let mimeType: String?
  package let body: [UInt8]

  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// The parts of a multipart/form-data body (RFC 7578).
package func formParts(_ body: [UInt8], contentType: String) -> [FormPart] {
  guard let mark = contentType.range(of: "boundary=") else { return [] }
  let boundary = Data("--\(contentType[mark.upperBound...])".utf8)
  let all = Data(body)
  var parts: [FormPart] = []
  var start = all.range(of: boundary)?.upperBound
  while let from = start, let next = all.range(of: boundary, in: from..<all.endIndex) {
    if let part = formPart(all[from..<next.lowerBound]) { parts.append(part) }
    start = next.upperBound
  }
  return parts
}

private func formPart(_ bytes: Data) -> FormPart? {
  guard let gap = bytes.range(of: Data("\r\n\r\n".utf8)) else { return nil }
  let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
  guard let name = head.range(of: "name=\"") else { return nil }
  let type = head.components(separatedBy: "\r\n").first { $0.hasPrefix("Content-Type: ") }
  return FormPart(
    name: String(head[name.upperBound...].prefix { $0 != "\"" }),
    mimeType: type.map { String($0.dropFirst("Content-Type: ".count)) },
    body: Array(bytes[gap.upperBound...].dropLast(2)))
}
