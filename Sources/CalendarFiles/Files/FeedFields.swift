import CampaignCore

extension ObservanceFile {
  /// `feeds:` of a file of calendars/: the calendars of others that dates are taken from.
  func readFeeds(_ cursor: Cursor) -> [Feed] {
    var declared = Declared()
    return cursor.list().compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish() }
      let idCursor = fields.need("id")
      let id = idCursor?.id(of: Feed.self)
      let source = source(&fields)
      let isTrusted = fields.take("trusted")?.flag() ?? false
      let events =
        fields.need("events", hint: "write an observance's id: what the feed calls it")?
        .members() ?? []
      guard let id, let idCursor, declared.add(id.text, kind: "feed", at: idCursor), let source
      else { return nil }
      let names = events.compactMap { key, value -> (Observance.ID, String)? in
        guard let observance = key.named("observance").id(of: Observance.self) else { return nil }
        return value.line().map { (observance, $0) }
      }
      return Feed(
        id: id, source: source, isTrusted: isTrusted,
        events: Dictionary(names, uniquingKeysWith: { first, _ in first }),
        location: item.location)
    }
  }

  private func source(_ fields: inout Fields) -> Feed.Source? {
    let file = fields.take("file")
    let address = fields.take("url")
    switch (file, address) {
    case (let file?, nil):
      guard let path = file.line() else { return nil }
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
        file.fault("'file' names a file below this folder", hint: "write file: feeds/trust.ics")
        return nil
      }
      return .file(path)
    case (nil, let address?):
      // A server on this machine may do without https, for trying things out.
      if let text = address.line(), text.hasPrefix("http://127.0.0.1:") { return .address(text) }
      return address.webAddress().map { .address($0) }
    case (nil, nil), (.some, .some):
      fields.cursor.fault(
        "a feed has a 'file' or a 'url'", hint: "write url: https://…, or file: feeds/trust.ics")
      return nil
    }
  }
}
