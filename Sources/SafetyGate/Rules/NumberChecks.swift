import CampaignCore

/// Numbers that name one person: NHS and CHI numbers, telephone numbers, and helplines gone wrong.
enum NumberChecks {
  static func check(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for run in reading.digitRuns {
        var reader = RunReader(post: post, reading: reading, run: run)
        reader.read(into: &report)
      }
    }
  }

  static func nationalInsurance(_ post: Examination, _ report: inout Report) {
    for reading in post.readings {
      for candidate in reading.codes where isNationalInsurance(candidate.letters) {
        report.add("id.national-insurance", candidate.tokens, in: reading)
      }
    }
  }

  /// HMRC NIM39110: two letters, six digits, A to D; D F I Q U V never, O not second, and six pairs
  /// that were never given.
  static func isNationalInsurance(_ letters: FewBytes) -> Bool {
    guard letters.count == 9, isLowerLetter(letters[0]), isLowerLetter(letters[1]),
      letters[2..<8].allSatisfy(isDigit), (97...100).contains(letters[8])
    else { return false }
    let never = Array("dfiquv".utf8)
    guard !never.contains(letters[0]), !never.contains(letters[1]),
      letters[1] != UInt8(ascii: "o")
    else { return false }
    return !["bg", "gb", "kn", "nk", "nt", "tn", "zz"].contains {
      letters[..<2].elementsEqual($0.utf8)
    }
  }
}

/// Tells what the groups of one digit run are, longest and surest first.
private struct RunReader {
  let post: Examination
  let reading: Reading
  let run: DigitRun
  /// For each group whether it was told; empty as long as none was.
  private var taken: [Bool] = []

  init(post: Examination, reading: Reading, run: DigitRun) {
    self.post = post
    self.reading = reading
    self.run = run
  }

  mutating func read(into report: inout Report) {
    // Registered and retired numbers first, so that no part of them is taken for anything else.
    eachWindow(lengths: 5...13) { reader, window in reader.known(window, &report) }
    eachWindow(lengths: 10...10) { reader, window in reader.healthNumber(window, &report) }
    eachWindow(lengths: 7...15) { reader, window in reader.phone(window, &report) }
    eachWindow(lengths: 5...6) { reader, window in reader.shortCode(window, &report) }
  }

  /// Offers every stretch of free groups of these lengths, from the left, the longest first.
  private mutating func eachWindow(
    lengths: ClosedRange<Int>, _ body: (inout RunReader, DigitRun.Window) -> Bool
  ) {
    guard run.digits.count >= lengths.lowerBound else { return }
    var start = 0
    while start < run.groups.count {
      var end = start
      while end < run.groups.count, !isTaken(end),
        run.count(start..<(end + 1)) <= lengths.upperBound
      {
        end += 1
      }
      while end > start, run.count(start..<end) >= lengths.lowerBound,
        !body(&self, run.window(start..<end))
      {
        end -= 1
      }
      guard end > start, run.count(start..<end) >= lengths.lowerBound else {
        start += 1
        continue
      }
      take(start..<end)
      start = end
    }
  }

  private func isTaken(_ group: Int) -> Bool { !taken.isEmpty && taken[group] }

  private mutating func take(_ groups: Range<Int>) {
    if taken.isEmpty { taken = [Bool](repeating: false, count: run.groups.count) }
    for group in groups { taken[group] = true }
  }

  // MARK: Registered, retired

  private func known(_ window: DigitRun.Window, _ report: inout Report) -> Bool {
    let national = NumberFormats.national(
      window.digits, hasPlus: run.groups[window.groups.lowerBound].hasPlus)
    if post.phones.retired.contains(national) {
      report.add(
        "crisis.wrong-number", window.tokens, in: reading,
        detail: "This number has been withdrawn; nobody answers it.")
      return true
    }
    guard let entries = post.phones.approved[national] else { return false }
    HelplineChecks.registered(entries, window.tokens, post, reading, &report)
    return true
  }

  // MARK: NHS, CHI

  private func healthNumber(_ window: DigitRun.Window, _ report: inout Report) -> Bool {
    let digits = window.digits
    if hasSlash(window), run.shape(window.groups) != [3, 3, 4] { return false }
    let chi = hasCue(.chiCue, before: window, within: 4)
    let nhs = hasCue(.nhsCue, before: window, within: 4)
    let passes = NumberFormats.passesNHSCheck(digits)
    guard passes || chi || nhs && hasNumberWord(before: window) else { return false }
    if !chi, !nhs, isReference(window) { return false }
    if !chi, !nhs, digits.first == 48, !NumberFormats.beginsWithDate(digits) { return false }
    if !chi, !nhs, isMoneyOrCount(window) { return false }
    let isCHI =
      chi || !nhs && (NumberFormats.beginsWithDate(digits) || NumberFormats.isNorthernIrish(digits))
    report.add(
      isCHI ? "id.chi-number" : "id.nhs-number", window.tokens, in: reading,
      detail: passes && !chi && !nhs
        ? "Ten digits that pass the NHS check digit: this can be one person's number." : nil)
    return true
  }

  private func hasNumberWord(before window: DigitRun.Window) -> Bool {
    let first = window.tokens.lowerBound
    return (1...3).contains { step in
      reading.isWord(first - step, in: ["no", "number", "num", "nr", "id"])
    }
  }

  /// `1,234,567,890`, or a sum of money.
  private func isMoneyOrCount(_ window: DigitRun.Window) -> Bool {
    window.groups.count >= 2
      && window.groups.dropFirst().allSatisfy { run.groups[$0].gap == .tightComma }
  }

  private func hasSlash(_ window: DigitRun.Window) -> Bool {
    window.groups.dropFirst().contains { run.groups[$0].gap == .slash }
  }

  // MARK: Telephones

  private func phone(_ window: DigitRun.Window, _ report: inout Report) -> Bool {
    let plus = run.groups[window.groups.lowerBound].hasPlus
    var national = NumberFormats.national(window.digits, hasPlus: plus)
    var isPhone = NumberFormats.isBritishPhone(national)
    if !isPhone, plus, window.digits.count >= 8 { isPhone = true }
    if !isPhone, window.digits.count == 10, window.digits.first == 55,
      hasCue(.phoneCue, before: window, within: 3)
    {
      national = [48] + national
      isPhone = true
    }
    guard isPhone, !hasSlash(window), !looksLikeDate(window) else { return false }
    if isReference(window), !hasCue(.phoneCue, before: window, within: 2) { return false }
    if HelplineChecks.isWrong(national, window.tokens, post, reading) {
      report.add("crisis.wrong-number", window.tokens, in: reading)
    }
    report.add("id.phone", window.tokens, in: reading)
    return true
  }

  /// Two dates in a row, `01 02 2026`, are no number.
  private func looksLikeDate(_ window: DigitRun.Window) -> Bool {
    let shape = run.shape(window.groups)
    return shape.count >= 3 && shape[0] <= 2 && shape[1] == 2 && (shape[2] == 4 || shape[2] == 2)
      && DateScanner.date(in: reading, at: run.window(window.groups).tokens.lowerBound) != nil
      && !run.groups[window.groups.lowerBound].isSpoken && shape.count <= 4
  }

  private func shortCode(_ window: DigitRun.Window, _ report: inout Report) -> Bool {
    let digits = Array(window.digits)
    if HelplineChecks.isWrong(digits, window.tokens, post, reading) {
      report.add("crisis.wrong-number", window.tokens, in: reading)
      return true
    }
    guard digits.count == 5 || digits.count == 6, !isReference(window),
      hasCue(.textCue, before: window, within: 5)
        || digits.starts(with: "116".utf8) && digits.count == 6
          && hasCue(.phoneCue, before: window, within: 4)
    else { return false }
    report.add("id.phone", window.tokens, in: reading)
    return true
  }

  // MARK: Looking around

  private func hasCue(_ cue: Cue, before window: DigitRun.Window, within distance: Int) -> Bool {
    let first = window.tokens.lowerBound
    let sentence = reading.sentence(of: first)
    return reading.hits(cue, in: sentence).contains {
      $0.last < first && first - $0.last <= distance
    }
  }

  /// An ISBN, a charity's number, a job's reference: named just before, and nobody in care beside it.
  private func isReference(_ window: DigitRun.Window) -> Bool {
    let first = window.tokens.lowerBound
    let sentence = reading.sentence(of: first)
    guard
      let named = reading.hits(.referenceCue, in: sentence).filter({
        $0.last < first && first - $0.last <= 4
      }).last
    else { return false }
    return !reading.hits(.patient, in: sentence).contains {
      $0.first > named.last && $0.last < first
    }
  }
}
