import CampaignCore
import CampaignStore
import CivilTime

/// A picture of a post that its platform does not have yet.
struct PictureToCome: Sendable {
  struct Name: Hashable, Sendable {
    let account: Account.ID
    let dispatch: Dispatch.ID
    let place: Int
  }

  let dispatch: Dispatch
  /// How many pictures the post has.
  let count: Int
  let name: Name
  let media: Media
  /// What is paid for handing it over, in thousandths of a US dollar.
  let cost: Int
  /// What its post costs besides.
  let costOfPost: Int
  /// What it is handed over as.
  let handedOver: Digest
  /// How often it was tried in vain.
  let tries: Int
}

/// What a look for pictures to hand over goes by.
struct UploadRound: Sendable {
  let now: Instant
  /// How long before its slot a post's pictures are handed over.
  let ahead: Duration
  /// The ways to accounts whose platforms take pictures before posts.
  let publishers: [Account.ID: any PicturePublisher]
  let paused: [Account.ID: Instant]
  let underWay: Set<PictureToCome.Name>
  let foresight: Foresight?

  /// Up to which slot posts are looked at.
  var until: Instant { now + ahead }
}

extension Reading {
  /// So many posts of an account are looked at: what a hold covers, or waits for its next try, is
  /// passed by.
  private static let most = 1_000

  /// Which pictures are to be handed over, and when there may be others.
  func picturesDue(
    in round: UploadRound
  ) throws -> (pictures: [PictureToCome], next: Instant?) {
    let waiting = try accountsWithPictures().filter { round.publishers[$0.account] != nil }
    guard !waiting.isEmpty else { return ([], nil) }
    let stopped = try stoppedAccounts()
    let holds = try holdsNotLifted().filter { !$0.isSpent(at: round.now) }
    var (pictures, times) = ([PictureToCome](), [Instant]())
    for (account, next) in waiting where stopped[account] == nil {
      if next > round.until {
        times.append(next - round.ahead)
      } else if let pause = round.paused[account] {
        times.append(pause)
      } else {
        times += try collect(&pictures, on: account, holds, round)
      }
    }
    return (pictures, times.min())
  }

  /// - Returns: when there may be more on this account.
  private func collect(
    _ pictures: inout [PictureToCome], on account: Account.ID, _ holds: [Hold], _ round: UploadRound
  ) throws -> [Instant] {
    guard let publisher = round.publishers[account] else { return [] }
    var free = Uploads.atOnce - round.underWay.count { $0.account == account }
    // Each that is through rings. Until then others ring, as often as a text post leaves.
    guard free > 0 else { return [] }
    var times: [Instant] = []
    let posts = try waitingForPictures(
      on: account, upTo: round.until, at: round.now, limit: Reading.most)
    for dispatch in posts where free > 0 {
      guard let (revision, uploads) = try onItsWay(dispatch, round),
        !holds.contains(where: { $0.covers(revision, at: round.now) })
      else { continue }
      for (place, media) in revision.media.enumerated() where free > 0 {
        let name = PictureToCome.Name(account: account, dispatch: dispatch.id, place: place)
        let upload = uploads[place]
        guard upload?.media == nil, !round.underWay.contains(name) else { continue }
        if let upload, upload.nextAt > round.now {
          times.append(upload.nextAt)
          continue
        }
        free -= 1
        pictures.append(
          PictureToCome(
            dispatch: dispatch, count: revision.media.count, name: name, media: media,
            cost: publisher.cost(ofHandingOver: media), costOfPost: publisher.cost(of: revision),
            handedOver: media.asHandedOver(on: round.foresight?.account(account)),
            tries: upload?.tries ?? 0))
      }
    }
    if let next = try nextPictures(on: account, after: round.until) {
      times.append(next - round.ahead)
    }
    return times
  }

  /// What a post says, and how far its pictures are; nil where none are to be handed over for it. A
  /// damaged row keeps no other post's pictures.
  private func onItsWay(
    _ dispatch: Dispatch, _ round: UploadRound
  ) throws -> (PostRevision, [Int: Upload])? {
    do {
      guard let revision = try words(of: dispatch, round), try isNew(dispatch) else { return nil }
      return (revision, try uploads(of: dispatch.id))
    } catch let fault as DatabaseFault where fault.kind == .corrupt {
      return nil
    }
  }

  private func words(of dispatch: Dispatch, _ round: UploadRound) throws -> PostRevision? {
    try round.foresight?.revision(dispatch.revision) ?? revision(dispatch.revision)
  }

  /// What may be out goes again as it was, if it does: nothing is handed over for it anew.
  func isNew(_ dispatch: Dispatch) throws -> Bool {
    guard dispatch.attempt > 0 else { return true }
    return try !deliveries(of: dispatch.id).contains(where: \.mayBeOut)
  }
}

extension Transaction {
  /// Takes a picture on, and counts what it costs before it leaves. Where its post would cost too much
  /// with it, it waits as such a post does.
  /// - Returns: whether it is to be handed over.
  func takeOn(_ picture: PictureToCome, of account: Account?, by holder: String?) throws -> Bool {
    let (dispatch, place) = (picture.dispatch, picture.name.place)
    guard
      try beginUpload(
        of: picture.handedOver, dispatch.id, place: place, by: holder,
        until: now + Delivery.uploadingTime)
    else { return false }
    guard picture.cost > 0 else { return true }
    let total = picture.cost + picture.costOfPost
    if let reason = try overspending(total, on: account, at: now) {
      try putOffUpload(
        dispatch.id, place: place, because: reason, until: nextLookAtBudget(for: dispatch))
      return false
    }
    try spend(picture.cost, on: dispatch.account, at: now)
    return true
  }

  /// What became of a picture on its way.
  /// - Parameter next: when it is tried again.
  func take(
    _ result: Result<String, PublishFailure>, of picture: PictureToCome, next: Instant?
  ) throws {
    let (id, place) = (picture.dispatch.id, picture.name.place)
    guard let dispatch = try reading.dispatch(id) else { return }
    // What was taken back, or has gone out otherwise, meanwhile stays as it is; but it may come back in
    // the same words, and what is known of its pictures then counts.
    let isScheduled = dispatch.state == .scheduled
    switch result {
    case .success(let media):
      try endUpload(id, place: place, media: media)
      guard isScheduled, let uploads = try readableUploads(of: dispatch) else { return }
      if uploads.values.count(where: { $0.media != nil }) >= picture.count {
        try haveAllPictures(id)
      }
    case .failure(let failure):
      if isScheduled, next == nil { return try refuse(dispatch, failure) }
      try endUpload(id, place: place, failure: failure.reason.withoutStop, next: next ?? now)
      try stop(dispatch.account, for: failure)
    }
  }
}

/// What is known of a post's pictures when it is claimed.
enum PicturesAtHand: Hashable, Sendable {
  /// There are none; or they stay as its request has them, or are taken along with it.
  case asTheyAre
  case handedOver(HandedOver)
  /// The platform does not have them all: those it lacks are to be handed over.
  case missing
  /// Nobody can tell; the post was set aside.
  case unreadable

  func shown(in prepared: PreparedPost) -> PreparedPost {
    switch self {
    case .handedOver(let pictures): prepared.showing(pictures)
    case .asTheyAre, .missing, .unreadable: prepared
    }
  }
}

extension Transaction {
  /// A post leaves when its platform has all its pictures, and keeps them for as long as the claim
  /// stands.
  /// - Parameter isNew: whether no earlier request for it may be out. One that may goes again as it
  ///   was.
  func picturesAtHand(
    for due: DuePost, by publisher: any Publisher, _ context: ClaimContext, isNew: Bool
  ) throws -> PicturesAtHand {
    let (dispatch, count) = (due.dispatch, due.revision.media.count)
    guard count > 0, isNew, let publisher = publisher as? any PicturePublisher else {
      return .asTheyAre
    }
    // A claim may be set to stand for longer than some platforms keep pictures.
    let margin = min(context.limits.lease, publisher.picturesLast / 2)
    let old = moment(of: dispatch) + margin - publisher.picturesLast
    guard let uploads = try readableUploads(of: dispatch) else { return .unreadable }
    let usable = due.revision.media.enumerated().compactMap {
      place, picture -> (place: Int, id: String, at: Instant)? in
      guard let upload = uploads[place], let id = upload.media, let at = upload.uploadedAt,
        at > old, upload.picture == picture.asHandedOver(on: due.account)
      else { return nil }
      return (place, id, at)
    }
    if usable.count == count, let first = usable.map(\.at).min() {
      return .handedOver(
        HandedOver(ids: usable.map(\.id), usableUntil: first + publisher.picturesLast))
    }
    let places = Set(usable.map(\.place))
    for (place, upload) in uploads where upload.media != nil && !places.contains(place) {
      try forgetUpload(dispatch.id, place: place)
    }
    try awaitPictures(dispatch.id, count: count)
    return .missing
  }

  /// - Parameter pictured: the post whose pictures are missing: itself, or one it leaves as one with.
  func park(_ dispatch: Dispatch, awaitingPicturesOf pictured: Dispatch) throws {
    let pictures = dispatch.id == pictured.id ? "its pictures" : "all pictures of its thread"
    try park(
      dispatch, awaiting: .pictures(pictured.id),
      because: "its platform does not have \(pictures) yet")
  }

  /// Nil where they cannot be read: then their post is set aside, and keeps nobody else.
  private func readableUploads(of dispatch: Dispatch) throws -> [Int: Upload]? {
    do {
      return try reading.uploads(of: dispatch.id)
    } catch let fault as DatabaseFault where fault.kind == .corrupt {
      try setAside(
        UnreadableDispatch(id: dispatch.id, post: dispatch.post.text, reason: fault.reason))
      return nil
    }
  }
}
