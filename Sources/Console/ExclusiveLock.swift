import Glibc

/// Something only one process may have at a time, such as the database or the control socket: a
/// lock on a file, which the kernel takes back when the process ends, however it ends.
package final class ExclusiveLock: Sendable {
  package enum Failure: Error, Hashable, Sendable {
    /// Another process has it; its number where the file tells.
    case taken(path: String, by: Int32?)
    /// An errno.
    case unavailable(path: String, number: CInt)
  }

  package let path: String
  private let descriptor: CInt

  /// - Parameter path: the lock's own file. It stays when the lock is given up, since taking it
  ///   away would let two processes lock two files of one name.
  package init(_ path: String) throws(Failure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unavailable(path: path, number: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      let owner = Self.owner(written: descriptor)
      close(descriptor)
      throw number == EWOULDBLOCK
        ? .taken(path: path, by: owner) : .unavailable(path: path, number: number)
    }
    self.path = path
    self.descriptor = descriptor
    writeOwner()
  }

  deinit {
    close(descriptor)
  }

  /// For whoever finds the lock taken; the lock itself does not need it.
  private func writeOwner() {
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, text, text.count, 0)
  }

  private static func owner(written descriptor: CInt) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes.prefix(count).prefix { $0 != 0x0A }, as: UTF8.self))
  }
}

extension ExclusiveLock.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .taken(let path, let owner):
      "\(path) is locked by \(owner.map { "process \($0)" } ?? "another process")"
    case .unavailable(let path, let number):
      "\(path): \(String(cString: strerror(number)))"
    }
  }
}
