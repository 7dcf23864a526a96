import CampaignCore

/// One account of `house.yaml`, and the place of its id.
func readAccount(_ item: Cursor) -> (Account, Cursor)? {
  var fields = Fields(item)
  guard fields.isMapping else { return nil }
  defer { fields.finish() }
  let idCursor = fields.need("id")
  let id = idCursor?.id(of: Account.self)
  let platform = fields.need("kind", hint: "one of outbox, mastodon, bluesky, x, webhook")?
    .choice(Platform.self)
  let server = fields.take("server")
  let handle = fields.take("handle")?.line()
  let credential = fields.take("credential").flatMap(credentialName)
  let folder = fields.take("folder")?.line()
  let writtenFor = fields.take("written-for")?.choice(Platform.self)
  let maximumCharacters = fields.take("maximum-characters")?.integer(1...1_000_000)
  let budget = fields.take("monthly-budget").flatMap(dollars)
  guard let id, let idCursor else { return nil }
  let account = Account(
    id: id, platform: platform ?? .outbox, server: server.flatMap(serverAddress), handle: handle,
    credential: credential, folder: folder, writtenFor: writtenFor,
    maximumCharacters: maximumCharacters, monthlyBudget: budget)
  if let platform { checkAccount(account, platform, server: server, item) }
  return (account, idCursor)
}

private func checkAccount(
  _ account: Account, _ platform: Platform, server: Cursor?, _ item: Cursor
) {
  switch platform {
  case .outbox:
    if let server {
      server.fault("an outbox has no server; it writes files", hint: "delete this line")
    }
  case .mastodon, .webhook:
    if server == nil {
      item.fault("'server' is missing", hint: "add a line 'server: https://social.example'")
    }
    needCredential(account, item)
  case .bluesky:
    if account.handle == nil {
      item.fault("'handle' is missing", hint: "add a line 'handle: trust.example'")
    }
    needCredential(account, item)
  case .x:
    needCredential(account, item)
  }
}

private func needCredential(_ account: Account, _ item: Cursor) {
  guard account.credential == nil else { return }
  item.fault(
    "'credential' is missing: the name of the file with the account's secret",
    hint: "add a line 'credential: \(account.id)'")
}

/// The base address of a server. Plain http would show the token to everybody on the way, so it is
/// for this machine alone.
private func serverAddress(_ cursor: Cursor) -> String? {
  guard let text = cursor.line() else { return nil }
  let address = text.hasSuffix("/") ? String(text.dropLast()) : text
  if address.hasPrefix("http://") {
    guard isLoopback(address) else {
      cursor.fault(
        "http sends the account's secret unprotected; it is for this machine alone",
        hint: "write https:// in place of http://")
      return nil
    }
    return address
  }
  guard address.hasPrefix("https://"), address.utf8.count > 8, !address.contains("@") else {
    cursor.fault("'server' is an address", hint: "write server: https://social.example")
    return nil
  }
  return address
}

/// The name of a secret's file; never a path, and never the secret.
private func credentialName(_ cursor: Cursor) -> String? {
  guard let name = cursor.line() else { return nil }
  guard !name.contains("/"), !name.hasPrefix("."), name.utf8.count <= 80 else {
    cursor.fault(
      "'credential' is the name of a file in the credentials folder, without a path",
      hint: "the secret itself never stands here")
    return nil
  }
  return name
}

/// `12.50`: US dollars, as thousandths.
private func dollars(_ cursor: Cursor) -> Int? {
  guard let text = cursor.line() else { return nil }
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let cents = parts.count == 2 ? parts[1] : "0"
  guard parts.count <= 2, (1...2).contains(cents.count), let whole = Int(parts[0]),
    (0...1_000_000).contains(whole), let fraction = Int(cents), fraction >= 0
  else {
    cursor.fault(
      "'\(cursor.name)' is an amount in US dollars", hint: "write \(cursor.name): 25.00")
    return nil
  }
  return whole * 1000 + fraction * (cents.count == 1 ? 100 : 10)
}
