import CivilTime

/// A question with answers to choose from, under a post's words.
package struct Poll: Hashable, Codable, Sendable {
  /// In the order readers see them.
  package let options: [String]
  /// How long after the post it closes, in seconds.
  package let closesAfter: Int
  /// Whether one reader may choose more than one.
  package let allowsSeveral: Bool

  package init(options: [String], closesAfter: Int, allowsSeveral: Bool = false) {
    self.options = options
    self.closesAfter = closesAfter
    self.allowsSeveral = allowsSeveral
  }
}

/// What one server said it takes as a poll. Nil where it does not say.
package struct PollLimits: Hashable, Codable, Sendable {
  package let mostOptions: Int?
  /// The most characters an option may have.
  package let longestOption: Int?
  /// How long a poll has to be open at least, in seconds.
  package let shortest: Int?
  /// How long a poll may be open, in seconds.
  package let longest: Int?

  package init(mostOptions: Int?, longestOption: Int?, shortest: Int?, longest: Int?) {
    self.mostOptions = mostOptions
    self.longestOption = longestOption
    self.shortest = shortest
    self.longest = longest
  }
}

/// What a platform takes as a poll.
package struct PollRules: Hashable, Sendable {
  package let options: ClosedRange<Int>
  /// The most characters an option may have.
  package let longestOption: Int
  /// How long it may be open, in seconds.
  package let closesAfter: ClosedRange<Int>
  package let takesSeveral: Bool

  /// Nil where the platform has no polls.
  package init?(of platform: Platform) {
    switch platform {
    // "4 options of 50 characters, 5 min to 1 month" (mastodon, poll_validator.rb; the instance may
    // allow more, which the preflight looks up).
    case .mastodon: self.init(2...4, longest: 50, closes: 300...2_629_746, several: true)
    // "options 2-4 of <= 25 chars, duration_minutes 5-10080" (X API v2, openapi.json).
    case .x: self.init(2...4, longest: 25, closes: 300...604_800, several: false)
    case .bluesky: return nil
    case .outbox, .webhook:
      self.init(2...20, longest: 200, closes: 60...31_622_400, several: true)
    }
  }

  private init(
    _ options: ClosedRange<Int>, longest: Int, closes: ClosedRange<Int>, several: Bool
  ) {
    self.options = options
    longestOption = longest
    closesAfter = closes
    takesSeveral = several
  }

  /// Why the platform would not take a poll, in a sentence; nil where it would.
  package func fault(of poll: Poll, on platform: String) -> String? {
    if !options.contains(poll.options.count) {
      return "\(platform) takes polls of \(options.lowerBound) to \(options.upperBound) options"
    }
    if let long = poll.options.first(where: { $0.count > longestOption }) {
      return "\(platform) takes options of up to \(longestOption) characters; one has \(long.count)"
    }
    if !closesAfter.contains(poll.closesAfter) {
      let (least, most) = (closesAfter.lowerBound, closesAfter.upperBound)
      return "\(platform) keeps polls open from \(Duration.seconds(least).words) to "
        + "\(Duration.seconds(most).words)"
    }
    if poll.allowsSeveral, !takesSeveral {
      return "\(platform) lets each reader choose one option only"
    }
    return nil
  }
}
