import ArgumentParser
import CampaignCore
import CampaignEngine
import CivilTime

struct Rehearse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play some days through: what would go out, be held back, or be missed.",
    discussion: """
      The real engine on a clock that jumps, with a store in memory and an outbox that takes \
      everything. Everybody approves what they may; what the gate stops stays stopped.
      """)

  @OptionGroup var folder: FolderOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var format: FormatOptions

  func run() async throws {
    let plan = try FolderOptions.plan(
      FolderOptions.calendar(folder.folder), from: days.from, to: days.to)
    let fates = try await Rehearsal(
      plan, from: plan.horizon.lowerBound - .seconds(86_400),
      to: plan.horizon.upperBound + .seconds(86_400)
    ).run()
    switch format.format {
    case .text: Terminal.write(FatesText(fates).text)
    case .json, .jsonl: try writeJSON(fates, format.format)
    }
  }
}

/// What would become of posts, for people.
struct FatesText {
  let text: String

  init(_ fates: [Rehearsal.Fate]) {
    let width = fates.map { $0.outcome.count }.max() ?? 0
    var lines = fates.map { fate in
      let reason = fate.reason.map { ": \($0)" } ?? ""
      return "\(fate.local)  \(padded(fate.outcome, width))  \(fate.post)\(reason)"
    }
    let counts = Dictionary(grouping: fates, by: \.outcome).mapValues(\.count)
      .sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    lines.append(counts.isEmpty ? "no posts" : counts.joined(separator: ", "))
    text = lines.map { $0 + "\n" }.joined()
  }
}
