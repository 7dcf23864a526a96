import CampaignCore

/// Asks a server which software it runs (nodeinfo.diaspora.software).
struct MastodonNodeInfo {
  let line: MastodonLine

  /// Nil where the server does not say, or cannot be reached.
  func read() async -> NodeInfo.Software? {
    guard let links = await get(NodeInfoLinks.self, "/.well-known/nodeinfo")?.links else {
      return nil
    }
    // snac has 2.1 only, Mastodon 2.0 only.
    for link in links where link.rel.contains("nodeinfo.diaspora.software/ns/schema/2.") {
      if let path = path(of: link.href), let found = await get(NodeInfo.self, path) {
        return found.software
      }
    }
    return nil
  }

  /// Only the path: a document elsewhere says nothing of the server we post to.
  private func path(of address: String) -> String? {
    guard let scheme = address.firstRange(of: "://") else { return nil }
    let path = address[scheme.upperBound...].drop { $0 != "/" }
    return path.isEmpty ? nil : String(path)
  }

  private func get<Value: Decodable>(_ type: Value.Type, _ path: String) async -> Value? {
    let request = WireRequest(path: path)
    guard let answer = try? await line.wire.send(request, within: line.patience.answer),
      answer.isSuccess
    else { return nil }
    return json(type, in: answer.body)
  }
}
