import ArgumentParser

/// The days of others: what is known of them, and what calendar files say of theirs.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Look at awareness days, and at what rules, zones and .ics files come to.",
    subcommands: [
      List.self, Due.self, Confirm.self, Conflicts.self, Expand.self, Rule.self, Resolve.self,
    ])
}
