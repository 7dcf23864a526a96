import CampaignCore

/// Family G: who touches a hard subject says where help is.
enum CrisisChecks {
  static let grave: CueSet = [.suicide, .selfHarm, .cutSelf, .crisisTopic, .algospeak]
  static let heavy: CueSet = [.abuseTopic, .bereavementTopic, .edTopic, .edBehaviourStrong]

  static func signpost(_ post: Examination, _ report: inout Report) {
    guard post.cues.hasAny(grave) || post.cues.hasAny(heavy), !hasSignpost(post) else { return }
    if let topic = firstTopic(grave, post) {
      report.add("crisis.signpost-missing", topic.1.tokens, in: topic.0)
    } else if let topic = firstTopic(heavy, post), !isHelped(topic.1, post) {
      report.add("crisis.signpost-missing", topic.1.tokens, in: topic.0, severity: .warn)
    }
  }

  private static func firstTopic(_ cues: CueSet, _ post: Examination) -> (Reading, Hit)? {
    for reading in post.readings where reading.cues.hasAny(cues) {
      for sentence in reading.sentences where sentence.cues.hasAny(cues) {
        for hit in reading.hits[sentence.hits]
        where cues.has(hit.cue) && !isFigure(hit, reading, sentence) {
          return (reading, hit)
        }
      }
    }
    return nil
  }

  /// `career suicide`, `social services in crisis`.
  private static func isFigure(_ hit: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    if hit.cue == .suicide {
      return reading.isCovered(hit.first, by: [.metaphor], in: sentence)
    }
    if hit.cue == .bereavementTopic { return sentence.cues.hasAny([.historyTitle]) }
    return false
  }

  /// An eating disorder with a GP or a service beside it.
  private static func isHelped(_ hit: Hit, _ post: Examination) -> Bool {
    post.cues.has(.gp)
  }

  /// A registered helpline, 111, 999, or a page where help is.
  static func hasSignpost(_ post: Examination) -> Bool {
    for reading in post.readings {
      if reading.digitRuns.contains(where: { isSignpost($0, post) }) { return true }
    }
    return post.links.contains { isSignpost($0, post) }
  }

  private static func isSignpost(_ run: DigitRun, _ post: Examination) -> Bool {
    for start in run.groups.indices {
      for end in (start + 1)...run.groups.count {
        if run.count(start..<end) > 13 { break }
        let window = run.window(start..<end)
        if window.digits.elementsEqual("111".utf8) || window.digits.elementsEqual("999".utf8)
          || window.digits.elementsEqual("112".utf8)
        {
          return true
        }
        let national = NumberFormats.national(window.digits, hasPlus: run.groups[start].hasPlus)
        if post.phones.approved[national]?.contains(where: \.helpsInCrisis) == true { return true }
      }
    }
    return false
  }

  private static func isSignpost(_ link: FoundLink, _ post: Examination) -> Bool {
    guard post.registry != nil else { return false }
    // Of our own pages and the state's only those that are about help; a charity's is always.
    if publicDomains.contains(where: link.isWithin) || link.isWithin(post.gate.ownDomain) {
      return helpPaths.contains { link.path.has($0) }
    }
    return post.gate.trustedDomains.contains { link.isWithin($0.domain) }
  }

  private static let publicDomains = ["nhs.uk", "gov.uk"].map { Array($0.utf8) }

  private static let helpPaths: [StaticString] = [
    "crisis", "help", "urgent", "emergenc", "support", "suicid", "mental",
  ]
}
