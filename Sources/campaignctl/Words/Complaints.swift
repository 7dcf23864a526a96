import CampaignCore

/// Faults in files, on standard error, with their lines and what to type.
enum Complaints {
  static func write(_ diagnostics: [Diagnostic]) {
    let printer = DiagnosticPrinter(inColour: Terminal.errorsInColour)
    Terminal.complain(printer.text(diagnostics.inOrderOfPlace()))
  }
}
