import CampaignCore

/// Who an account is on its server.
struct BlueskyIdentity: Codable, Hashable {
  let did: String
  let handle: String
}

/// Keeps between two runs of the daemon who an account is, since that is part of its posts' addresses:
/// a thread that is due as the daemon starts can be prepared as one before anybody has signed in.
struct BlueskyMemory {
  private struct Kept: Codable {
    /// As house.yaml had them: another account there is asked for anew.
    let server: String?
    let name: String?
    let identity: BlueskyIdentity
  }

  private let account: Account
  private let folder: DurableFolder

  init(of account: Account, in folder: DurableFolder) {
    self.account = account
    self.folder = folder
  }

  /// What its server said last; nil where it is not known.
  var identity: BlueskyIdentity? {
    guard let kept = folder.contents(of: fileName).flatMap({ json(Kept.self, in: $0) }),
      kept.server == account.server, kept.name == account.handle
    else { return nil }
    return kept.identity
  }

  /// A disk that does not take it keeps no post: after the next start the server is asked first.
  func keep(_ identity: BlueskyIdentity) async {
    let kept = Kept(server: account.server, name: account.handle, identity: identity)
    guard let text = try? jsonText(kept) else { return }
    let (folder, name) = (folder, fileName)
    await besideTheLoops { try? folder.put(Array(text.utf8), as: name) }
  }

  private var fileName: String { "\(account.id.text).json" }
}
