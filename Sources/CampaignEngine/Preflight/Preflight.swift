import CampaignCore
import CampaignStore
import CivilTime

/// Looks at a day's posts the evening before, while there is somebody to mend what is wrong: whether
/// the accounts are open, their servers take the words and pictures, and the links lead anywhere.
package struct Preflight: Sendable {
  private let books: Books
  private let dispatcher: Dispatcher
  private let links: any LinkProbe
  private let pictures: any PictureProbe
  private let clock: any WallClock

  package init(
    _ books: Books, _ dispatcher: Dispatcher, links: any LinkProbe, pictures: any PictureProbe,
    clock: any WallClock
  ) {
    self.books = books
    self.dispatcher = dispatcher
    self.links = links
    self.pictures = pictures
    self.clock = clock
  }

  /// One thing that somebody should mend, and the post or account it is about.
  package struct Fault: Hashable, Sendable, CustomStringConvertible {
    package let subject: String
    package let reason: String

    package var description: String { "\(subject): \(reason)" }
  }

  /// Looks at the posts whose slots lie in a span, and notes for the record what was found: an entry
  /// for each fault, and one that says that the evening's look took place.
  package func look(from first: Instant, to last: Instant) async throws -> [Fault] {
    let (queued, stopped) = try await books.read {
      (try $0.queue(from: first, to: last, limit: 10_000), try $0.stoppedAccounts())
    }
    let posts = queued.filter(\.mayStillGoOut)
    let standings = await dispatcher.standings()
    var faults = accountFaults(posts, standings, stopped)
    for post in posts {
      guard case .success(let standing) = standings[post.revision.post.account] else { continue }
      faults += standing.faults(of: post.revision)
        .map { Fault(subject: post.revision.post.id.text, reason: $0) }
    }
    faults += await pictureFaults(posts) + linkFaults(posts)
    try await record(faults, posts.count)
    return faults
  }

  private func accountFaults(
    _ posts: [QueuedPost], _ standings: [Account.ID: Result<AccountStanding, PublishFailure>],
    _ stopped: [Account.ID: String]
  ) -> [Fault] {
    Set(posts.map(\.revision.post.account)).sorted().compactMap { account in
      // Its server may let it in again: nothing is tried there until somebody says so.
      if let reason = stopped[account] {
        return Fault(
          subject: account.text,
          reason: "it is stopped until 'campaignctl resume \(account) --reason …': \(reason)")
      }
      return switch standings[account] {
      case .success: nil
      case .failure(let failure): Fault(subject: account.text, reason: failure.reason)
      case nil: Fault(subject: account.text, reason: "there is no way to this account")
      }
    }
  }

  private func pictureFaults(_ posts: [QueuedPost]) async -> [Fault] {
    var faults: [Fault] = []
    for post in posts {
      for picture in post.revision.media {
        guard let reason = await pictures.fault(of: picture) else { continue }
        faults.append(Fault(subject: post.revision.post.id.text, reason: reason))
      }
    }
    return faults
  }

  /// Each address is followed once, however many posts carry it.
  private func linkFaults(_ posts: [QueuedPost]) async -> [Fault] {
    var known: [String: String?] = [:]
    var faults: [Fault] = []
    for post in posts {
      for address in PostLinks.of(post.revision) {
        if known[address] == nil {
          let fault: String? =
            if let fault = PostLinks.fault(of: address) { fault } else {
              await links.fault(of: address)
            }
          known[address] = .some(fault)
        }
        if let reason = known[address] ?? nil {
          faults.append(Fault(subject: post.revision.post.id.text, reason: reason))
        }
      }
    }
    return faults
  }

  private func record(_ faults: [Fault], _ posts: Int) async throws {
    try await books.write(at: clock.now) { transaction in
      for fault in faults {
        transaction.record(
          AuditNote(.preflightFault, fault.subject, ["reason": fault.reason]))
      }
      transaction.record(
        AuditNote(
          .preflight, "campaignd", ["posts": String(posts), "faults": String(faults.count)]))
    }
  }
}

extension QueuedPost {
  /// What is rejected or gone needs no look.
  fileprivate var mayStillGoOut: Bool {
    switch review {
    case .blocked, .inReview, .changesRequested: true
    case .rejected, .expired, .superseded, .withdrawn: false
    case .approved: dispatch == nil || dispatch == .scheduled || dispatch == .held
    }
  }
}
