import ArgumentParser
import CampaignCore

/// Lists what campaignd tells the journal, by MESSAGE_ID; packaging makes the catalog from it.
struct Events: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the kinds of events in the journal, with what to do about each.")

  @Flag(help: "In the form of systemd's message catalog.")
  var catalog = false

  func run() {
    if catalog { return print(EventCatalog.text, terminator: "") }
    for kind in EventKind.all {
      print("\(kind.id)  \(kind.subject)\n\n  \(kind.happened)\n  \(kind.toDo)\n")
    }
  }
}
