import CampaignCore
import CivilTime

/// What a sheet does not say of the campaign that its rows become.
package struct ImportedCampaign: Sendable {
  package let id: Campaign.ID
  package let title: String
  package let owner: Person.ID
  /// The accounts of the house; a row's channels choose among them.
  package let accounts: [Account]

  package init(id: Campaign.ID, title: String, owner: Person.ID, accounts: [Account]) {
    self.id = id
    self.title = title
    self.owner = owner
    self.accounts = accounts
  }

  /// The campaign's file for the rows that have words, as `check` accepts it; and what was left out.
  /// - Parameter hasMedia: whether the folder media/ has a file of this name.
  package func yaml(
    of rows: [SheetRow], hasMedia: (String) -> Bool = { _ in false }
  ) -> (yaml: String, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var ids: [String: Int] = [:]
    var entries: [String] = []
    var posts: [SheetRow] = []
    for row in rows {
      guard let text = row.text, let time = row.time else { continue }
      let (chosen, faults) = accounts(for: row)
      diagnostics += faults
      guard let chosen else { continue }
      let name = "post-\(row.start)-\(time.digits)"
      ids[name, default: 0] += 1
      let count = ids[name, default: 1]
      entries.append(
        entry(count == 1 ? name : "\(name)-\(count)", row, text, time, chosen, hasMedia))
      posts.append(row)
      diagnostics += pictureFaults(row, hasMedia)
    }
    return ((head(of: posts) + ["entries:"] + entries).joined(separator: "\n") + "\n", diagnostics)
  }

  private func head(of posts: [SheetRow]) -> [String] {
    let file = posts.first?.location.file.split(separator: "/").last.map(String.init) ?? "a sheet"
    return [
      "# Imported from \(file). Read it as a colleague would, then move it among the campaigns.",
      "id: \(id)", "title: \(YAMLText.quoted(title))", "owner: \(owner)", "dates:",
    ] + years(of: posts) + ["accounts: \(YAMLText.list(accounts.map(\.id.text)))"]
  }

  /// One record a year, confirmed only where every row of it is.
  private func years(of posts: [SheetRow]) -> [String] {
    let years = Dictionary(grouping: posts, by: \.start.year).sorted { $0.key < $1.key }
    return years.flatMap { _, rows in
      let first = rows.map(\.start).min()
      let last = rows.map(\.end).max()
      let status: DateStatus =
        rows.allSatisfy { $0.status == .confirmed } ? .confirmed : .provisional
      return [
        "  - first: \(first?.description ?? "")", "    last: \(last?.description ?? "")",
        "    status: \(status.rawValue)",
      ]
    }
  }

  private func entry(
    _ name: String, _ row: SheetRow, _ text: String, _ time: TimeOfDay, _ chosen: [Account],
    _ hasMedia: (String) -> Bool
  ) -> String {
    var lines = [
      "  - id: \(name)", "    at: \(row.start) \(time)",
      "    text: \(YAMLText.block(text, indent: 6))",
    ]
    if !row.hashtags.isEmpty {
      lines.append("    hashtags: \(YAMLText.list(row.hashtags.map { String($0.dropFirst()) }))")
    }
    if let link = row.link { lines.append("    link: \(YAMLText.quoted(link))") }
    if chosen.count < accounts.count {
      lines.append("    accounts: \(YAMLText.list(chosen.map(\.id.text)))")
    }
    if let image = row.image, hasMedia(image) {
      lines += ["    media:", "      - file: \(YAMLText.quoted(image))"]
      if let alt = row.altText { lines.append("        alt: \(YAMLText.quoted(alt))") }
    }
    return lines.joined(separator: "\n")
  }

  private func pictureFaults(_ row: SheetRow, _ hasMedia: (String) -> Bool) -> [Diagnostic] {
    guard let image = row.image, !hasMedia(image) else { return [] }
    return [
      Diagnostic(
        .warning, at: row.location, "the picture '\(image)' is not in media/ and was left out",
        hint: "put the file into media/ and import again, or add 'media:' to the entry")
    ]
  }

  /// The accounts that a row's channels name: all where it names none; nil where none of them is ours.
  private func accounts(for row: SheetRow) -> ([Account]?, [Diagnostic]) {
    guard !row.channels.isEmpty else { return (accounts, []) }
    var chosen: Set<Account.ID> = []
    var diagnostics: [Diagnostic] = []
    for channel in row.channels {
      let named = accounts.filter { $0.answers(to: channel) }
      chosen.formUnion(named.map(\.id))
      guard named.isEmpty else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, at: row.location, "no account of this house is called '\(channel)'",
          hint: "accounts here: \(listed(accounts.map(\.id.text)))"))
    }
    return (chosen.isEmpty ? nil : accounts.filter { chosen.contains($0.id) }, diagnostics)
  }
}

extension Account {
  /// Whether planners mean it by `channel`: its id, its handle or its platform.
  fileprivate func answers(to channel: String) -> Bool {
    let name = channel.lowercased()
    if name == id.text.lowercased() || name == handle?.lowercased() { return true }
    let names: Set<String> =
      switch writtenFor ?? platform {
      case .x: ["x", "twitter", "x (twitter)", "twitter (x)", "tweet"]
      case .mastodon: ["mastodon", "fediverse"]
      case .bluesky: ["bluesky", "bsky"]
      case .outbox: ["outbox"]
      case .webhook: ["webhook"]
      }
    return names.contains(name)
  }
}

extension TimeOfDay {
  /// `0930`, for ids.
  fileprivate var digits: String { description.prefix(5).filter { $0 != ":" } }
}
