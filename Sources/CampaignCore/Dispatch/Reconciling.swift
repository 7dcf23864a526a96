import CivilTime

/// What to do about a post of which nobody knows whether it is out.
package enum Reconciling: Hashable, Sendable {
  /// It is out: the account shows it.
  case accept(Receipt)
  /// It may still arrive; the same request goes out beside it at once, for both make one post.
  case sendBeside
  /// It is not out, and sending the same request once more makes no second post.
  case sendAgain
  case lookAgain(at: Instant)
  /// It is not out, and too late to send.
  case miss
  /// It is not out, and was refused when it was sent once more.
  case refuse(PublishFailure)
  /// The account cannot tell: a person has to look.
  case park(reason: String)
}

extension Delivery {
  /// A server may still be working on a request whose answer was lost: "wait after a time-out
  /// before the resend" — proxies answer 504 while the first request runs (mastodon PR #21840).
  package static let settlingTime = Duration.seconds(60)

  /// Uploading pictures takes so long at most; where they are not with the platform already, the
  /// request that publishes leaves after that.
  package static let uploadingTime = Duration.seconds(300)

  /// From when on the request can no longer arrive. It had left when it ended; where nobody saw it
  /// end, it left when its pictures were there at the latest.
  package var settled: Instant {
    let left = ended ?? began + (prepared.takesPicturesAlong ? Delivery.uploadingTime : .zero)
    return max(began, left) + Delivery.settlingTime
  }

  /// Whether the request may still arrive, so that what is not seen on the account is no proof.
  package func mayArrive(at now: Instant) -> Bool {
    mayBeOut && now < settled
  }

  /// Whether it left and no definite answer came.
  package var mayBeOut: Bool {
    switch outcome {
    case nil, .unknown: true
    case .accepted, .refused: false
    }
  }

  /// What it was refused with, where the pictures that it showed may have been those of a request
  /// before it.
  package var refusalOfPictures: PublishFailure? {
    guard prepared.handedOver != nil, case .refused(let failure) = outcome,
      failure.kind == .refused
    else { return nil }
    return failure
  }

  /// Decides after a look at the account.
  /// - Parameters:
  ///   - refusal: what it was refused with when it was sent once more.
  ///   - isFirst: whether nothing was sent beside this request yet.
  ///   - looks: how often the account was looked at, this look included.
  ///   - deadline: the moment after which the post is missed.
  package func reconciling(
    _ sighting: Result<Sighting, PublishFailure>, _ repeatability: Repeatability,
    refusal: PublishFailure? = nil, isFirst: Bool, looks: Int, deadline: Instant, at now: Instant
  ) -> Reconciling {
    switch sighting {
    case .success(.published(let receipt)): return .accept(receipt)
    case .success(.undecided(let reason)): return .park(reason: reason)
    case .success(.absent):
      let step = absent(repeatability, isFirst: isFirst, deadline: deadline, at: now)
      // What was refused and is not out would be refused again.
      if step == .sendAgain, let refusal { return .refuse(refusal) }
      return step
    case .failure(let failure):
      return .lookAgain(at: now + (failure.retryAfter ?? Delivery.backOff(after: looks)))
    }
  }

  private func absent(
    _ repeatability: Repeatability, isFirst: Bool, deadline: Instant, at now: Instant
  ) -> Reconciling {
    switch repeatability {
    case .forever:
      // Sent again, it is the same post. Given up, it must not arrive after all.
      guard now < settled else { return now > deadline ? .miss : .sendAgain }
      return isFirst && now <= deadline ? .sendBeside : .lookAgain(at: settled)
    case .within(let window):
      guard now >= settled else { return .lookAgain(at: settled) }
      return now > deadline || now >= prepared.stamp + window ? .miss : .sendAgain
    case .never:
      // Before that it would be no proof, and nobody looks again at what was left to a person.
      guard now >= settled else { return .lookAgain(at: settled) }
      return .park(
        reason: "the account does not show it, and sending again might make a second post")
    }
  }

  /// 1, 2, 4, … seconds, at most five minutes.
  package static func backOff(after tries: Int) -> Duration {
    .seconds(min(300, 1 << min(max(tries - 1, 0), 9)))
  }
}
