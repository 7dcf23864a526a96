import CSystemd
import Foundation
import Synchronization

/// Tells of changes to the files in a folder and the folders in it, such as those of the machine's
/// time zones. While nothing changes, nothing wakes up (inotify(7)).
package final class FolderWatch: Sendable {
  /// A file came, went, or was written: said once for many that change together. One reader.
  package let changes: AsyncStream<Void>

  /// What an update does to files: written in place, put in the place of another, taken away.
  private static let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)

  private let reader: Reader

  /// - Throws: `SystemFailure` where the folder cannot be watched.
  package init(_ path: String) throws(SystemFailure) {
    let descriptor = inotify_init1(CInt(O_CLOEXEC))
    guard descriptor >= 0 else { throw SystemFailure("inotify_init1", errno) }
    let first = inotify_add_watch(descriptor, path, Self.events)
    guard first >= 0 else {
      let number = errno
      close(descriptor)
      throw SystemFailure("inotify_add_watch", number)
    }
    for folder in Self.folders(in: path) { inotify_add_watch(descriptor, folder, Self.events) }
    let (changes, listener) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.changes = changes
    let reader = Reader(descriptor: descriptor, first: first, listener: listener)
    self.reader = reader
    let thread = Thread { reader.run() }
    thread.name = "folder watch"
    thread.start()
  }

  deinit {
    reader.stop()
  }

  private static func folders(in path: String) -> [String] {
    guard let all = FileManager.default.enumerator(atPath: path) else { return [] }
    return all.compactMap { entry in
      guard let name = entry as? String else { return nil }
      var isFolder: ObjCBool = false
      let full = "\(path)/\(name)"
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && isFolder.boolValue ? full : nil
    }
  }
}

/// The thread that waits for the kernel's word.
private final class Reader: Sendable {
  private let descriptor: CInt
  private let first: CInt
  private let listener: AsyncStream<Void>.Continuation
  private let isStopped = Atomic(false)

  init(descriptor: CInt, first: CInt, listener: AsyncStream<Void>.Continuation) {
    self.descriptor = descriptor
    self.first = first
    self.listener = listener
  }

  /// A watch that is taken away says so (IN_IGNORED), which wakes the thread for the last time.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    inotify_rm_watch(descriptor, first)
  }

  func run() {
    var events = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(descriptor, &events, events.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 || isStopped.load(ordering: .acquiring) { break }
      listener.yield()
    }
    listener.finish()
    close(descriptor)
  }
}
