import ArgumentParser
import CalendarFiles
import CampaignCore
import CivilTime
import Foundation
import SafetyGate
import Support

/// How fast the gate reads.
struct GateSpeed: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "How fast the gate sets up its rules and reads posts.")

  @OptionGroup var stage: StageOptions
  @Option(help: "How many posts.") var posts = 20_000

  func run() async throws {
    let stage = try Stage(stage, server: "http://127.0.0.1:1")
    defer { stage.leave() }
    let registry = RegistryFile.read(at: "\(stage.folder)/Campaigns/registry.yaml").0
    let before = ProcessUsage(of: getpid()).resident
    let (gate, setup) = try timed { try SafetyGate(registry: registry) }
    let room = ProcessUsage(of: getpid()).resident - before
    let (_, second) = try timed { try SafetyGate(registry: registry) }
    let subjects = (0..<posts).map { GateSubject(text: SamplePosts.text($0), platform: .mastodon) }
    _ = subjects.prefix(200).map { gate.examine($0) }
    let ((verdicts, time), work) = worked { timed { subjects.map { gate.examine($0).outcome } } }
    let long = GateSubject(text: longText)
    let ((_, longTime), longWork) = worked { timed { gate.examine(long) } }

    Table("the gate") {
      ("rules", "\(gate.rules.count)")
      ("set up", "\(setup.inWords) and \(room / 1024) MB, a second time \(second.inWords)")
      ("posts a second", "\(perSecond(posts, time)), on one core")
      ("", "\(perSecond(posts, work)) by the processor's time, which other work does not lengthen")
      ("one post", "\((work / posts).microseconds) µs")
      ("verdicts", verdicts.counted)
      ("a text of 1 MB", "\(longTime.inWords), \(longWork.inWords) of the processor")
    }.print()
  }

  /// A megabyte of what the posts say.
  private var longText: String {
    let once = SamplePosts.texts.joined(separator: " ")
    return String(repeating: once + "\n", count: 1 + (1 << 20) / once.utf8.count)
  }
}

/// What the work answers, and how long it took.
func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, Duration) {
  let began = ContinuousClock.now
  let value = try work()
  return (value, ContinuousClock.now - began)
}

/// What the work answers, and how much of the processor's time this process took for it.
func worked<Value>(_ work: () throws -> Value) rethrows -> (Value, Duration) {
  func used() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
  let before = used()
  let value = try work()
  return (value, used() - before)
}

extension [GateVerdict.Outcome] {
  fileprivate var counted: String {
    Dictionary(grouping: self) { $0.rawValue }.sorted { $0.key < $1.key }
      .map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
  }
}
