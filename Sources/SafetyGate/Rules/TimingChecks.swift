import CampaignCore
import CivilTime

/// Family J: what is right at one time and wrong at another.
enum TimingChecks {
  static func preElection(_ post: Examination, _ report: inout Report) {
    guard let when = post.subject.when, let registry = post.registry,
      registry.preElection.contains(where: { $0.from <= when.instant && when.instant < $0.to })
    else { return }
    post.forEachSentence(with: .politics) { reading, sentence in
      guard !sentence.cues.has(.politicsExempt), let word = reading.first(.politics, in: sentence)
      else {
        return
      }
      report.add("time.pre-election", word.tokens, in: reading)
    }
  }

  static func blackout(_ post: Examination, _ report: inout Report) {
    guard let when = post.subject.when, let registry = post.registry,
      registry.blackouts.contains(where: { $0.from <= when.instant && when.instant <= $0.to }),
      !isEssential(post)
    else { return }
    report.add("time.blackout", field: .text, span: 0..<post.text.text.scalarCount)
  }

  /// Crisis lines and what people must know to be treated go out whatever happens.
  private static func isEssential(_ post: Examination) -> Bool {
    post.cues.has(.essential) || CrisisChecks.hasSignpost(post)
  }

  static func quietHours(_ post: Examination, _ report: inout Report) {
    guard let when = post.subject.when, let quiet = post.registry?.quietHours,
      quiet.contain(when.local), !CrisisChecks.hasSignpost(post)
    else { return }
    report.add("time.quiet-hours", field: .text, span: 0..<post.text.text.scalarCount)
  }

  static func unmonitoredInvite(_ post: Examination, _ report: inout Report) {
    guard let when = post.subject.when, let monitored = post.registry?.monitoredHours,
      !monitored.contain(when.local)
    else { return }
    post.forEachSentence(with: .invite) { reading, sentence in
      guard !sentence.cues.has(.inviteStrong), !post.isAlt(reading),
        let invite = reading.hits(.invite, in: sentence).first(where: {
          !ToneChecks.isNegated($0, reading)
        })
      else { return }
      report.add("time.unmonitored-invite", invite.tokens, in: reading)
    }
  }

  // MARK: Embargo

  static func embargo(_ post: Examination, _ report: inout Report) {
    if let notBefore = post.subject.notBefore, let when = post.subject.when,
      when.instant < notBefore
    {
      report.add("time.embargo", field: .text, span: 0..<post.text.text.scalarCount)
    }
    post.forEachSentence(with: .embargo) { reading, sentence in
      guard let words = reading.first(.embargo, in: sentence), !isOther(words, reading, sentence)
      else {
        return
      }
      if let lifted = lifted(after: words, reading, post), let when = post.subject.when,
        lifted <= when.local
      {
        return
      }
      report.add("time.embargo", words.tokens, in: reading)
    }
  }

  /// `not until Friday` speaks of an embargo only where a day or time follows; a trade embargo never.
  private static func isOther(_ words: Hit, _ reading: Reading, _ sentence: Sentence) -> Bool {
    if reading.hits(.embargoExempt, in: sentence).contains(where: {
      abs($0.first - words.first) <= 4
    }) {
      return true
    }
    let isSoft =
      reading.isWord(words.first, in: ["not", "hold", "go", "goes", "release", "under"])
      && !reading.isWord(
        words.last, in: ["embargo", "embargoed", "released", "release", "publication", "broadcast"])
      && words.tokens.count <= 3 && !sentence.cues.hasAny([.weekday, .month])
    return isSoft
      || reading.isWord(words.first, "not") && words.tokens.count == 2
        && words.first != sentence.tokens.lowerBound
  }

  /// The moment an embargo names: `9am 3 March`, `00:01 5 May 2026`; nil where it cannot be read.
  private static func lifted(after words: Hit, _ reading: Reading, _ post: Examination)
    -> CivilDateTime?
  {
    var time: TimeOfDay?
    var date: WrittenDate?
    let end = min(words.last + 12, reading.tokens.count - 1)
    guard words.last + 1 <= end else { return nil }
    for token in (words.last + 1)...end {
      if time == nil { time = ClockTime.time(in: reading, at: token) }
      if time == nil, reading.isWord(token, "midnight") { time = .midnight }
      if date == nil, let found = DateScanner.date(in: reading, at: token), found.tokens.count >= 2
      {
        date = found
      }
    }
    guard let date, let when = post.subject.when else { return nil }
    let year = date.year ?? nearestYear(date, to: when.local.date)
    guard let day = CivilDate(year: year, month: date.month, day: date.day) else { return nil }
    // Without a time of day the embargo holds until the day is over.
    return CivilDateTime(date: time == nil ? day.adding(days: 1) : day, time: time ?? .midnight)
  }

  private static func nearestYear(_ date: WrittenDate, to today: CivilDate) -> Int {
    let candidates = [today.year - 1, today.year, today.year + 1]
    return candidates.min { left, right in
      distance(left, date, today) < distance(right, date, today)
    } ?? today.year
  }

  private static func distance(_ year: Int, _ date: WrittenDate, _ today: CivilDate) -> Int {
    CivilDate(year: year, month: date.month, day: date.day).map { abs($0.days(since: today)) }
      ?? .max
  }
}

extension Registry.Hours {
  /// Whether a local time falls into these hours; hours that run over midnight count for both days.
  func contain(_ local: CivilDateTime) -> Bool {
    let isDay = weekdays.contains(local.date.weekday)
    if from <= to { return isDay && from <= local.time && local.time < to }
    if local.time >= from { return isDay }
    return local.time < to && weekdays.contains(local.date.adding(days: -1).weekday)
  }
}
