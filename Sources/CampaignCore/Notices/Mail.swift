import CivilTime
import Foundation

extension Notice {
  /// The notice as a mail for `sendmail -t` (RFC 5322); nil where nobody it is for has an address.
  package func mail(from sender: String, house: House) -> String? {
    let addresses = to.compactMap { house.people[$0]?.email }.map(oneLine)
    guard !addresses.isEmpty else { return nil }
    let unique = Set(addresses).sorted()
    let headers = [
      "From: \(encoded("campaignd, \(house.trust)")) <\(oneLine(sender))>",
      "To: \(unique.joined(separator: ", "))", "Subject: \(encoded(oneLine(title)))",
      "Date: \(mailDate(at))", "Message-ID: <\(messageID)@campaignd>",
      // RFC 3834: no automatic answers to it.
      "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
    ]
    return (headers + ["", wrapped(Data(text.utf8).base64EncodedString())])
      .map { $0 + "\n" }.joined()
  }

  /// The notice as people read it.
  package var text: String {
    ([title, ""] + lines + ["", "campaignd sends this; nobody reads answers to it."])
      .map { $0 + "\n" }.joined()
  }

  /// The notice as JSON; `text` is what Teams and Slack show.
  package var json: String {
    let value = Posting(
      text: ([title] + lines.map { "• \($0)" }).joined(separator: "\n"), kind: kind, title: title,
      lines: lines, at: at.description, key: key)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The same mail sent twice has the same name, so that a reader may drop the second.
  private var messageID: String {
    var writer = DigestWriter("notice-1")
    writer.add(key)
    return String(writer.finish().hex.prefix(32))
  }
}

private struct Posting: Encodable {
  let text: String
  let kind: Notice.Kind
  let title: String
  let lines: [String]
  let at: String
  let key: String
}

/// Nothing that is written into a header can begin another one.
private func oneLine(_ text: String) -> String {
  String(text.map { $0.isNewline || $0 == "\0" ? " " : $0 })
}

/// A header's words; those outside ASCII as RFC 2047 has them, in pieces of whole characters.
private func encoded(_ text: String) -> String {
  guard !text.allSatisfy(\.isASCII) else { return text }
  var pieces: [String] = [""]
  for character in text {
    // "An 'encoded-word' may not be more than 75 characters long" — RFC 2047, 2
    if pieces[pieces.count - 1].utf8.count + String(character).utf8.count > 42 { pieces.append("") }
    pieces[pieces.count - 1].append(character)
  }
  return pieces.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }
    .joined(separator: "\n ")
}

/// `Thu, 4 Feb 2027 09:00:00 +0000`.
private func mailDate(_ instant: Instant) -> String {
  let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  let local = CivilDateTime(at: instant, offset: 0)
  let time = [local.time.hour, local.time.minute, local.time.second]
    .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  return "\(days[local.date.weekday.rawValue - 1]), \(local.date.day) "
    + "\(months[local.date.month - 1]) \(local.date.year) \(time) +0000"
}

/// In lines of 76 characters, as base64 stands in mails (RFC 2045, 6.8).
private func wrapped(_ text: String) -> String {
  var lines: [Substring] = []
  var rest = text[...]
  while !rest.isEmpty {
    lines.append(rest.prefix(76))
    rest = rest.dropFirst(76)
  }
  return lines.joined(separator: "\n")
}
