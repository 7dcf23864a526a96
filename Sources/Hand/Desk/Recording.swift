import ArgumentParser
import CampaignCore
import CampaignEngine
import CivilTime
import Foundation

struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look after the record.", subcommands: [Verify.self, Export.self, Prune.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Walk the whole record; exit 1 if anything in it was changed.",
      discussion: """
        With --journal, each entry is compared with what the journal was told when it was written, \
        so that a database that was rewritten as a whole is noticed: \
        'journalctl -u campaignd -o json | campaignctl audit verify --journal -'.
        """)

    @Option(help: "The journal's lines as 'journalctl -o json' writes them; - reads them here.")
    var journal: String?

    @OptionGroup var desk: DeskOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
      var (answer, exitCode) = try await desk.ask("audit-verify", as: VerifyReply.self)
      if exitCode == 0, let journal, let fault = try await fault(in: journal) {
        answer = VerifyReply(
          verified: false, entries: 0, head: nil, fault: fault.description,
          prunedThrough: answer.prunedThrough)
        exitCode = ExitStatus.no.rawValue
      }
      switch format.format {
      case .text: Terminal.write(text(answer))
      case .json, .jsonl: Terminal.write(try jsonLine(answer) + "\n")
      }
      if exitCode != 0 { throw ExitCode(exitCode) }
    }

    private func text(_ answer: VerifyReply) -> String {
      guard answer.verified else { return "the record does not hold: \(answer.fault ?? "")\n" }
      let pruned = answer.prunedThrough.map { ", those up to \($0) behind a signed stub" } ?? ""
      return "the record holds: \(answer.entries) entries\(pruned), head \(answer.head ?? "")\n"
    }

    /// The first entry that is not what the journal was told.
    private func fault(in journal: String) async throws -> AuditFault? {
      var told = try JournalHeads(reading: journal)
      var last: Int64 = 0
      var exchanged: Int64?
      try await desk.eachEntry { entry in
        last = entry.number
        let digest = told.digests.removeValue(forKey: entry.number) ?? entry.digest.hex
        if digest != entry.digest.hex { exchanged = exchanged ?? entry.number }
      }
      if let exchanged { return .rewritten(exchanged) }
      let newest = told.digests.keys.max() ?? 0
      return newest > last ? .truncated(atLeast: newest, found: last) : nil
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the record, one JSON value a line, or as CSV.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case jsonl, csv
    }

    @Option(help: "jsonl (one JSON value a line) or csv.")
    var format = Format.jsonl

    @OptionGroup var desk: DeskOptions

    func run() async throws {
      if format == .csv { Terminal.write(RecordCSV.heading) }
      try await desk.eachEntry { entry in
        switch format {
        case .jsonl: Terminal.write(try jsonLine(entry) + "\n")
        case .csv: Terminal.write(try RecordCSV.line(entry))
        }
      }
    }
  }

  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let old entries of the record go; a signed stub stands in their place.",
      discussion: "How long the record is kept is the trust's to say. Export it first.")

    @Option(help: "Entries from before this day, or instant, go.")
    var before: String

    @Option(help: "What your retention schedule says; it stands in the record.")
    var reason: String

    @OptionGroup var desk: DeskOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
      try await desk.act("audit-prune", format.format) {
        $0.to = before
        $0.reason = reason
      }
    }
  }
}

extension DeskOptions {
  /// The whole record, page by page.
  func eachEntry(_ body: (AuditEntry) throws -> Void) async throws {
    var after: Int64 = 0
    while true {
      let (reply, _) = try await ask("audit-export", as: AuditReply.self) { $0.after = after }
      guard let last = reply.entries.last else { return }
      for entry in reply.entries { try body(entry) }
      after = last.number
    }
  }
}

/// The digests the journal was told, by the number of their entry.
private struct JournalHeads {
  var digests: [Int64: String] = [:]

  init(reading file: String) throws {
    let text =
      file == "-"
      ? FileHandle.standardInput.readDataToEndOfFile()
      : try Data(contentsOf: URL(fileURLWithPath: file))
    for line in text.split(separator: UInt8(ascii: "\n")) {
      guard let told = try? JSONDecoder().decode(Line.self, from: Data(line)),
        let number = told.number.flatMap({ Int64($0) }), let digest = told.digest
      else { continue }
      digests[number] = digest
    }
    if digests.isEmpty {
      throw Terminal.refusal(
        .badInput, "no line of the journal tells of an entry of the record",
        hint: "journalctl -u campaignd -o json")
    }
  }

  private struct Line: Decodable {
    let number: String?
    let digest: String?

    enum CodingKeys: String, CodingKey {
      case number = "CAMPAIGN_SEQUENCE"
      case digest = "CAMPAIGN_AUDIT_DIGEST"
    }
  }
}

/// The record as spreadsheets read it (RFC 4180).
private enum RecordCSV {
  static let heading = "number,at,who,known,did,subject,detail,previous,digest\r\n"

  static func line(_ entry: AuditEntry) throws -> String {
    let fields = [
      String(entry.number), entry.at.description, entry.who.name, entry.who.known ?? "",
      entry.did.rawValue, entry.subject, try jsonLine(entry.detail), entry.previous.hex,
      entry.digest.hex,
    ]
    return fields.map(field).joined(separator: ",") + "\r\n"
  }

  /// In quotes where need be; and never a formula, whatever a reason begins with.
  private static func field(_ text: String) -> String {
    let plain = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    guard plain.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return plain }
    return "\"\(plain.replacing("\"", with: "\"\""))\""
  }
}
