import ArgumentParser
import CampaignCore

/// The operator's and the author's hand.
package struct Campaignctl: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "campaignctl",
    abstract: "Plans, checks, approves, holds and justifies a trust's campaign posts.",
    version: "campaignctl \(campaigndVersion)",
    groupedSubcommands: [
      CommandGroup(
        name: "Writing (needs no daemon)",
        subcommands: [
          Check.self, PlanCommand.self, CalendarCommand.self, Import.self, Export.self,
          Gate.self, TextCommand.self, Rehearse.self,
        ]),
      CommandGroup(
        name: "Deciding",
        subcommands: [
          Queue.self, ReviewCommand.self, Show.self, Approve.self, RequestChanges.self,
          Reject.self, Reslot.self, Withdraw.self, Duplicate.self, Justify.self,
        ]),
      CommandGroup(
        name: "Operating",
        subcommands: [
          Status.self, Accounts.self, AccountCommand.self, Chat.self, HoldCommand.self, Resume.self,
          Resolve.self, Decide.self, Retract.self, Describe.self, Audit.self, Reload.self,
          Backup.self, Log.self,
        ]),
    ])

  package init() {}
}
