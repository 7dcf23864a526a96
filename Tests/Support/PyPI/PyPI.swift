import Foundation

/// What tests take from PyPI: servers and clients that nobody on this project wrote.
package enum PyPI {
  /// Whether this machine can run them; where it cannot, the reason goes to standard error. In CI it
  /// has to, so there the answer is always yes, and a missing part fails the tests.
  package static func canRun() async -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    guard let reason = await reasonItCannotRun() else { return true }
    FileHandle.standardError.write(Data("nothing from PyPI here: \(reason)\n".utf8))
    return false
  }

  static func reasonItCannotRun() async -> String? { await preparation.value }

  private static let preparation = Task { () -> String? in
    do {
      let prepared = try await run(shell, [script, "prepare"])
      return prepared.status == 0 ? nil : prepared.errors
    } catch {
      return "\(error)"
    }
  }

  static let shell = URL(fileURLWithPath: "/bin/bash")
  static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("pypi").path
}

/// A status as Mastodon.py reads it.
package struct ReadStatus: Hashable, Decodable, Sendable {
  package let id: String
  package let text: String
  package let spoiler: String
  package let visibility: String
  package let language: String
  package let repliesTo: String?
  /// The words of its pictures.
  package let alts: [String?]
  package let options: [String]

  package init(
    id: String, text: String, spoiler: String, visibility: String, language: String,
    repliesTo: String?, alts: [String?], options: [String]
  ) {
    self.id = id
    self.text = text
    self.spoiler = spoiler
    self.visibility = visibility
    self.language = language
    self.repliesTo = repliesTo
    self.alts = alts
    self.options = options
  }
}

/// A post on an AT Protocol server as lexrpc reads it, valid by the official lexicons.
package struct ReadRecord: Hashable, Decodable, Sendable {
  package let uri: String
  package let cid: String
  package let text: String
  /// What it replies to, and the first post of its thread.
  package let parent: String?
  package let root: String?
  /// The words of its pictures.
  package let alts: [String]
}

extension PyPI {
  /// What an account keeps, in the order of its keys, in the eyes of lexrpc.
  /// - Throws: also where a record is not what the lexicon asks for.
  package static func records(at address: String, of did: String) async throws -> [ReadRecord] {
    let outcome = try await run(shell, [script, "records", address, did])
    guard outcome.status == 0 else { throw RealPDS.Fault.didNotStart(outcome.errors) }
    return try outcome.output.split(separator: "\n").map {
      try JSONDecoder().decode(ReadRecord.self, from: Data($0.utf8))
    }
  }

  /// What an account has published, the oldest first, in the eyes of Mastodon.py.
  package static func statuses(at address: String, token: String) async throws -> [ReadStatus] {
    let outcome = try await run(shell, [script, "statuses", address, token])
    guard outcome.status == 0 else { throw RealPDS.Fault.didNotStart(outcome.errors) }
    return try outcome.output.split(separator: "\n").map {
      try JSONDecoder().decode(ReadStatus.self, from: Data($0.utf8))
    }
  }
}
