import CampaignCore

/// Family K, first half: invitations that could harm those who take them up.
enum VulnerableChecks {
  static func disclosure(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .solicitVerb) { reading, sentence in
      guard sentence.cues.has(.discloseNoun), !post.isAlt(reading),
        !sentence.cues.has(.languageAdvice)
      else { return }
      for verb in reading.hits(.solicitVerb, in: sentence)
      where !ToneChecks.isNegated(verb, reading) && !hasSubject(verb, reading) {
        guard let noun = discloses(verb, reading, sentence) else { continue }
        report.add(
          "vuln.solicit-disclosure",
          min(verb.first, noun.first)..<(max(verb.last, noun.last) + 1), in: reading)
        return
      }
    }
    twoSentences(post, &report)
  }

  /// `Who else has been on a ward? Comment your story.`
  private static func twoSentences(_ post: Examination, _ report: inout Report) {
    guard !report.has("vuln.solicit-disclosure") else { return }
    for reading in post.readings where reading.sentences.count > 1 && !post.isAlt(reading) {
      for pair in zip(reading.sentences, reading.sentences.dropFirst()) {
        guard pair.0.cues.has(.discloseNoun), let first = reading.first(.discloseNoun, in: pair.0),
          !pair.1.cues.hasAny([.languageAdvice]), pair.0.tokens.count <= 14,
          let verb = reading.hits(.solicitVerb, in: pair.1).first(where: {
            $0.first <= pair.1.tokens.lowerBound + 1 && !ToneChecks.isNegated($0, reading)
              && !reading.isWord($0.first, in: ["message", "inbox", "ask", "vote", "say", "dm"])
          }), isQuestion(pair.0, reading), isPersonal(pair.0, reading)
        else { continue }
        report.add("vuln.solicit-disclosure", first.first..<(verb.last + 1), in: reading)
        return
      }
    }
  }

  private static func isQuestion(_ sentence: Sentence, _ reading: Reading) -> Bool {
    let end = reading.tokens[sentence.tokens.upperBound - 1].folded.upperBound
    return end < reading.text.bytes.count && reading.text.bytes[end] == UInt8(ascii: "?")
  }

  private static func isPersonal(_ sentence: Sentence, _ reading: Reading) -> Bool {
    sentence.tokens.contains {
      reading.isWord(
        $0, in: ["you", "your", "youve", "who", "anyone", "ever", "ve", "been", "got"])
    }
  }

  /// `people tell us`, `we share`: told, not asked.
  private static func hasSubject(_ verb: Hit, _ reading: Reading) -> Bool {
    let start = reading.sentence(of: verb.first).tokens.lowerBound
    if verb.first > start,
      reading.isWord(start, in: ["people", "patients", "those", "many", "some", "most"])
    {
      return true
    }
    return !reading.breaks(between: verb.first - 1, and: verb.first)
      && reading.isWord(
        verb.first - 1,
        in: [
          "people", "patients", "they", "we", "users", "families", "carers", "who", "staff",
          "parents",
          "that", "often", "others", "women", "men", "he", "she", "i", "children", "members",
          "readers", "veterans", "students", "always", "will", "also", "experts", "teams", "team",
        ])
  }

  /// What the reader is asked for; stories and conditions only where they are the reader's own.
  private static func discloses(_ verb: Hit, _ reading: Reading, _ sentence: Sentence) -> Hit? {
    let isAboutService = sentence.tokens.contains {
      reading.isWord(
        $0,
        in: [
          "service", "services", "biscuit", "logo", "course", "website", "friend", "friends",
          "parking", "leaflet", "building", "cafe", "menu", "recipe",
        ])
    }
    for noun in reading.hits(.discloseNoun, in: sentence) where noun.first != verb.first {
      let distance = noun.first > verb.last ? noun.first - verb.last : verb.first - noun.last
      guard distance <= 8 else { continue }
      let hasYour = sentence.tokens.contains {
        reading.isWord($0, in: ["your", "you", "yours", "ve", "own", "ever", "who"])
      }
      let isWeak = reading.isWord(
        verb.first,
        in: [
          "post", "share", "shares", "ask", "vote", "say", "type", "write", "tweet", "message",
          "drop", "poll", "tag", "comments", "below", "upload", "inbox", "name",
        ])
      if isWeak, !hasYour { continue }
      if reading.isWord(
        noun.first,
        in: [
          "story", "stories", "condition", "conditions", "journey", "experience", "experiences",
          "crisis", "therapy", "therapist", "in", "history", "childhood", "support", "grief",
          "anxious", "trigger", "triggers",
        ]),
        !hasYour || isAboutService
      {
        continue
      }
      if reading.isWord(verb.first, "ask"),
        !hasYour || noun.first > verb.last + 3 || noun.first < verb.first
      {
        continue
      }
      return noun
    }
    return nil
  }

  static func personalData(_ post: Examination, _ report: inout Report) {
    post.forEachSentence(with: .dataNoun) { reading, sentence in
      guard !post.isAlt(reading), !sentence.cues.hasAny([.languageAdvice]) else { return }
      let verbs = reading.hits[sentence.hits].filter { $0.cue == .dmVerb || $0.cue == .solicitVerb }
      for verb in verbs where isPublicReply(verb, reading) && !ToneChecks.isNegated(verb, reading) {
        guard
          let noun = reading.hits(.dataNoun, in: sentence).first(where: {
            $0.first > verb.last && $0.first - verb.last <= 7
          }), !isByForm(reading, sentence), asksFor(noun, verb, reading)
        else { continue }
        report.add("vuln.solicit-data", verb.first..<(noun.last + 1), in: reading)
        return
      }
      if let asked = askedInPublic(reading, sentence) {
        report.add("vuln.solicit-data", asked, in: reading)
      }
    }
  }

  /// `Leave your phone number in the comments`: what to write, then where.
  private static func askedInPublic(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    guard sentence.cues.has(.publicPlace), !isByForm(reading, sentence) else { return nil }
    for verb in reading.hits(.leaveVerb, in: sentence)
    where !ToneChecks.isNegated(verb, reading) && !hasSubject(verb, reading) {
      for noun in reading.hits(.dataNoun, in: sentence)
      where noun.first > verb.last && noun.first - verb.last <= 4 {
        let isOwn = (verb.last + 1...noun.last).contains {
          reading.isWord($0, in: ["your", "childs"])
        }
        let place = reading.hits(.publicPlace, in: sentence).first { $0.first > noun.last }
        if isOwn, let place { return verb.first..<(place.last + 1) }
      }
    }
    return nil
  }

  private static func isPublicReply(_ verb: Hit, _ reading: Reading) -> Bool {
    reading.isWord(
      verb.first,
      in: [
        "reply", "replies", "dm", "dms", "comment", "comments", "message", "inbox", "tweet", "toot",
        "post",
        "drop", "send", "pm", "direct", "tell", "whatsapp", "leave", "write", "share", "our",
        "slide", "type",
        "facebook", "private", "messenger", "tag", "mention", "in", "put", "below", "quote", "add",
      ])
  }

  /// `your DOB`, `with name and number`: the reader's own; `the address of the venue` is not.
  private static func asksFor(_ noun: Hit, _ verb: Hit, _ reading: Reading) -> Bool {
    let between = (verb.last + 1)..<noun.first
    let isOwn =
      between.contains {
        reading.isWord(
          $0,
          in: [
            "your", "with", "a", "us", "me", "for", "full", "yours", "and", "contact", "mobile",
            "her", "his", "their", "childs",
          ])
      }
      || between.isEmpty || reading.isWord(verb.last, in: ["your", "with"])
    let isAddressOf = reading.isWord(noun.last + 1, in: ["of", "is", "for"])
    let isVague =
      reading.isWord(
        noun.first,
        in: [
          "names", "name", "details", "birthday", "age", "password", "pin", "town", "email",
          "telephone", "phone", "mobile",
        ])
      && !between.contains { reading.isWord($0, in: ["your", "with", "full", "childs"]) }
      && !reading.isWord(verb.last, in: ["your", "with"])
    return isOwn && !isAddressOf && !isVague
  }

  private static func isByForm(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains {
      reading.isWord($0, in: ["never", "form", "favourite", "securely", "favorite"])
    }
  }

  /// Crisis and a message in one sentence, or the message in the next.
  static func crisisByMessage(_ post: Examination, _ report: inout Report) {
    let crisis: CueSet = [.crisisTopic, .suicide, .selfHarm, .urgent]
    guard post.cues.hasAny(crisis), post.cues.has(.dmVerb) else { return }
    for reading in post.readings where reading.cues.has(.dmVerb) {
      for (index, sentence) in reading.sentences.enumerated() where sentence.cues.has(.dmVerb) {
        guard
          let verb = reading.hits(.dmVerb, in: sentence).first(where: {
            !ToneChecks.isNegated($0, reading) && !isRefused($0, reading, sentence)
          })
        else { continue }
        let here = sentence.cues.hasAny(crisis)
        let before =
          index > 0 && reading.sentences[index - 1].cues.hasAny(crisis)
          && !hasNumber(reading, reading.sentences[index - 1]) && !hasNumber(reading, sentence)
          && !isOtherSubject(sentence, reading)
        guard here && !isPhoneInstead(verb, reading, sentence) || before else { continue }
        report.add("vuln.crisis-dm", verb.tokens, in: reading)
        return
      }
    }
  }

  private static func hasNumber(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains {
      reading.tokens[$0].kind == .number && reading.tokens[$0].canonical.count >= 3
    }
  }

  private static func isOtherSubject(_ sentence: Sentence, _ reading: Reading) -> Bool {
    sentence.tokens.contains {
      reading.isWord(
        $0, in: ["about", "jobs", "press", "lost", "queries", "tickets", "stalls", "volunteering"])
    }
  }

  /// `We can't help in a crisis by DM: call 111.`
  private static func isRefused(_ verb: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    let refusal = sentence.tokens.contains {
      reading.isWord(
        $0,
        in: [
          "cant", "cannot", "dont", "not", "never", "unable", "isnt", "arent", "wont", "instead",
          "please",
        ])
        && $0 < verb.first
    }
    return refusal
      && sentence.tokens.contains {
        reading.isWord(
          $0, in: ["cant", "cannot", "dont", "never", "unable", "isnt", "arent", "wont", "instead"])
      }
  }

  private static func isPhoneInstead(_ verb: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool
  {
    reading.isWord(verb.first, in: ["comment", "comments", "reply", "replies", "this", "our"])
      && hasNumber(reading, sentence)
  }

  static func incentive(_ post: Examination, _ report: inout Report) {
    for reading in post.readings where reading.cues.has(.incentiveTarget) && !post.isAlt(reading) {
      for sentence in reading.sentences where sentence.cues.has(.incentiveTarget) {
        let money = sentence.tokens.first { isSum($0, reading) }
        let offer = reading.first(.incentive, in: sentence)?.first ?? money
        guard let offer, !sentence.cues.hasAny([.staffPrize, .languageAdvice]),
          let target = reading.hits(.incentiveTarget, in: sentence).first(where: {
            $0.first != offer
          })
        else { continue }
        if money != nil, reading.first(.incentive, in: sentence) == nil, !isOffered(target, reading)
        {
          continue
        }
        if reading.isWord(
          offer, in: ["best", "win", "wins", "winner", "winning", "reward", "competition"]),
          sentence.cues.hasAny([.staffRole, .staffVerb])
        {
          continue
        }
        report.add(
          "vuln.incentive", min(offer, target.first)..<(max(offer, target.last) + 1), in: reading)
        return
      }
    }
  }

  private static func isSum(_ token: Int, _ reading: Reading) -> Bool {
    guard reading.tokens[token].kind == .number else { return false }
    let start = reading.tokens[token].folded.lowerBound
    guard start > 0, reading.text.bytes[start - 1] == FoldedText.symbol else { return false }
    return true
  }

  private static func isOffered(_ target: Hit, _ reading: Reading) -> Bool {
    reading.isWord(
      target.first,
      in: ["your", "story", "stories", "recovery", "lived", "testimonial", "testimonials"])
      || reading.isWord(target.first - 1, in: ["your", "for"])
  }
}
