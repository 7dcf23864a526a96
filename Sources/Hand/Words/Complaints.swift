import CampaignCore

/// Faults in files, on standard error, with their lines and what to type.
enum Complaints {
  static func write(_ diagnostics: [Diagnostic]) {
    let printer = DiagnosticPrinter(inColour: Terminal.errorsInColour)
    Terminal.complain(printer.text(diagnostics.inOrderOfPlace()))
  }

  /// The same as the asked format has them: beside answers for machines, a JSON value a line.
  static func write(_ diagnostics: [Diagnostic], _ format: OutputFormat) throws {
    switch format {
    case .text: write(diagnostics)
    case .json, .jsonl:
      let lines = try diagnostics.inOrderOfPlace().map { try jsonLine(DiagnosticLine($0)) + "\n" }
      Terminal.complain(lines.joined())
    }
  }
}

/// A diagnostic as contract.md has it.
struct DiagnosticLine: Encodable {
  let severity: Diagnostic.Severity
  let file: String
  let line: Int
  let column: Int
  let message: String
  let hint: String?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity
    file = diagnostic.location.file
    line = diagnostic.location.line
    column = diagnostic.location.column
    message = diagnostic.message
    hint = diagnostic.hint
  }
}
