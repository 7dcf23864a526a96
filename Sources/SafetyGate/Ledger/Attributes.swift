import CampaignCore

/// What a post tells of one person in care, and how many people it counts.
struct Attributes {
  struct Place {
    let reading: Reading
    let tokens: Range<Int>
  }

  struct Counted {
    let reading: Reading
    let tokens: Range<Int>
    let number: Int
  }

  /// Where the person is spoken of; nil where the post speaks of nobody.
  private(set) var person: Place?
  /// The kinds of thing told of the person in this post.
  private(set) var classes: Told = []
  private(set) var counts: [Counted] = []
  /// Whether the text itself says that the person is in care.
  private(set) var isInCare = false
  /// Staff, volunteers, people in public life.
  private(set) var isPublic = false
  /// An event, a small unit, a small place or a clock time stands among what is told.
  private(set) var isTight = false
  private(set) var isInpatientUnit = false
  private(set) var hasLeaver = false

  private static let told: [(cue: Cue, kind: Told)] = [
    (.ageCue, .age), (.condition, .condition), (.occupation, .occupation), (.origin, .origin),
    (.familyTrait, .family), (.trait, .trait), (.locality, .locality), (.timeCue, .time),
    (.weekday, .time), (.careEvent, .event),
  ]
  private static let publicCues: CueSet = [.staffRole, .staffVerb, .office, .staffTitle]
  /// Where a post has none of these, and no unit it is planned for, it speaks of nobody.
  static let referentCues: CueSet = [
    .personNoun, .patient, .pronoun, .kin, .guest, .occupation, .ageCue, .familyTrait, .trait,
    .careEvent,
  ]

  static func of(_ post: Examination) -> Attributes {
    var attributes = Attributes()
    attributes.readUnit(post)
    for reading in post.readings where reading.field != .link {
      for sentence in reading.sentences { attributes.read(reading, sentence, post) }
    }
    return attributes
  }

  /// Whether it can tell that somebody is in care: asked before all else, because few posts do.
  static func mayTellOfCare(_ post: Examination) -> Bool {
    let care: CueSet = [.patient, .careEvent, .careStay, .unit, .unitAlias]
    if post.cues.hasAny(care) || post.subject.unit != nil { return true }
    return post.readings.contains { reading in
      reading.sentences.contains { tellsStaff(reading, $0) }
    }
  }

  private mutating func readUnit(_ post: Examination) {
    guard let name = post.subject.unit, let units = post.registry?.units else { return }
    if let unit = units.first(where: { $0.name == name }) {
      isInpatientUnit = unit.places != nil
      if let places = unit.places, places < 10 { isTight = true }
    }
  }

  // MARK: One sentence

  private mutating func read(_ reading: Reading, _ sentence: Sentence, _ post: Examination) {
    countPeople(reading, sentence, post)
    let isStaff = isStaffSentence(reading, sentence, post)
    if isStaff { isPublic = true }
    guard !isStaff, !isGeneric(reading, sentence), let who = referent(reading, sentence, post)
    else {
      return
    }
    var found: Told = []
    for (cue, kind) in Attributes.told where sentence.cues.has(cue) { found.insert(kind) }
    if AgeScanner.hasAge(reading, sentence) { found.insert(.age) }
    if sentence.cues.hasAny([.unit, .unitAlias]) { found.insert(.unit) }
    if !sentence.cues.has(.familyTrait), hasSexedNoun(reading, sentence) { found.insert(.sex) }
    if reading.hasDigits, hasYear(reading, sentence) { found.insert(.time) }
    if hasPastWork(reading, sentence) || returnsToWork(reading, sentence) {
      found.insert(.occupation)
    }
    if hasFarHome(reading, sentence) { found.insert(.origin) }
    if reading.hasDigits,
      sentence.tokens.contains(where: { ClockTime.time(in: reading, at: $0) != nil })
    {
      found.insert(.time)
      isTight = true
    }
    if person == nil { person = Place(reading: reading, tokens: who) }
    classes.formUnion(found)
    note(reading, sentence, post)
  }

  private mutating func note(_ reading: Reading, _ sentence: Sentence, _ post: Examination) {
    if sentence.cues.hasAny([.patient, .careEvent, .careStay]) { isInCare = true }
    if Attributes.tellsStaff(reading, sentence) { isInCare = true }
    if sentence.cues.has(.careEvent) { isTight = true }
    if sentence.cues.has(.guest) || hasLeft(reading, sentence) { hasLeaver = true }
    if sentence.cues.hasAny([.unit, .unitAlias]) { noteUnits(reading, sentence, post) }
    if sentence.cues.has(.locality), hasSmallPlace(reading, sentence, post) { isTight = true }
  }

  private mutating func noteUnits(_ reading: Reading, _ sentence: Sentence, _ post: Examination) {
    for hit in reading.hits[sentence.hits] where hit.cue == .unit || hit.cue == .unitAlias {
      guard let places = post.registry?.units[Int(hit.payload)].places else { continue }
      isInCare = true
      isInpatientUnit = true
      if places < 10 { isTight = true }
    }
  }

  private func hasSmallPlace(_ reading: Reading, _ sentence: Sentence, _ post: Examination) -> Bool
  {
    reading.hits(.locality, in: sentence).contains {
      (post.registry?.localities[Int($0.payload)].population).map { $0 < 2_000 } ?? false
    }
  }

  /// A named person with a job, somebody joining, a speaker: told of in public life.
  private func isStaffSentence(_ reading: Reading, _ sentence: Sentence, _ post: Examination)
    -> Bool
  {
    guard sentence.cues.hasAny(Attributes.publicCues) else { return false }
    if sentence.cues.has(.patient) { return false }
    // On a ward `our baker has joined the choir` names no colleague; `Wendy joins the choir` does.
    if sentence.cues.has(.staffVerb), !isInpatientUnit || isNamed(reading, sentence, post) {
      return true
    }
    let isCare = sentence.cues.hasAny([.careEvent, .careStay])
    return reading.hits[sentence.hits].contains { hit in
      Attributes.roles.has(hit.cue)
        && !Attributes.isOccupationOfReferent(hit, reading, sentence)
        && !Attributes.isSpokenTo(hit, reading)
        && !(isCare
          && reading.isWord(hit.first, in: ["staff", "team", "nurses", "doctors", "our"]))
    }
  }

  private static let roles: CueSet = [.staffRole, .staffTitle, .office]

  private func isNamed(_ reading: Reading, _ sentence: Sentence, _ post: Examination) -> Bool {
    sentence.tokens.contains { PersonName.firstName(at: $0, reading) }
      || !PersonName.names(in: reading, sentence, post).isEmpty
  }

  /// `told our crisis team about…`, `told us how depression…`: what people in care do.
  private static func tellsStaff(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      guard reading.isWord(token, in: ["told", "tells"]) else { return false }
      if reading.isWord(token + 1, "us") { return sentence.cues.has(.condition) }
      guard reading.isWord(token + 1, in: ["our", "the"]) else { return false }
      return (2...4).contains {
        reading.isWord(
          token + $0,
          in: [
            "team", "teams", "nurse", "nurses", "doctor", "doctors", "service", "therapist",
            "psychologist", "clinic", "helpline", "counsellor", "staff", "psychiatrist",
          ])
      }
    }
  }

  /// `told our crisis team`: the team is who heard it.
  private static func isSpokenTo(_ hit: Hit, _ reading: Reading) -> Bool {
    var before = hit.first - 1
    while reading.isWord(before, in: ["our", "the", "a", "my", "their", "his", "her"]) {
      before -= 1
    }
    return reading.isWord(
      before, in: ["told", "tells", "telling", "thanked", "met", "asked", "beat", "showed"])
  }

  /// `A nurse in her fifties`, `a retired midwife`: a job told of somebody else.
  private static func isOccupationOfReferent(
    _ hit: Hit, _ reading: Reading, _ sentence: Sentence
  ) -> Bool {
    let before = hit.first - 1
    // `the vicar's wife` is no vicar.
    if reading.tokens[hit.last].traits.contains(.possessive) { return true }
    if reading.isWord(before, in: ["is", "as"]) { return false }
    if reading.isWord(before, in: ["a", "an"]) {
      // `Margaret Dunn, a volunteer, is…`: said of the one just named.
      if reading.tokens[before].gap == .comma, before - 1 >= sentence.tokens.lowerBound,
        reading.tokens[before - 1].traits.contains(.capital)
      {
        return false
      }
      return !reading.isWord(before - 1, in: ["is", "as", "re", "are", "become", "becomes"])
    }
    if reading.isWord(before, in: ["retired", "former", "ex", "was"]) { return true }
    return reading.hits(.occupation, in: sentence).contains {
      $0.first <= hit.first && hit.last <= $0.last
    } && !reading.isWord(before, in: ["our", "dr", "the"])
  }

  private func isGeneric(_ reading: Reading, _ sentence: Sentence) -> Bool {
    sentence.cues.has(.generic) && !sentence.cues.hasAny([.patient, .careEvent])
  }

  /// The first words that point at one person.
  private func referent(_ reading: Reading, _ sentence: Sentence, _ post: Examination) -> Range<
    Int
  >? {
    let strong: CueSet = [.personNoun, .patient, .guest]
    if let hit = reading.first(anyOf: strong, in: sentence) { return hit.tokens }
    if let hit = reading.first(anyOf: [.pronoun, .kin], in: sentence) { return hit.tokens }
    if let described = described(reading, sentence) { return described }
    if isInpatientUnit, let ours = ourOwn(reading, sentence) { return ours }
    guard sentence.cues.has(.careEvent), AgeScanner.hasAge(reading, sentence) else { return nil }
    return sentence.tokens.lowerBound..<(sentence.tokens.lowerBound + 1)
  }

  /// `a baker`, `our twin`.
  private func described(_ reading: Reading, _ sentence: Sentence) -> Range<Int>? {
    guard sentence.cues.hasAny(Attributes.descriptions) else { return nil }
    let described = reading.hits[sentence.hits].first {
      Attributes.descriptions.has($0.cue)
        && reading.isWord(
          $0.first - 1, in: ["a", "an", "our", "the", "retired", "former", "ex", "one"])
    }
    return described.map { $0.first - 1..<($0.last + 1) }
  }

  private static let descriptions: CueSet = [.occupation, .familyTrait, .trait, .ageCue]

  // MARK: Counting

  private mutating func countPeople(_ reading: Reading, _ sentence: Sentence, _ post: Examination) {
    guard !sentence.cues.hasAny([.staffRole, .staffVerb, .event]) else { return }
    let hasUnit = sentence.cues.hasAny([.unit, .unitAlias]) || post.subject.unit != nil
    guard hasUnit else { return }
    if let token = CountScanner.company(reading, sentence), let places = unitPlaces(post),
      let number = SpokenNumber.read(reading, token).value, number <= places + 4
    {
      counts.append(Counted(reading: reading, tokens: token..<(token + 1), number: number))
      return
    }
    guard sentence.cues.has(.countOf) else { return }
    for token in sentence.tokens {
      guard let number = reading.number(token) ?? SpokenNumber.value(reading, token), number > 0,
        number <= 60, !reading.tokens[token].traits.contains(.money),
        ClockTime.time(in: reading, at: token) == nil,
        DateScanner.date(in: reading, at: token) == nil
      else { continue }
      let near = reading.hits(.countOf, in: sentence).contains {
        $0.first > token && $0.first - token <= 3 || token > $0.last && token - $0.last <= 3
      }
      if near {
        counts.append(Counted(reading: reading, tokens: token..<(token + 1), number: number))
        return
      }
    }
  }

  /// How many the unit the post is on has room for; nil where nobody stays there.
  private func unitPlaces(_ post: Examination) -> Int? {
    guard let name = post.unitName else { return nil }
    return post.registry?.units.first { $0.name == name }?.places
  }
}
