import CampaignCore

/// Family H: stories and pictures of people in care.
enum ConsentChecks {
  // MARK: Stories

  static func story(_ post: Examination, _ report: inout Report) {
    guard post.subject.consent == nil else { return }
    let cues: CueSet = [.patientWrites, .narrativeStrong, .narrative, .treatment, .condition]
    post.forEachSentence(withAny: cues) { reading, sentence in
      guard !post.isAlt(reading), let story = story(reading, sentence, post) else { return }
      report.add("consent.story", story, in: reading)
    }
  }

  private static func story(_ reading: Reading, _ sentence: Sentence, _ post: Examination)
    -> Range<Int>?
  {
    if sentence.cues.hasAny([.languageAdvice, .solicitVerb]), !sentence.cues.has(.patientWrites) {
      if sentence.cues.has(.languageAdvice) { return nil }
    }
    let isWork = sentence.cues.hasAny([.workCue, .staffRole, .staffTitle, .office])
    if let writes = reading.first(.patientWrites, in: sentence),
      !isGenericStory(writes, reading, sentence)
    {
      return writes.tokens
    }
    if let strong = reading.first(.narrativeStrong, in: sentence) {
      if isWork, !sentence.cues.hasAny([.condition, .careEvent]) { return nil }
      let place: CueSet = [
        .unit, .unitAlias, .inpatientKind, .treatment, .condition, .careEvent, .trustName,
        .unitKind,
      ]
      if sentence.cues.hasAny(place) || reading.isWord(strong.first, in: ["i", "my"])
        || namedPerson(reading, sentence, post) != nil
      {
        return strong.tokens
      }
    }
    guard !isWork else { return nil }
    // `How Milan learned to sleep again after psychosis.`
    guard sentence.cues.has(.narrative),
      sentence.cues.hasAny([.condition, .treatment, .careEvent, .unit, .unitAlias, .inpatientKind]),
      let name = namedPerson(
        reading, sentence, post,
        guessing: sentence.cues.hasAny([.condition, .treatment, .careEvent]))
    else { return nil }
    return name
  }

  private static func isGenericStory(_ hit: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    if reading.isWord(hit.first, in: ["his", "her", "their"]) {
      return !sentence.cues.hasAny([
        .condition, .treatment, .patient, .unit, .unitAlias, .careEvent,
      ])
        || sentence.cues.hasAny([.staffRole, .staffVerb])
    }
    if reading.isWord(hit.first, in: ["case", "in", "as", "lived"]) {
      return sentence.cues.hasAny([.staffRole, .training, .event])
    }
    return false
  }

  /// A first name by itself: `Jo`, `Milan`.
  private static func namedPerson(
    _ reading: Reading, _ sentence: Sentence, _ post: Examination, guessing: Bool = true
  ) -> Range<Int>? {
    let places: CueSet = [.unit, .unitAlias, .locality, .helplineName, .trustName, .notName]
    for token in sentence.tokens {
      if reading.isCovered(token, by: places, in: sentence) { continue }
      if PersonName.firstName(at: token, reading) { return token..<(token + 1) }
      // A capitalised word that is no word of ours, inside a sentence: a name we do not have.
      let traits = reading.tokens[token].traits
      if guessing, reading.tokens[token].kind == .word, traits.contains(.capital),
        !reading.tokens[token].isKnown,
        !traits.contains(.shouted), !traits.contains(.opensSentence), !traits.contains(.hashtag),
        reading.tokens[token].canonical.count >= 2
      {
        return token..<(token + 1)
      }
    }
    return nil
  }

  // MARK: Pictures

  static func patientImage(_ post: Examination, _ report: inout Report) {
    guard post.subject.consent == nil else { return }
    for reading in post.readings {
      if post.isAlt(reading) {
        imageInAlt(reading, post, &report)
      } else if !post.subject.alts.isEmpty, reading.cues.has(.imageOf) {
        for sentence in reading.sentences {
          guard let hit = reading.first(.imageOf, in: sentence),
            !sentence.cues.hasAny([.languageAdvice, .negation])
          else { continue }
          report.add("consent.patient-image", hit.tokens, in: reading)
        }
      }
    }
  }

  private static func imageInAlt(_ reading: Reading, _ post: Examination, _ report: inout Report) {
    for sentence in reading.sentences {
      let isUnit =
        sentence.cues.hasAny([.unit, .unitAlias, .inpatientKind]) || unitIsInpatient(post)
      let isStaff = sentence.cues.hasAny([.staffRole, .staffTitle, .office])
      if sentence.cues.hasAny([.patient, .patientPlural]),
        let hit = reading.first(anyOf: [.patient, .patientPlural], in: sentence)
      {
        report.add("consent.patient-image", hit.tokens, in: reading)
        continue
      }
      if isStaff || sentence.cues.has(.depicted) { continue }
      if let hit = reading.first(.imagePatient, in: sentence),
        isUnit || isPersonInCare(hit, reading)
      {
        report.add("consent.patient-image", hit.tokens, in: reading)
      } else if isUnit, hasUnit(sentence, post), let hit = reading.first(.imagePerson, in: sentence)
      {
        report.add("consent.patient-image", hit.tokens, in: reading)
      }
    }
  }

  private static func isPersonInCare(_ hit: Hit, _ reading: Reading) -> Bool {
    reading.isWord(
      hit.first,
      in: [
        "patient", "patients", "service", "resident", "residents", "inpatient", "inpatients",
        "client",
        "clients", "blurred", "pixelated", "face", "faces", "ward", "mum", "mother", "mothers",
        "mums",
      ])
  }

  /// A unit where people stay, named in the alt text or in the post.
  private static func hasUnit(_ sentence: Sentence, _ post: Examination) -> Bool {
    if sentence.cues.has(.inpatientKind) { return true }
    return post.readings.contains { reading in
      reading.hits.contains {
        ($0.cue == .unit || $0.cue == .unitAlias)
          && post.registry?.units[Int($0.payload)].places != nil
      }
    }
  }

  private static func unitIsInpatient(_ post: Examination) -> Bool {
    guard let name = post.subject.unit else { return false }
    return post.registry?.units.first { $0.name == name }?.places != nil
  }

  // MARK: Alt texts

  static func alt(_ post: Examination, _ report: inout Report) {
    for (index, alt) in post.subject.alts.enumerated() {
      let field = Finding.Field.altText(index)
      guard let alt, let reading = post.readings.first(where: { $0.field == field }),
        reading.text.bytes.contains(where: { !isSpace($0) })
      else {
        report.add("media.alt-missing", field: field, span: 0..<0)
        continue
      }
      if isPoor(alt, reading) {
        report.add("media.alt-poor", field: field, span: 0..<reading.text.scalarCount)
      }
    }
  }

  private static func isPoor(_ alt: String, _ reading: Reading) -> Bool {
    let tokens = reading.tokens
    if tokens.isEmpty { return true }
    if reading.text.scalarCount > 400 { return true }
    if tokens.allSatisfy({ $0.traits.contains(.hashtag) || $0.kind == .mention }) { return true }
    if isFileName(reading) { return true }
    if tokens.allSatisfy({ $0.kind == .link || $0.kind == .number || $0.kind == .mixed }) {
      return true
    }
    let generic = reading.hits.contains { hit in
      hit.cue == .altGeneric && hit.first == 0
        && (hit.last + 1..<tokens.count).allSatisfy { tokens[$0].kind == .number }
    }
    return generic
  }

  /// `DSC0042.jpeg`, `IMG_2041`, `poster-final.png`, `PXL_20250101_101010`.
  private static func isFileName(_ reading: Reading) -> Bool {
    let bytes = reading.text.bytes
    let words = bytes.split(whereSeparator: isSpace)
    guard words.count == 1, let word = words.first else {
      return words.count <= 4 && words.last.map { hasSuffix($0) } == true
    }
    if hasSuffix(word) { return true }
    let starts = [
      "img", "dsc", "dscn", "dscf", "pxl", "image", "photo", "screenshot", "scan", "mvi", "vid",
      "p10", "pict", "wp",
    ]
    return starts.contains { word.starts(with: $0.utf8) } && word.contains(where: isDigit)
  }

  private static func hasSuffix(_ word: ArraySlice<UInt8>) -> Bool {
    [
      "jpg", "jpeg", "png", "gif", "webp", "heic", "tif", "tiff", "bmp", "svg", "pdf", "mp4", "mov",
      "avif", "eps", "ai", "psd",
    ]
    .contains {
      word.count > $0.utf8.count + 1 && word.suffix($0.utf8.count + 1).elementsEqual([46] + $0.utf8)
    }
  }
}
