import CivilTime

/// The bad days that come of one seed: which request has which, by its kind and by how many of its kind
/// came before it. Most have none.
package struct BadDays: Sendable {
  package let seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
  }

  /// Whether servers fall silent at times: then somebody waits until patience ends.
  package var hasSilence: Bool { seed % 6 == 4 }

  /// Whether a page shows new posts only some minutes after they came, and the clock is set while
  /// requests are on their way: more than what a house may rely on.
  package var isWorseThanAgreed: Bool { seed % 3 == 2 }

  /// What befalls a request; nil where nothing does.
  /// - Parameters:
  ///   - number: counted from 1.
  ///   - troubles: what may befall it.
  package func day(of route: String, _ number: Int, from troubles: [BadDay]) -> BadDay? {
    let possible = troubles.filter { hasSilence || !$0.isSilence }
    var generator = generator(of: "\(route) \(number)")
    guard !possible.isEmpty, Int.random(in: 0..<3, using: &generator) == 0 else { return nil }
    return possible[Int.random(in: possible.indices, using: &generator)]
  }

  /// Chance for one thing, whatever else is asked for.
  package func generator(of thing: String) -> SeededGenerator {
    // FNV-1a: the same on every machine and in every run.
    var mixed = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in thing.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return SeededGenerator(seed: mixed)
  }
}

extension BadDay {
  /// What may befall a request that publishes, on whatever platform.
  package static let publishing: [BadDay] = [
    .cutsBefore, .losesAnswer, .losesAnswer, .halfAnswer, .arrivesLate(.seconds(5)),
    .arrivesLate(.seconds(50)), .holdsBefore, .holdsAnswer, .answers(.down), .answers(.downAWhile),
    .answers(PlayedAnswer(500, "<h1>Internal Server Error</h1>")),
    .answersAfter(PlayedAnswer(502, "<h1>Bad Gateway</h1>")),
    .answersAfter(PlayedAnswer(504, "<h1>Gateway Time-out</h1>")), .answersAfter(.strange),
  ]

  /// What may befall one that publishes nothing.
  package static let asking: [BadDay] = [
    .cutsBefore, .losesAnswer, .halfAnswer, .answers(.down), .answers(.downAWhile),
    .answers(PlayedAnswer(504, "<h1>Gateway Time-out</h1>")),
  ]

  /// Somebody between us says yes, and has not even asked the server.
  package static let mistaken: [BadDay] = [
    .answers(.strange), .answers(.json([:] as [String: String])),
  ]

  fileprivate var isSilence: Bool {
    switch self {
    case .holdsBefore, .holdsAnswer: true
    case .answers, .cutsBefore, .losesAnswer, .halfAnswer, .answersAfter, .arrivesLate,
      .holdsThenCuts:
      false
    }
  }
}

extension PlayedAnswer {
  fileprivate static let down = PlayedAnswer(503, "<h1>Service Unavailable</h1>")
  fileprivate static let downAWhile = PlayedAnswer(
    503, headers: [("Retry-After", "30")], "<h1>Service Unavailable</h1>")
  static let strange = PlayedAnswer(200, "<html>Welcome to the guest network</html>")
}

extension BadDay: CustomStringConvertible {
  package var description: String {
    switch self {
    case .answers(let answer): "answered \(answer.status) and not done"
    case .cutsBefore: "cut and not done"
    case .losesAnswer: "done, and the answer lost"
    case .halfAnswer: "done, and answered by half"
    case .answersAfter(let answer): "done, and answered \(answer.status)"
    case .arrivesLate(let delay): "cut, and done \(delay) later"
    case .holdsBefore: "no answer, and done when nobody waits any more"
    case .holdsAnswer: "done, and no answer"
    case .holdsThenCuts: "no answer, then cut and not done"
    }
  }
}
