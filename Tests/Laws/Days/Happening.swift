import CampaignCore
import CivilTime
import Support

/// One thing that happens on a random day, with all its particulars: a list of these is a day that
/// can be lived again.
package enum Happening: Sendable {
  // The calendar.
  case write(entry: Int, words: Int)
  case move(entry: Int, minutes: Int)
  case strike(entry: Int)
  case bringBack(entry: Int)
  case date(entry: Int, DateStatus)
  case registry(Knowledge)
  case faults

  // The people.
  case approve(entry: Int, person: Int, words: WordsRead)
  /// All of them read it, one after the other, and say yes.
  case everyone(entry: Int)
  case sendBack(entry: Int, person: Int)
  case reject(entry: Int, person: Int)
  case hold(scope: Int, minutes: Int?, sparing: Bool)
  case resume(number: Int)
  case resolve(entry: Int)
  case retract(entry: Int)
  case reslot(entry: Int, person: Int, minutes: Int)
  case withdraw(entry: Int)

  // The world outside.
  case clock(seconds: Int)
  case mishap(account: Int, Stage.Mishap)
  case glance(account: Int, Stage.Glance)

  // The daemon.
  case work
  case restart
  case crash(moment: Int)

  /// Which words somebody had before them when they said yes.
  package enum WordsRead: Sendable {
    case current, older, none
  }
}

extension Happening {
  /// How many entries the calendar of a random day has.
  static let entries = 8

  /// What most of a random day is about.
  package enum Mood: String, CaseIterable, Sendable {
    /// Everything that can happen, in whatever order.
    case anything
    /// All posts are read and approved in the morning; then platforms and the daemon have their
    /// troubles.
    case troubles
  }

  static func day<Generator: RandomNumberGenerator>(
    _ count: Int, _ mood: Mood, using generator: inout Generator
  ) -> [Happening] {
    switch mood {
    case .anything: (0..<count).map { _ in random(using: &generator) }
    case .troubles:
      (0..<entries).map(everyone) + (0..<count).map { _ in trouble(using: &generator) }
    }
  }

  private static func trouble<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Happening {
    func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    switch number(0..<100) {
    case 0..<34: return .clock(seconds: seconds(using: &generator) / 4)
    case 34..<54: return .mishap(account: number(0..<4), mishap(using: &generator))
    case 54..<60:
      return .glance(
        account: number(0..<4),
        number(0..<4) == 0
          ? .cannotTell : .cannotLook(retryAfter: number(0..<2) == 0 ? nil : .seconds(90)))
    case 60..<78: return .work
    case 78..<82: return .restart
    case 82..<92: return .crash(moment: number(1..<60))
    case 92..<97: return .resume(number: number(0..<4))
    case _: return random(using: &generator)
    }
  }

  private static func random<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Happening {
    func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    let entry = number(0..<entries)
    switch number(0..<100) {
    case 0..<4: return .write(entry: entry, words: number(0..<3))
    case 4..<7: return .move(entry: entry, minutes: number(0..<110))
    case 7..<9: return .strike(entry: entry)
    case 9..<12: return .bringBack(entry: entry)
    case 12..<15:
      return .date(entry: entry, number(0..<3) == 0 ? .provisional : .confirmed)
    case 15..<18: return .registry(number(0..<3) == 0 ? .blind : number(0..<2) == 0 ? .bare : .full)
    case 18..<19: return .faults
    case 19..<28: return .everyone(entry: entry)
    case 28..<41:
      return .approve(
        entry: entry, person: number(0..<4),
        words: number(0..<5) > 0 ? .current : number(0..<2) == 0 ? .older : .none)
    case 41..<43: return .sendBack(entry: entry, person: number(0..<4))
    case 43..<44: return .reject(entry: entry, person: number(0..<4))
    case 44..<48:
      return .hold(
        scope: number(0..<6), minutes: number(0..<2) == 0 ? nil : number(1..<40),
        sparing: number(0..<3) == 0)
    case 48..<54: return .resume(number: number(0..<4))
    case 54..<56: return .resolve(entry: entry)
    case 56..<57: return .retract(entry: entry)
    case 57..<60:
      return .reslot(entry: entry, person: number(0..<4), minutes: number(10..<150))
    case 60..<61: return .withdraw(entry: entry)
    case 61..<74: return .clock(seconds: seconds(using: &generator))
    case 74..<82: return .mishap(account: number(0..<4), mishap(using: &generator))
    case 82..<85:
      return .glance(
        account: number(0..<4),
        number(0..<2) == 0
          ? .cannotTell : .cannotLook(retryAfter: number(0..<2) == 0 ? nil : .seconds(90)))
    case 85..<93: return .work
    case 93..<96: return .restart
    case _: return .crash(moment: number(1..<60))
    }
  }

  /// Mostly some minutes on; now and then a second, an hour, or back.
  private static func seconds<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Int {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: -Int.random(in: 1..<600, using: &generator)
    case 1: Int.random(in: 1..<5, using: &generator)
    case 2: Int.random(in: 1200..<4000, using: &generator)
    case _: Int.random(in: 30..<800, using: &generator)
    }
  }

  private static func mishap<Generator: RandomNumberGenerator>(
    using generator: inout Generator
  ) -> Stage.Mishap {
    let time = Duration.seconds(Int.random(in: 1..<50, using: &generator))
    return switch Int.random(in: 0..<8, using: &generator) {
    case 0, 1: .answerLost
    case 2: .lostOnTheWay
    case 3: .arrivesLate(time)
    case 4: .refused
    case 5: .wait(time * 20)
    case 6: .accessLost
    case _: .notSent
    }
  }
}
