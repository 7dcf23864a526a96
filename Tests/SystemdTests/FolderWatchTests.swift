import Foundation
import Testing

@testable import Systemd

@Suite
struct FolderWatchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/Europe", withIntermediateDirectories: true)
  }

  @Test(arguments: ["written", "put in the place of another", "taken away"])
  func `a file in a folder within that changes is noticed`(how: String) async throws {
    let file = "\(folder.path)/Europe/London"
    try write(to: file)
    let aside = try TemporaryFolder()
    try write(to: "\(aside.path)/London")
    let watch = try FolderWatch(folder.path)
    switch how {
    case "written": try write(to: file)
    case "taken away": unlink(file)
    default: #expect(rename("\(aside.path)/London", file) == 0)
    }
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() != nil)
  }

  private func write(to path: String) throws {
    try Data("clocks".utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test
  func `the news ends with the watch`() async throws {
    let changes = try FolderWatch(folder.path).changes
    for await _ in changes {}
  }

  @Test
  func `a folder that is not there is said at once`() throws {
    #expect(throws: SystemFailure("inotify_add_watch", ENOENT)) {
      try FolderWatch("\(folder.path)/nowhere")
    }
  }
}
