import CivilTime
import Foundation

/// What a process has used so far, as /proc tells it (proc(5)).
struct ProcessUsage {
  private let user: Duration
  private let system: Duration
  /// In kilobytes: now, and at most.
  let resident: Int
  let residentAtMost: Int

  init(of process: Int32) {
    let fields =
      (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))
      .flatMap { text in text.lastIndex(of: ")").map { text[$0...].split(separator: " ") } } ?? []
    // "(14) utime", "(15) stime": the fields after the name's bracket are counted from 3.
    user = ProcessUsage.time(fields, 14)
    system = ProcessUsage.time(fields, 15)
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    resident = ProcessUsage.kilobytes(status, "VmRSS:")
    residentAtMost = ProcessUsage.kilobytes(status, "VmHWM:")
  }

  var memory: String {
    "\(resident / 1024) MB resident, \(residentAtMost / 1024) MB at most"
  }

  func processorTime(since before: ProcessUsage) -> Duration {
    user - before.user + system - before.system
  }

  func processorTime(since before: ProcessUsage, over posts: Int) -> String {
    let user = user - before.user
    let system = system - before.system
    let each = (user + system).microseconds / Int64(max(posts, 1))
    return "\(user.inWords) user, \(system.inWords) system: \(each) µs a post"
  }

  private static func time(_ fields: [Substring], _ number: Int) -> Duration {
    let ticks = fields.indices.contains(number - 2) ? Int64(fields[number - 2]) ?? 0 : 0
    return .microseconds(ticks * 1_000_000 / Int64(sysconf(CInt(_SC_CLK_TCK))))
  }

  private static func kilobytes(_ status: String, _ name: String) -> Int {
    status.split(separator: "\n").first { $0.hasPrefix(name) }
      .flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
