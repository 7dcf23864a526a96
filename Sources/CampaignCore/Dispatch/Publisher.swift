import CivilTime

/// A way to one account: the one thing in the house that speaks to the world outside.
///
/// `prepare` decides, without a network, the exact request; it goes to disk with the attempt.
/// `publish` sends what was prepared and nothing else, so that a second try after a crash sends the
/// same bytes under the same key.
package protocol Publisher: Sendable {
  /// What a second request with the same key does; the promise in the README's table. Where it
  /// depends on the server's software it is `.never` until the server has been asked: read it when
  /// it is needed, after `look(for:)` or `standing()`.
  var repeatability: Repeatability { get }

  /// What the server said of how many more posts it takes, told once: its time counts from the answer
  /// it came with. Nil where it has said nothing since.
  func takeAllowance() -> Allowance?

  /// The same of all our accounts on the platform together, where it counts them so.
  func takePlatformAllowance() -> Allowance?

  /// When the token that the account's session can be renewed with runs out; nil where there is no
  /// session yet, or the platform's tokens do not run out or do not say when.
  var tokenEnds: Instant? { get async }

  /// What publishing a revision costs, in thousandths of a US dollar: known before it is sent. What is
  /// paid for its pictures is not in it.
  func cost(of revision: PostRevision) -> Int

  /// The exact request for a revision, ready to be recorded before it leaves.
  /// - Parameter stamp: the moment of the first attempt, made to rise and never repeat within the
  ///   account; what must be unique (a Bluesky record key) is made from it.
  func prepare(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?, stamp: Instant
  ) throws(PublishFailure) -> PreparedPost

  /// Gets ready for what will leave within a minute, such as by signing in: then the first post of a
  /// morning does not wait for that.
  /// - Parameter revisions: what will leave, as far as it is known: what is approved in its last
  ///   seconds is not.
  func getReady(for revisions: [PostRevision]) async

  /// Sends it. Whatever is not a definite answer is `PublishFailure.Kind.unknown`.
  func publish(_ prepared: PreparedPost) async throws(PublishFailure) -> Receipt

  /// Looks on the account whether it was published after all. What it throws means that it could
  /// not look.
  func look(for prepared: PreparedPost) async throws(PublishFailure) -> Sighting

  /// Takes a published post down. A post that is no longer there counts as taken down, so asking
  /// twice is harmless.
  func retract(_ receipt: Receipt) async throws(PublishFailure)

  /// Whose a post is that a person found on the platform: its address may be that of a post of another
  /// account on the same server, or of none. What it throws means that it could not be asked.
  func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner

  /// Gives the pictures of a published post other words, and changes nothing else: asking twice is
  /// harmless.
  /// - Parameters:
  ///   - prepared: the post as it was sent.
  ///   - words: for each of its pictures, in their order.
  func describe(
    _ receipt: Receipt, of prepared: PreparedPost, as words: [String]
  ) async throws(PublishFailure)

  /// Asks the server who we are there and what it takes. Nothing is published by asking.
  func standing() async throws(PublishFailure) -> AccountStanding
}

/// A way to an account on which posts are looked for by reading what it shows: one reading does for
/// all of them.
package protocol ReadingPublisher: Publisher {
  /// Looks for posts whose answers were lost.
  /// - Returns: what was seen of each, in their order.
  func look(forAll posts: [PreparedPost]) async -> [Result<Sighting, PublishFailure>]
}

/// A way to an account on which the parts of a thread become public in one act: all of them, or none.
package protocol ThreadPublisher: Publisher {
  /// Whether a thread would leave so now: not where its server has refused that, nor before it has once
  /// said who we are there.
  var takesThreads: Bool { get }

  /// The receipt that a prepared post will have, so that a reply to it can be prepared before it is
  /// out; nil where that is not known before the server has been asked something.
  func foreseen(_ prepared: PreparedPost) -> Receipt?

  /// Sends the parts of a thread, each after what it replies to. What it throws holds for all of them.
  /// - Returns: a receipt for each, in their order.
  func publish(together parts: [PreparedPost]) async throws(PublishFailure) -> [Receipt]
}

extension Publisher {
  package func takeAllowance() -> Allowance? { nil }

  package func takePlatformAllowance() -> Allowance? { nil }

  package var tokenEnds: Instant? { get async { nil } }

  package func cost(of revision: PostRevision) -> Int { 0 }

  package func getReady(for revisions: [PostRevision]) async {}

  package func retract(_ receipt: Receipt) async throws(PublishFailure) {
    throw PublishFailure(.refused, "Posts cannot be taken down there; only its owner can do it.")
  }

  package func owner(of found: Receipt) async throws(PublishFailure) -> PostOwner { .unknown }

  package func describe(
    _ receipt: Receipt, of prepared: PreparedPost, as words: [String]
  ) async throws(PublishFailure) {
    throw PublishFailure(
      .refused, "The words of pictures cannot be changed there once the post is out.")
  }

  package func standing() async throws(PublishFailure) -> AccountStanding {
    AccountStanding()
  }
}

/// Whose a post is that a person found, as far as its platform can tell.
package enum PostOwner: Hashable, Sendable {
  case ourselves
  /// Another account, by the name the platform has for it.
  case another(String)
  /// There is no such post.
  case nobody
  /// The platform does not tell.
  case unknown
}

/// What a server said of an account: who it is there, and what it takes. Nil where it does not say.
package struct AccountStanding: Hashable, Codable, Sendable {
  /// The name the server knows the account by.
  package var handle: String?
  /// The server's software and version, such as `mastodon 4.6.4`.
  package var software: String?
  package var maximumCharacters: Int?
  package var maximumPictures: Int?
  /// The most bytes a picture may have.
  package var maximumPictureSize: Int?
  /// The most pixels a picture may have, its width by its height.
  package var maximumPictureArea: Int?
  /// The most bytes a film may have.
  package var maximumFilmSize: Int?
  package var pictureTypes: [String]?
  /// The most characters an alternative text may have.
  package var maximumAltCharacters: Int?
  package var polls: PollLimits?

  package init(
    handle: String? = nil, software: String? = nil, maximumCharacters: Int? = nil,
    maximumPictures: Int? = nil, maximumPictureSize: Int? = nil, maximumPictureArea: Int? = nil,
    maximumFilmSize: Int? = nil, pictureTypes: [String]? = nil, maximumAltCharacters: Int? = nil,
    polls: PollLimits? = nil
  ) {
    self.handle = handle
    self.software = software
    self.maximumCharacters = maximumCharacters
    self.maximumPictures = maximumPictures
    self.maximumPictureSize = maximumPictureSize
    self.maximumPictureArea = maximumPictureArea
    self.maximumFilmSize = maximumFilmSize
    self.pictureTypes = pictureTypes
    self.maximumAltCharacters = maximumAltCharacters
    self.polls = polls
  }
}

/// What reading an account back says of a post whose answer was lost.
package enum Sighting: Hashable, Sendable {
  case published(Receipt)
  case absent
  /// The account cannot tell; a person has to look.
  case undecided(reason: String)
}

/// The exact request for one post, and the key that makes it safe to repeat where anything does.
package struct PreparedPost: Hashable, Codable, Sendable {
  package let dispatch: Dispatch.ID
  /// The key the platform knows the request by: an idempotency key, a record key.
  package let key: String
  /// The request as the publisher will send it, as JSON text. No secret is in it.
  package let body: String
  /// When it was prepared; the first attempt begins with this moment.
  package let stamp: Instant
  package let media: [Media]
  /// The platform's id of the post it replies to, where that was foreseen and not yet out.
  package let foreseenParent: String?
  /// Its pictures, where the platform has them already.
  package let handedOver: HandedOver?

  package init(
    dispatch: Dispatch.ID, key: String, body: String, stamp: Instant, media: [Media],
    foreseenParent: String? = nil, handedOver: HandedOver? = nil
  ) {
    self.dispatch = dispatch
    self.key = key
    self.body = body
    self.stamp = stamp
    self.media = media
    self.foreseenParent = foreseenParent
    self.handedOver = handedOver
  }

  /// The same request, written down as one that replies to a post which is not out yet.
  package func replying(toForeseen parent: Receipt) -> PreparedPost {
    PreparedPost(
      dispatch: dispatch, key: key, body: body, stamp: stamp, media: media,
      foreseenParent: parent.id, handedOver: handedOver)
  }

  /// Whether it still replies to what it was prepared for: other words in the parent's place are
  /// another post.
  package func stillReplies(to parent: Receipt?) -> Bool {
    foreseenParent == nil || foreseenParent == parent?.id
  }
}

/// The platform's word that a post is out.
package struct Receipt: Hashable, Codable, Sendable {
  /// The platform's own id: opaque, never compared or counted.
  package let id: String
  /// Where people can read it.
  package let url: String?
  /// What else a later reply or retraction needs, such as a Bluesky record's CID.
  package let reference: String?
  /// What the platform did otherwise than asked, such as leaving a picture out: the post is out,
  /// and a person should look at it.
  package let remarks: [String]

  package init(id: String, url: String?, reference: String? = nil, remarks: [String] = []) {
    self.id = id
    self.url = url
    self.reference = reference
    self.remarks = remarks
  }
}

/// What happens when the same request with the same key is sent a second time.
package enum Repeatability: Hashable, Codable, Sendable {
  /// Always the one post: a record under our own key.
  case forever
  /// The one post within this time of the first attempt.
  case within(Duration)
  /// Perhaps a second post: look first, else ask a person.
  case never
}

/// Why a post did not go out, or why nobody can tell.
package struct PublishFailure: Error, Hashable, Codable, Sendable {
  package enum Kind: String, Codable, Sendable {
    /// The platform will never take this request: nothing was published.
    case refused
    /// The account's access is gone; nothing was published, and nothing more should be tried.
    case accessLost
    /// The platform asks us to wait; nothing was published.
    case wait
    /// It certainly did not leave this machine: no connection, a picture that cannot be read.
    case notSent
    /// Nobody can tell whether it was published.
    case unknown
  }

  package let kind: Kind
  /// In a sentence for people, without secrets.
  package let reason: String
  /// How long the platform asks us to wait.
  package let retryAfter: Duration?

  package init(_ kind: Kind, _ reason: String, retryAfter: Duration? = nil) {
    self.kind = kind
    // A server may say anything, and no database keeps this.
    self.reason = reason.replacing("\0", with: " ")
    self.retryAfter = retryAfter
  }
}
