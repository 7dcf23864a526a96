/// The texts of all kinds of events, as systemd's message catalog wants them: an id, a header, and
/// paragraphs of at most 76 columns (systemd's CATALOG.md, "Text").
package enum EventCatalog {
  private static let columns = 76

  package static var text: String {
    "# Written by 'campaignd events --catalog'; do not edit.\n"
      + EventKind.all.map(entry).joined()
  }

  private static func entry(_ kind: EventKind) -> String {
    """

    -- \(kind.id)
    Subject: \(kind.subject)
    Defined-By: campaignd
    Documentation: man:campaignd(8) man:campaignctl(1)

    \(wrapped(kind.happened))

    \(wrapped(kind.toDo))

    """
  }

  private static func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= columns {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
