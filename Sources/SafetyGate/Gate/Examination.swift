import CampaignCore
import CivilTime

/// One post while it is examined: its texts as read, and all that the rules may ask about. A class,
/// because every check is handed it for every post.
final class Examination {
  let subject: GateSubject
  let gate: SafetyGate
  let ledger: DisclosureLedger
  /// The text first, then spoiler, poll options, alt texts and link.
  let readings: [Reading]
  /// Web addresses and mail addresses of all readings.
  let links: [FoundLink]
  /// The cues of all texts together.
  let cues: CueSet
  /// What else of it the checks ask for.
  let features: Features
  /// What it tells of one person in care; few posts are asked for it.
  private(set) lazy var attributes = Attributes.of(self)

  var registry: Registry? { gate.registry }
  var lexicon: Lexicon { gate.lexicon }
  var phones: PhoneBook { gate.phones }
  /// The post's text.
  var text: Reading { readings[0] }

  init(_ subject: GateSubject, _ ledger: DisclosureLedger, _ gate: SafetyGate) {
    self.subject = subject
    self.ledger = ledger
    self.gate = gate
    readings = Examination.readings(of: subject, gate.lexicon)
    links = readings.flatMap { FoundLink.all(in: $0) }
    cues = readings.reduce(into: CueSet()) { $0.formUnion($1.cues) }
    features = Features(of: subject, readings)
  }

  private static func readings(of subject: GateSubject, _ lexicon: Lexicon) -> [Reading] {
    var readings = [Reading(subject.text, field: .text, lexicon: lexicon)]
    if let spoiler = subject.spoiler, !spoiler.isEmpty {
      readings.append(Reading(spoiler, field: .spoiler, lexicon: lexicon))
    }
    for (index, option) in subject.pollOptions.enumerated() {
      readings.append(Reading(option, field: .pollOption(index), lexicon: lexicon))
    }
    for (index, alt) in subject.alts.enumerated() {
      guard let alt, !alt.isEmpty else { continue }
      readings.append(Reading(alt, field: .altText(index), lexicon: lexicon))
    }
    if let link = subject.link, !link.isEmpty {
      readings.append(Reading(link, field: .link, lexicon: lexicon))
    }
    return readings
  }

  /// Every sentence of every text that has a cue of this kind.
  func forEachSentence(with cue: Cue, _ body: (Reading, Sentence) -> Void) {
    guard cues.has(cue) else { return }
    for reading in readings where reading.cues.has(cue) {
      for sentence in reading.sentences where sentence.cues.has(cue) { body(reading, sentence) }
    }
  }

  func forEachSentence(withAny set: CueSet, _ body: (Reading, Sentence) -> Void) {
    guard cues.hasAny(set) else { return }
    for reading in readings where reading.cues.hasAny(set) {
      for sentence in reading.sentences where sentence.cues.hasAny(set) { body(reading, sentence) }
    }
  }

  /// Whether a picture's description is what is read.
  func isAlt(_ reading: Reading) -> Bool {
    if case .altText = reading.field { return true }
    return false
  }
}
