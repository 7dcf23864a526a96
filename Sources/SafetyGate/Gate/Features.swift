/// What a post has besides its words: each check names what it looks at, and is spared a post that has
/// nothing of it.
struct Features: OptionSet, Sendable {
  let rawValue: UInt16

  /// Every post has one.
  static let text = Features(rawValue: 1 << 0)
  static let digitRuns = Features(rawValue: 1 << 1)
  static let codes = Features(rawValue: 1 << 2)
  static let links = Features(rawValue: 1 << 3)
  /// Something that is a mail address, or may be one spelled out.
  static let mailboxes = Features(rawValue: 1 << 4)
  static let hashtags = Features(rawValue: 1 << 5)
  /// A word in capitals.
  static let capitals = Features(rawValue: 1 << 6)
  /// Initials of four letters and more: `s.u.i.c.i.d.e`.
  static let initials = Features(rawValue: 1 << 7)
  /// Anything but plain ASCII.
  static let unusual = Features(rawValue: 1 << 8)
  /// Something was read through a disguise.
  static let disguises = Features(rawValue: 1 << 9)
  static let pictures = Features(rawValue: 1 << 10)
  /// The unit it is planned for.
  static let unit = Features(rawValue: 1 << 11)
  /// The moment it is due.
  static let moment = Features(rawValue: 1 << 12)

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  init(of subject: GateSubject, _ readings: [Reading]) {
    self = .text
    if !subject.alts.isEmpty { insert(.pictures) }
    if subject.unit != nil { insert(.unit) }
    if subject.when != nil { insert(.moment) }
    for reading in readings { formUnion(Features(of: reading)) }
  }

  private init(of reading: Reading) {
    self = []
    if !reading.digitRuns.isEmpty { insert(.digitRuns) }
    if !reading.codes.isEmpty { insert(.codes) }
    if reading.tally.hasLinks { insert(.links) }
    if reading.hasAtSigns || reading.tally.hasEmails || reading.tally.hasAt { insert(.mailboxes) }
    if reading.tally.hasHashtags { insert(.hashtags) }
    if reading.tally.hasCapitals { insert(.capitals) }
    if reading.tally.hasLongInitials { insert(.initials) }
    if reading.text.isUnusual { insert(.unusual) }
    if !reading.disguises.isEmpty { insert(.disguises) }
  }
}
