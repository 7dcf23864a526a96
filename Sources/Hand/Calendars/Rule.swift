import ArgumentParser
import CalendarFiles
import CampaignEngine
import CivilTime

extension CalendarCommand {
  struct Rule: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say on which days recurrence rules fall.",
      discussion: """
        Reads {"id","dtstart","value","tzid","rrule","exdate":[]} a line, and answers with the first \
        20 occurrences, or with what is wrong with the rule.
        """)

    @Argument(help: "A file of JSON lines, or - for standard input.", completion: .file())
    var file = "-"

    func run() async throws {
      let zones = ZoneFolder()
      let isWhole = try JSONLines.read(file, as: Question.self).answer { $0.answer(zones) }
      if !isWhole { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
  }

  /// A recurrence as contract.md has it.
  private struct Question: Decodable {
    let id: String
    let dtstart: String
    let value: String?
    let tzid: String?
    let rrule: String?
    let exdate: [String]?

    func answer(_ zones: ZoneFolder) -> RuleLine {
      var zone: ZoneRules?
      if let tzid {
        zone = zones.zone(calendarName: tzid)
        if zone == nil { return RuleLine(id, .unknownZone(tzid)) }
      }
      do throws(RecurrenceFault) {
        let question = RuleQuestion(
          start: dtstart, valueType: value, zone: zone, rule: rrule, exceptions: exdate ?? [])
        return RuleLine(id, try question.answer())
      } catch {
        return RuleLine(id, error)
      }
    }
  }

  /// The days of a recurrence, or why it has none.
  private struct RuleLine: Encodable {
    let id: String
    private(set) var occurrences: [String]?
    private(set) var utc: [String]?
    private(set) var remark: String?
    private(set) var error: String?
    private(set) var hint: String?

    init(_ id: String, _ answer: RuleAnswer) {
      self.id = id
      occurrences = answer.occurrences
      utc = answer.utc
      remark = answer.remark?.sentence
    }

    init(_ id: String, _ fault: RecurrenceFault) {
      self.id = id
      error = fault.description
      hint = fault.hint
    }
  }

  struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say which instant a time on the wall names.",
      discussion: """
        Reads {"id","wall","tzid"} a line. A time that clocks skip is read with the offset before \
        (afterGap); of one that comes twice the first is meant (firstOfTwo).
        """)

    @Argument(help: "A file of JSON lines, or - for standard input.", completion: .file())
    var file = "-"

    func run() async throws {
      let zones = ZoneFolder()
      let isWhole = try JSONLines.read(file, as: Wall.self).answer { $0.answer(zones) }
      if !isWhole { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
  }

  /// A time on the wall as contract.md has it.
  private struct Wall: Decodable {
    let id: String
    let wall: String
    let tzid: String

    func answer(_ zones: ZoneFolder) -> WallLine {
      do throws(RecurrenceFault) {
        guard let zone = zones.zone(calendarName: tzid) else { throw .unknownZone(tzid) }
        let (utc, reading) = try WallQuestion(wall: wall, zone: zone).answer()
        return WallLine(id: id, utc: utc, reading: reading, error: nil, hint: nil)
      } catch {
        return WallLine(
          id: id, utc: nil, reading: nil, error: error.description, hint: error.hint)
      }
    }
  }

  /// The instant of a time on the wall, or why it is none.
  private struct WallLine: Encodable {
    let id: String
    let utc: String?
    let reading: LocalReading?
    let error: String?
    let hint: String?
  }
}

extension RecurrenceRemark {
  /// What the author of a rule should know.
  fileprivate var sentence: String {
    switch self {
    case .startOutOfStep:
      "dtstart is none of the rule's days, so only dtstart itself counts"
    case .startIsException: "dtstart is none of the rule's days, and is excepted"
    case .endsBeforeStart: "the rule ends before it starts"
    }
  }
}
