import CivilTime
import Foundation
import Support

/// How often a second this disk can put a page away for good: no durable store commits more often.
enum DiskSpeed {
  private static let page = [UInt8](repeating: 7, count: 4096)

  static func line(in folder: String) throws -> (String, String) {
    let path = "\(folder)/disk-speed"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw BenchmarkFailure("\(path) cannot be written") }
    defer {
      close(file)
      unlink(path)
    }
    let began = Instant.rightNow
    var times: [Duration] = []
    while times.count < 500, Instant.rightNow - began < .seconds(3) {
      let before = Instant.rightNow
      guard write(file, page, page.count) == page.count, fdatasync(file) == 0 else {
        throw BenchmarkFailure("\(path) cannot be written")
      }
      times.append(Instant.rightNow - before)
    }
    let median = times.sorted()[times.count / 2]
    return (
      "the disk's own full syncs",
      "\(perSecond(times.count, Instant.rightNow - began)) a second, median \(median.inWords)"
    )
  }
}
