import CampaignCore
import CivilTime

/// All of a post that readers will see, with when and for whom: what the gate examines.
package struct GateSubject: Hashable, Sendable {
  /// The moment the post is due, on the world's clock and on the trust's wall.
  package struct Moment: Hashable, Sendable {
    package let instant: Instant
    package let local: CivilDateTime

    package init(instant: Instant, local: CivilDateTime) {
      self.instant = instant
      self.local = local
    }

    /// Reads `2026-01-10T22:15:00+00:00`; the local time is the one written. Nil without an offset.
    package init?(_ text: String) {
      guard let instant = Instant(text),
        let local = CivilDateTime(String(text.prefix(19))) ?? CivilDateTime(String(text.prefix(16)))
      else { return nil }
      self.init(instant: instant, local: local)
    }
  }

  package var text: String
  /// One for each picture; nil where nobody has written any.
  package var alts: [String?]
  package var pollOptions: [String]
  package var spoiler: String?
  package var link: String?
  /// Nil exempts the post from the rules on timing.
  package var when: Moment?
  /// True where the post has a time that nobody could read: no rule on timing can be trusted then.
  package var isTimeDoubtful = false
  /// The ward or service that the post speaks of, where its plan names one.
  package var unit: String?
  /// Whose text length the post must keep to; nil keeps to none.
  package var platform: Platform?
  /// The most characters the account takes, where it is not its platform's usual number.
  package var maximumCharacters: Int?
  /// The record of the consent of those whom the post is about.
  package var consent: String?
  /// What the post must not go out before.
  package var notBefore: Instant?
  /// The language the author says the text is in, as BCP 47 names it; nil where nobody said.
  package var language: String?
  /// What the post is a revision of; the digest of its words where it is no revision.
  package var revision: Digest

  package init(
    text: String, alts: [String?] = [], pollOptions: [String] = [], spoiler: String? = nil,
    link: String? = nil, when: Moment? = nil, unit: String? = nil, platform: Platform? = nil,
    maximumCharacters: Int? = nil, consent: String? = nil, notBefore: Instant? = nil,
    language: String? = nil, revision: Digest? = nil
  ) {
    self.text = text
    self.alts = alts
    self.pollOptions = pollOptions
    self.spoiler = spoiler
    self.link = link
    self.when = when
    self.unit = unit
    self.platform = platform
    self.maximumCharacters = maximumCharacters
    self.consent = consent
    self.notBefore = notBefore
    self.language = language
    self.revision = revision ?? GateSubject.digest(text: text, alts: alts, when: when, unit: unit)
  }

  /// - Parameter account: where it will be published, for the length its text may have.
  package init(_ revision: PostRevision, on account: Account?) {
    let slot = revision.post.slot
    self.init(
      text: revision.text, alts: revision.media.map(\.alt) + revision.cardWords,
      pollOptions: revision.poll?.options ?? [], spoiler: revision.spoiler,
      link: revision.link, when: Moment(instant: slot.instant, local: slot.local),
      unit: revision.unit,
      platform: revision.post.platform.isWrittenForOthers
        ? account?.writtenFor : revision.post.platform,
      maximumCharacters: account?.maximumCharacters, consent: revision.consent,
      notBefore: revision.notBefore, language: revision.language, revision: revision.digest)
  }

  private static func digest(text: String, alts: [String?], when: Moment?, unit: String?) -> Digest
  {
    var writer = DigestWriter("gate-subject-1")
    writer.add(text)
    writer.add(alts.count)
    for alt in alts { writer.add(alt) }
    writer.add(when.map { String($0.instant.microseconds) })
    writer.add(unit)
    return writer.finish()
  }
}

extension PostRevision {
  /// The words of a link card are examined as a picture's are: readers see them under the post.
  fileprivate var cardWords: [String?] {
    presentation?.card.map { ["\($0.title). \($0.description)"] } ?? []
  }
}
