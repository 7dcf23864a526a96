/// Looks at a whole post and reports what one family of rules has to say of it.
struct Check: Sendable {
  typealias Look = @Sendable (Examination, inout Report) -> Void

  /// It has nothing to say of a post that has none of these cues and features.
  private let cues: CueSet
  private let features: Features
  let look: Look

  private init(_ cues: CueSet, _ features: Features, _ look: @escaping Look) {
    self.cues = cues
    self.features = features
    self.look = look
  }

  /// A check of every post.
  static func always(_ look: @escaping Look) -> Check { Check([], .text, look) }

  /// A check of posts with any of these cues.
  static func on(_ cues: CueSet, _ look: @escaping Look) -> Check { Check(cues, [], look) }

  static func on(_ features: Features, _ look: @escaping Look) -> Check {
    Check([], features, look)
  }

  /// A check of posts with any of these cues or features.
  static func on(_ cues: CueSet, _ features: Features, _ look: @escaping Look) -> Check {
    Check(cues, features, look)
  }

  @inline(__always)
  func isNeeded(for post: Examination) -> Bool {
    !post.features.isDisjoint(with: features) || post.cues.hasAny(cues)
  }
}
