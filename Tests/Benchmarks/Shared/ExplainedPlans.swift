import Foundation
import Support

/// The plans of statements as the server runs them for us, from its own log: auto_explain, of its
/// documentation's appendix F.
struct ExplainedPlans {
  private let server: RealPostgreSQL

  init(_ server: RealPostgreSQL) {
    self.server = server
  }

  /// The plans of the last statements with each of these words among those that are run meanwhile.
  func of(_ words: [String], while work: () async throws -> Void) async throws -> [String] {
    for setting in [
      "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0",
      "auto_explain.log_analyze = on", "auto_explain.log_buffers = on",
    ] { try await server.sql("alter role campaignd set \(setting)") }
    try await work()
    try await server.sql("alter role campaignd reset all")
    let log = try String(contentsOfFile: server.log, encoding: .utf8)
    let plans = log.components(separatedBy: " plan:\n").map { plan in
      plan.split(separator: "\n").prefix { $0.hasPrefix("\t") }.joined(separator: "\n")
    }
    return words.map { words in
      plans.last { $0.contains(words) } ?? "the server's log has none with '\(words)'"
    }
  }
}
