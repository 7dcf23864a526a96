import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import CivilTime
import Foundation

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a content calendar of Excel, saved as CSV, into a campaign.",
    discussion: """
      Prints how each row is read, and writes nothing until --write. Then the campaign is written \
      into the folder, if the folder passes 'check' with it. Dates are provisional unless a row has \
      a status and a source.
      """)

  @Argument(help: "The sheet, saved as CSV UTF-8.", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(help: "How 04/02/2027 is meant: dd/mm or mm/dd.")
  var dates: NumericDateOrder?

  @Option(help: "The new campaign's id; by default the file's name.")
  var campaign: String?

  @Option(help: "The campaign's title; by default what all rows call theirs.")
  var title: String?

  @Option(help: "Whose campaign it is; by default the sheet's owner, else you.")
  var owner: String?

  @Option(help: "When posts are due whose row names no time, such as 09:00.")
  var time: TimeOfDay?

  @Option(help: "The campaigns folder.", completion: .directory)
  var folder = "Campaigns"

  @Flag(help: "Write the campaign.")
  var write = false

  @OptionGroup var format: FormatOptions

  func run() async throws {
    let sheet = try readSheet()
    let house = try FolderOptions.calendar(folder).house
    let imported = ImportedCampaign(
      id: try id(), title: title(of: sheet.rows), owner: try person(of: sheet.rows, in: house),
      accounts: house.accounts.values.sorted { $0.id < $1.id })
    let (yaml, faults) = imported.yaml(of: sheet.rows) {
      FileManager.default.fileExists(atPath: "\(folder)/media/\($0)")
    }
    try say(sheet.rows)
    let diagnostics = (sheet.diagnostics + faults).inOrderOfPlace()
    try Complaints.write(diagnostics, format.format)
    guard !diagnostics.hasErrors else {
      throw Terminal.refusal(.badInput, "the sheet has faults, so nothing would be written of it")
    }
    let proposal = ProposedFile(folder: folder, name: "\(imported.id).yaml", text: yaml)
    try proposal.mustBeNew()
    try proposal.check()
    if write { try proposal.write() }
    try conclude(proposal, posts: sheet.rows.count { $0.text != nil })
  }

  private func readSheet() throws -> Spreadsheet {
    guard let sheet = Spreadsheet.read(at: file, dates: dates, time: time) else {
      throw Terminal.refusal(.badInput, "\(file) cannot be read")
    }
    return sheet
  }

  /// The campaign's id: `Spring plan.csv` becomes `spring-plan`.
  private func id() throws -> Campaign.ID {
    let name = campaign ?? URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let id = words.joined(separator: "-")
    guard !id.isEmpty, campaign == nil || campaign == id else {
      throw Terminal.refusal(
        .usage, "'\(name)' is no id for a campaign",
        hint: "--campaign \(id.isEmpty ? "spring-plan" : id)")
    }
    return Campaign.ID(id)
  }

  private func title(of rows: [SheetRow]) -> String {
    let titles = Set(rows.compactMap(\.title))
    if let title { return title }
    if let only = titles.first, titles.count == 1 { return only }
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private func person(of rows: [SheetRow], in house: House) throws -> Person.ID {
    let named = Set(rows.compactMap(\.owner))
    let written = owner ?? (named.count == 1 ? named.first : nil)
    if let written {
      let found = house.people.values.first {
        $0.id.text == written || $0.name.lowercased() == written.lowercased()
      }
      if let found { return found.id }
    } else if let caller = house.person(withLogin: NSUserName()) {
      return caller.id
    }
    let people = house.people.keys.sorted().map(\.text).joined(separator: ", ")
    throw Terminal.refusal(
      .usage, written.map { "house.yaml has nobody called '\($0)'" } ?? "whose campaign is it?",
      hint: "say --owner with one of: \(people)")
  }

  private func say(_ rows: [SheetRow]) throws {
    switch format.format {
    case .text: Terminal.write(rows.map { $0.reading + "\n" }.joined())
    case .json, .jsonl: try writeJSON(rows.map(RowLine.init), format.format)
    }
  }

  private func conclude(_ proposal: ProposedFile, posts: Int) throws {
    guard format.format == .text else { return }
    let count = posts == 1 ? "1 post" : "\(posts) posts"
    Terminal.write(
      write
        ? "\(count) written to \(proposal.path), which passes check\n"
        : "\(count) would go to \(proposal.path), which would pass check; --write writes it\n")
  }

  /// A row of a sheet, for machines.
  private struct RowLine: Encodable {
    let line: Int
    let start: CivilDate
    let end: CivilDate
    let time: TimeOfDay?
    let title: String?
    let text: String?
    let channels: [String]
    let hashtags: [String]
    let link: String?
    let status: DateStatus

    init(_ row: SheetRow) {
      line = row.location.line
      start = row.start
      end = row.end
      time = row.time
      title = row.title
      text = row.text
      channels = row.channels
      hashtags = row.hashtags
      link = row.link
      status = row.status
    }
  }
}

extension NumericDateOrder: ExpressibleByArgument {
  public init?(argument: String) {
    let plain = argument.lowercased().replacing("-", with: "/").replacing("/yyyy", with: "")
    self.init(rawValue: plain)
  }
}

extension TimeOfDay: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}
