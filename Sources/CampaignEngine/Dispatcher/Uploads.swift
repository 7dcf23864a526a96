import CampaignCore
import CampaignStore
import CivilTime
import Logging

/// Hands the pictures of posts over before their slots, so that a post leaves at its slot however long
/// they take, and no answer to them says anything of the posts on its account. What a platform has is
/// on disk, and never handed over anew.
actor Uploads {
  /// Rung where posts with pictures may have been scheduled, let go on, or left without theirs.
  nonisolated let doorbell = Doorbell()
  private let books: Books
  private let clock: any WallClock
  private let ahead: Duration
  private let holder: String?
  private let logger: Logger
  private var publishers: [Account.ID: any PicturePublisher] = [:]
  private var foresight: Foresight?
  private var underWay: Set<PictureToCome.Name> = []
  /// Until when servers asked not to be given pictures; texts they take.
  private var paused: [Account.ID: Instant] = [:]
  /// When what is of no use any more is let go next.
  private var nextForgetting = Instant.distantPast
  private var outage: Outage
  /// Whether one was written down as on its way, as far as anybody knows, and is not.
  private var isInDoubt = false

  /// So many pictures are on their way to an account at once: one that is slow keeps no other.
  static let atOnce = 4
  /// To find what is of no use, all there is is read, together with what the dispatcher claims: not for
  /// every picture.
  private static let betweenForgetting = Duration.seconds(600)

  /// - Parameters:
  ///   - ahead: how long before its slot a post's pictures are handed over.
  ///   - holder: the daemon's name among those that share the store; nil where there is only one.
  init(
    _ books: Books, clock: any WallClock, ahead: Duration, holder: String?, logger: Logger
  ) {
    self.books = books
    self.clock = clock
    self.ahead = ahead
    self.holder = holder
    self.logger = logger
    outage = Outage("the store cannot be used, so no pictures are handed over", of: holder ?? "")
  }

  func follow(_ publishers: [Account.ID: any Publisher], _ foresight: Foresight?) {
    self.publishers = publishers.compactMapValues { $0 as? any PicturePublisher }
    self.foresight = foresight
    doorbell.ring()
  }

  /// Hands pictures over until the task is cancelled.
  /// - Parameter dispatcher: rung where a post that is due has all its pictures now.
  func run(ringing dispatcher: Doorbell) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let (pictures, next) = await due()
        let (taken, again) = await take(pictures)
        for picture in taken {
          group.addTask {
            if await self.handOver(picture) { dispatcher.ring() }
            self.doorbell.ring()
          }
        }
        await doorbell.wait(until: [next, again].compactMap(\.self).min(), on: clock)
      }
    }
  }

  /// Hands over all that is due, and waits for that.
  func workThrough() async {
    while true {
      let pictures = await take(await due().pictures).taken
      guard !pictures.isEmpty else { return }
      await withDiscardingTaskGroup { group in
        for picture in pictures { group.addTask { _ = await self.handOver(picture) } }
      }
    }
  }

  /// When there is something to hand over.
  func next() async -> Instant? {
    let (pictures, next) = await due()
    return pictures.isEmpty ? next : clock.now
  }

  /// What is to be handed over now, and when to ask again.
  private func due() async -> (pictures: [PictureToCome], next: Instant?) {
    guard !publishers.isEmpty else { return ([], nil) }
    let now = clock.now
    if isInDoubt, underWay.isEmpty {
      do {
        try await books.write(at: now) { [holder] in try $0.releaseUploads(of: holder) }
        isInDoubt = false
      } catch {
        return ([], outage.goesOn(error, at: now, logger))
      }
    }
    let round = UploadRound(
      now: now, ahead: ahead, publishers: publishers,
      paused: paused.filter { $0.value > now }, underWay: underWay, foresight: foresight)
    do {
      let (pictures, next) = try await books.read { try $0.picturesDue(in: round) }
      // What is to be handed over is written down first: a store that is only read may be full.
      if pictures.isEmpty { outage.isOver(logger) }
      return (pictures, next)
    } catch {
      return ([], outage.goesOn(error, at: now, logger))
    }
  }

  /// Takes on those that no other daemon is at.
  /// - Returns: them, and when to ask again for the others.
  private func take(
    _ pictures: [PictureToCome]
  ) async -> (taken: [PictureToCome], again: Instant?) {
    guard !pictures.isEmpty else { return ([], nil) }
    do {
      let now = clock.now
      let forgets = now >= nextForgetting
      let taken = try await books.write(at: now) { [holder, foresight] transaction in
        if forgets { try transaction.forgetUploads() }
        return try pictures.filter { picture in
          try transaction.takeOn(
            picture, of: foresight?.account(picture.dispatch.account), by: holder)
        }
      }
      if forgets { nextForgetting = now + Uploads.betweenForgetting }
      outage.isOver(logger)
      underWay.formUnion(taken.map(\.name))
      return (taken, taken.count < pictures.count ? clock.now : nil)
    } catch {
      // It may be on disk all the same that they are on their way, and would keep everybody from them.
      isInDoubt = true
      return ([], outage.goesOn(error, at: clock.now, logger))
    }
  }

  /// - Returns: whether a post has become due by it.
  private func handOver(_ picture: PictureToCome) async -> Bool {
    defer { underWay.remove(picture.name) }
    guard let publisher = publishers[picture.dispatch.account] else { return false }
    let result = await publisher.handed(picture.media)
    // Being told to stop says nothing of the server; whoever comes next begins anew.
    if case .failure = result, Task.isCancelled { return false }
    let now = clock.now
    let next = self.next(after: result, picture, at: now)
    if case .failure(let failure) = result { tell(of: failure, picture, next: next) }
    return await settle(picture, result, next: next)
  }

  /// When a picture that did not get there is tried again; nil where it is not.
  private func next(
    after result: Result<String, PublishFailure>, _ picture: PictureToCome, at now: Instant
  ) -> Instant? {
    guard case .failure(let failure) = result, failure.kind != .refused else { return nil }
    let next = now + (failure.retryAfter ?? Delivery.backOff(after: picture.tries + 1))
    if failure.kind == .wait { paused[picture.dispatch.account] = next }
    return next
  }

  private func tell(of failure: PublishFailure, _ picture: PictureToCome, next: Instant?) {
    let follows = next.map { "trying again at \($0)" } ?? "its post does not leave"
    logger.warning(
      "a picture cannot be handed over, \(follows): \(failure.reason)",
      metadata: [
        "campaign-post": "\(picture.dispatch.post)",
        "campaign-account": "\(picture.dispatch.account)",
      ])
  }

  /// Returns once it is on disk, however long the disk takes.
  private func settle(
    _ picture: PictureToCome, _ result: Result<String, PublishFailure>, next: Instant?
  ) async -> Bool {
    var tries = 0
    while true {
      do {
        return try await books.write(at: clock.now) { transaction in
          try transaction.take(result, of: picture, next: next)
          return transaction.hasWoken
        }
      } catch {
        tries += 1
        logger.error("what became of a picture cannot be written down, trying again: \(error)")
        let pause = min(Delivery.backOff(after: tries), .seconds(15))
        guard (try? await clock.sleep(until: clock.now + pause)) != nil else { return false }
      }
    }
  }
}

extension PicturePublisher {
  fileprivate func handed(_ picture: Media) async -> Result<String, PublishFailure> {
    do throws(PublishFailure) {
      return .success(try await upload(picture))
    } catch {
      return .failure(error)
    }
  }
}
