import CampaignCore

/// Family C: alarm, force and labels.
enum ToneChecks {
  static func alarmist(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .alarmist) { reading, sentence in
      guard !sentence.cues.hasAny([.alarmistExempt, .historyTitle, .languageAdvice]),
        let word = reading.hits(.alarmist, in: sentence).first(where: {
          !isNegated($0, reading)
        })
      else { return }
      let told: CueSet = [
        .serviceContext, .unit, .unitAlias, .inpatientKind, .patient, .patientPlural, .trustName,
      ]
      let context = reading.hits[sentence.hits].contains {
        told.has($0.cue) && ($0.last < word.first || $0.first > word.last)
      }
      guard context else { return }
      report.add("tone.alarmist", word.tokens, in: reading)
    }
  }

  /// `no longer`, `not`, `never` just before.
  static func isNegated(_ hit: Hit, _ reading: Reading) -> Bool {
    (1...3).contains { step in
      hit.first - step >= 0 && !reading.breaks(between: hit.first - step, and: hit.first)
        && reading.isWord(
          hit.first - step,
          in: [
            "not", "no", "never", "without", "isnt", "arent", "dont", "wont", "avoid", "cant",
            "cannot",
            "unable", "doesnt", "never", "couldnt", "nor",
          ])
    }
  }

  static func coercion(_ post: Examination, _ report: inout Report) {
    seizure(post, &report)
    post.forEachSentence(withAny: [.coercion, .coercionWeak]) { reading, sentence in
      guard !sentence.cues.hasAny([.coercionExempt, .training, .historyTitle, .languageAdvice])
      else {
        return
      }
      let people: CueSet = [.force, .personNoun, .patient, .patientPlural, .pronoun]
      let scene: CueSet = [.shift, .unit, .unitAlias, .inpatientKind, .timeCue]
      let scenes: CueSet = [.distress, .shift, .careEvent]
      if let strong = reading.hits(.coercion, in: sentence).first(where: { !isNegated($0, reading) }
      ),
        sentence.cues.hasAny(people) || sentence.cues.hasAny(scene)
          || sentence.tokens.contains(where: { isSomebody($0, reading, sentence) })
          || sentence.cues.has(.firstPerson) && post.cues.hasAny(scene)
      {
        report.add("tone.coercion", strong.tokens, in: reading)
      } else if let weak = reading.first(.coercionWeak, in: sentence),
        !reading.isCovered(weak.first, by: [.occupation], in: sentence),
        sentence.cues.hasAny([.force, .personNoun, .patient]),
        reading.hits[sentence.hits].contains(where: {
          scenes.has($0.cue) && ($0.last < weak.first || $0.first > weak.last)
        }),
        !sentence.cues.hasAny([.staffVerb, .venueCue, .visitVerb, .event])
      {
        report.add("tone.coercion", weak.tokens, in: reading)
      }
    }
  }

  /// `hold a bloke down`, `dragged a shouting man into seclusion`: a grip, a person, and where to.
  private static func seizure(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: seizures) { reading, sentence in
      guard sentence.tokens.contains(where: { reading.isWord($0, in: ends) }),
        !sentence.cues.hasAny([.coercionExempt, .training, .historyTitle, .languageAdvice])
      else { return }
      for token in sentence.tokens {
        let isHard = reading.isWord(token, in: hardGrips)
        guard isHard || reading.isWord(token, in: grips) else { continue }
        let near = token + 1..<min(token + 6, sentence.tokens.upperBound)
        guard let person = near.last(where: { isSomebody($0, reading, sentence) })
        else { continue }
        let end = (person + 1..<min(person + 4, sentence.tokens.upperBound)).first {
          reading.isWord($0, in: ["seclusion", "floor", "ground"])
            || isHard && reading.isWord($0, in: ["down", "wall"])
        }
        guard let end else { continue }
        report.add("tone.coercion", token..<(end + 1), in: reading)
        return
      }
    }
  }

  /// `a shouting man` as well as `a man`.
  private static func isSomebody(_ token: Int, _ reading: Reading, _ sentence: Sentence) -> Bool {
    reading.tokens[token].facts.contains(.sexed)
      || reading.isCovered(token, by: seized, in: sentence)
  }

  private static let seized: CueSet = [
    .personNoun, .patient, .patientPlural, .pronoun, .force,
  ]
  static let seizures: CueSet = [
    .personNoun, .patient, .patientPlural, .pronoun, .force, .coercion, .coercionWeak, .unit,
    .unitAlias, .unitKind, .inpatientKind,
  ]
  private static let ends: [StaticString] = ["seclusion", "floor", "ground", "down", "wall"]
  private static let hardGrips: [StaticString] = [
    "hold", "held", "holding", "pin", "pinned", "pinning", "drag", "dragged", "dragging", "wrestle",
    "wrestled", "forced", "pushed", "threw", "shoved", "tied", "strapped", "hauled",
  ]
  private static let grips: [StaticString] = [
    "put", "took", "carried", "bundled", "marched", "brought", "escorted", "locked", "led",
  ]

  static func dehumanising(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: [.dehumanising, .kickingOff]) { reading, sentence in
      guard !sentence.cues.hasAny([.dehumanisingExempt, .languageAdvice]) else { return }
      if let label = reading.hits(.dehumanising, in: sentence).first(where: {
        !isNegated($0, reading)
      }) {
        report.add("tone.dehumanising", label.tokens, in: reading)
      } else if let word = reading.first(.kickingOff, in: sentence),
        sentence.cues.hasAny([
          .patient, .patientPlural, .personNoun, .pronoun, .unit, .unitAlias, .inpatientKind,
          .bedNoun,
        ]),
        !sentence.cues.hasAny([.event, .staffRole, .kickOffExempt])
      {
        report.add("tone.dehumanising", word.tokens, in: reading)
      }
    }
  }

  /// A diagnosis and danger in one sentence, or in two that follow each other.
  static func violenceLink(_ post: Examination, _ report: inout Report) {
    guard post.cues.has(.diagnosis) else { return }
    post.forEachSentence(with: .danger) { reading, sentence in
      guard !sentence.cues.hasAny([.dangerExempt, .languageAdvice, .historyTitle, .training]),
        let danger = reading.first(.danger, in: sentence)
      else { return }
      let number = Int(reading.tokens[sentence.tokens.lowerBound].sentence)
      var near = sentence.cues.has(.diagnosis)
      if !near, number > 0, sentence.cues.hasAny([.pronoun, .force, .personNoun]) {
        let before = reading.sentences[number - 1]
        near = before.cues.has(.diagnosis) && !before.cues.has(.dangerExempt)
      }
      guard near, !isNegated(danger, reading), !sentence.cues.hasAny([.suicide, .selfHarm]) else {
        return
      }
      report.add("tone.violence-link", danger.tokens, in: reading)
    }
  }
}
