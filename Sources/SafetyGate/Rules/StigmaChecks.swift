import CampaignCore

/// Family F: words that make a person smaller.
enum StigmaChecks {
  static func slur(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .slur) { reading, sentence in
      guard !sentence.cues.has(.languageAdvice) else { return }
      for hit in reading.hits(.slur, in: sentence) {
        let isExempt = reading.hits(.slurExempt, in: sentence).contains { exempt in
          abs(exempt.first - hit.first) <= 6
        }
        // `psycho-oncology`: the first half of another word.
        let next = hit.last + 1
        let isHalf =
          next < sentence.tokens.upperBound && reading.tokens[next].gap == .hyphen
          && reading.isWord(hit.last, in: ["psycho", "schizo"])
        if isExempt || isHalf { continue }
        report.add("stigma.slur", hit.tokens, in: reading)
      }
    }
  }

  static func label(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .stigmaLabel) { reading, sentence in
      guard !sentence.cues.has(.languageAdvice) else { return }
      for hit in reading.hits(.stigmaLabel, in: sentence) where !isAdjective(hit, reading, sentence)
      {
        report.add("stigma.label", hit.tokens, in: reading)
        return
      }
    }
  }

  /// `an anorexic teenager`, `a bipolar disorder`: before a noun it is no label for a whole person,
  /// or one that another rule looks at.
  private static func isAdjective(_ hit: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    guard reading.isWord(hit.first, in: ["a", "an", "the"]), hit.tokens.count == 2 else {
      return false
    }
    let next = hit.last + 1
    guard next < sentence.tokens.upperBound, reading.tokens[next].gap == .space,
      reading.tokens[next].kind == .word
    else { return false }
    if reading.isCovered(next, by: [.metaphorNoun], in: sentence) { return true }
    return reading.isWord(
      next,
      in: [
        "disorder", "episode", "episodes", "phase", "illness", "illnesses", "spectrum", "affective",
        "symptoms", "thoughts", "ideation", "person", "people", "child", "children", "adults",
        "adult",
        "young", "diagnosis", "trait", "traits", "support", "community", "uk", "group", "team",
        "service",
        "clinic", "pathway", "crisis", "burnout", "plan", "state", "relapse", "patient", "patients",
      ]) && !reading.isWord(hit.last, in: ["ill", "insane"])
  }

  static func pity(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: [.pityVerb, .pityNoun]) { reading, sentence in
      guard !sentence.cues.has(.languageAdvice) else { return }
      if let noun = reading.first(.pityNoun, in: sentence) {
        report.add("stigma.pity", noun.tokens, in: reading)
        return
      }
      guard let verb = reading.first(.pityVerb, in: sentence) else { return }
      if reading.isWord(verb.last + 1, "in"), reading.isWord(verb.last + 2, "silence") { return }
      let conditions: CueSet = [.condition, .diagnosis, .claimTarget]
      let near = reading.hits[sentence.hits].contains {
        conditions.has($0.cue) && (abs($0.first - verb.last) <= 4 || abs(verb.first - $0.last) <= 2)
      }
      if near { report.add("stigma.pity", verb.tokens, in: reading) }
    }
  }

  static func metaphor(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(withAny: [.metaphor, .metaphorAdjective]) { reading, sentence in
      guard !sentence.cues.has(.languageAdvice) else { return }
      if let hit = reading.first(.metaphor, in: sentence) {
        if sentence.cues.hasAny([.treatment, .careEvent]) && !sentence.cues.has(.metaphorNoun) {
          return
        }
        if ToneChecks.isNegated(hit, reading) { return }
        report.add("stigma.metaphor", hit.tokens, in: reading)
        return
      }
      for hit in reading.hits(.metaphorAdjective, in: sentence) {
        let next = hit.last + 1
        guard next < sentence.tokens.upperBound, reading.tokens[next].gap == .space,
          reading.isCovered(next, by: [.metaphorNoun], in: sentence)
        else { continue }
        report.add("stigma.metaphor", hit.first..<(next + 1), in: reading)
        return
      }
      for noun in reading.hits(.metaphorNoun, in: sentence) {
        let next = noun.last + 1
        if reading.isWord(next, in: ["is", "are", "went", "was", "were", "has", "s"])
          || reading.tokens[noun.last].traits.contains(.possessive),
          let adjective = reading.hits(.metaphorAdjective, in: sentence).first(where: {
            $0.first > noun.last && $0.first - noun.last <= 4
          })
        {
          report.add("stigma.metaphor", noun.first..<(adjective.last + 1), in: reading)
          return
        }
      }
    }
  }
}
