import CivilTime
import Foundation
import Support

extension RealPostgreSQL {
  /// How many transactions it has counted.
  func commits() async throws -> Int {
    let counted = try await sql(
      "select xact_commit from pg_stat_database where datname = current_database()")
    return Int(counted.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  /// The processor time that all of the server's processes have used, those that ended included.
  var processorTime: Duration {
    let file = "\(data)/postmaster.pid"
    let words = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    guard let first = words.split(separator: "\n").first, let postmaster = Int32(first) else {
      return .zero
    }
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap { Int32($0) }.reduce(.zero) { sum, process in
      let status = ServerProcess(process)
      guard process == postmaster || status.parent == postmaster else { return sum }
      return sum + status.time
    }
  }
}

/// A line of /proc (proc(5)).
private struct ServerProcess {
  let parent: Int32
  let time: Duration

  init(_ process: Int32) {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    let fields = text.lastIndex(of: ")").map { text[$0...].split(separator: " ") } ?? []
    func field(_ number: Int) -> Int64 {
      fields.indices.contains(number - 2) ? Int64(fields[number - 2]) ?? 0 : 0
    }
    // "(4) ppid", "(14) utime" to "(17) cstime": the fields after the name's bracket count from 3.
    parent = Int32(field(4))
    let ticks = (14...17).reduce(0) { $0 + field($1) }
    time = .microseconds(ticks * 1_000_000 / Int64(sysconf(CInt(_SC_CLK_TCK))))
  }
}
