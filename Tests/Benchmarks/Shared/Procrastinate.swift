import CivilTime
import Foundation
import Support

/// PyPI's procrastinate with a schema of its own on the server.
struct Procrastinate {
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Procrastinate/procrastinate").path

  private let database: String
  private let player: String

  init(on server: RealPostgreSQL, player: String) async throws {
    database = try await server.freshSchema()
    self.player = player
    _ = try await say("prepare")
  }

  /// Does so many jobs.
  /// - Returns: the time from the moment at which the first worker was ready to the end of the last.
  func work(_ jobs: Int, by workers: Int) async throws -> Duration {
    _ = try await say("fill", database, player, "\(jobs)")
    let times = try await withThrowingTaskGroup { group in
      for _ in 0..<workers {
        group.addTask { try await say("work", database, player, "128") }
      }
      return try await group.reduce(into: [[Double]]()) { times, said in
        times.append(said.split(separator: " ").compactMap { Double($0) })
      }
    }
    guard let began = times.compactMap(\.first).min(),
      let ended = times.compactMap({ $0.dropFirst().first }).max()
    else { throw BenchmarkFailure("procrastinate did not say when it began and ended") }
    return .microseconds(Int64((ended - began) * 1_000_000))
  }

  private func say(_ words: String...) async throws -> String {
    let outcome = try await Support.run(
      URL(fileURLWithPath: "/bin/bash"), [Procrastinate.script] + words)
    guard outcome.status == 0 else {
      throw BenchmarkFailure("procrastinate \(words.first ?? ""): \(outcome.errors.suffix(2000))")
    }
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
