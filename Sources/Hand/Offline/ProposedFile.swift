import CalendarFiles
import CampaignCore
import CampaignEngine
import Foundation

/// A file of a campaigns folder as it shall be: looked at together with all the others before it is
/// written.
struct ProposedFile {
  let folder: String
  /// Its path below the folder.
  let name: String
  let text: String

  var path: String { "\(folder)/\(name)" }

  /// Nobody's work is written over.
  func mustBeNew() throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    throw Terminal.refusal(
      .no, "\(path) is there already", hint: "name another: --campaign \(name.dropLast(5))-2")
  }

  /// Reads the folder as it would be; faults end the program with all of them said.
  /// - Parameter look: is shown the calendar as it would be, and what is to be said of it.
  func check(_ look: (CampaignCalendar, [Diagnostic]) -> Void = { _, _ in }) throws {
    let (calendar, diagnostics) = CampaignFolder.read(at: folder, proposing: [name: text])
    if let calendar { return look(calendar, diagnostics) }
    Complaints.write(diagnostics)
    throw Terminal.refusal(.no, "\(path) would not pass check, so it is not written")
  }

  /// Whole or not at all: a daemon that reads the folder meanwhile sees the old file or the new one.
  func write() throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Terminal.refusal(.notYours, "\(path) cannot be written", hint: "whose folder is it?")
    }
  }
}
