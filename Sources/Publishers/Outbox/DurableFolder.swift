import CampaignCore
import Foundation

/// A folder whose files are there whole or not at all, also after the power has failed.
struct DurableFolder {
  private let path: String
  private let mode: mode_t

  /// - Parameter mode: who may read its files.
  init(_ path: String, mode: mode_t = 0o640) {
    self.path = path
    self.mode = mode
  }

  /// Nil where there is no such file, or it cannot be read.
  func contents(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init)
  }

  /// Whether there is such a file, be it one that cannot be read.
  func holds(_ name: String) -> Bool {
    access("\(path)/\(name)", F_OK) == 0 || errno != ENOENT && errno != ENOTDIR
  }

  /// What went wrong, and whether the file may be there all the same.
  struct Fault: Error {
    let action: String
    let path: String
    let code: Int32
    let mayBeThere: Bool

    var asPublishFailure: PublishFailure {
      let words = String(cString: strerror(code))
      return PublishFailure(
        mayBeThere ? .unknown : .notSent, "The outbox could not \(action) \(path): \(words).")
    }
  }

  /// Writes beside its place, then moves it there: readers never see half a file. Writing the same
  /// name again replaces it.
  func put(_ bytes: [UInt8], as name: String) throws(Fault) {
    try makeFolder()
    let temporary = "\(path)/.\(name).part"
    do throws(Fault) {
      try write(bytes, to: temporary)
      try check(rename(temporary, "\(path)/\(name)"), "place", name)
    } catch {
      unlink(temporary)
      throw error
    }
    try syncFolder()
  }

  /// A file that is not there counts as removed.
  func remove(_ name: String) throws(Fault) {
    // A receipt's name is our own; one with a slash in it is not.
    guard !name.contains("/"), name != "..", name != "." else { return }
    if unlink("\(path)/\(name)") != 0, errno != ENOENT { throw fault("remove", name) }
    try syncFolder()
  }

  private func makeFolder() throws(Fault) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw fault("make the folder", "")
    }
  }

  private func write(_ bytes: [UInt8], to file: String) throws(Fault) {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw fault("open", file) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw fault("write", file) }
      rest = rest.dropFirst(written)
    }
    try check(fsync(descriptor), "write", file)
  }

  /// The name is only kept for certain when its folder is on the disk too.
  private func syncFolder() throws(Fault) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault("open", "", mayBeThere: true) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw fault("write", "", mayBeThere: true) }
  }

  private func check(_ result: Int32, _ action: String, _ name: String) throws(Fault) {
    if result != 0 { throw fault(action, name) }
  }

  private func fault(_ action: String, _ name: String, mayBeThere: Bool = false) -> Fault {
    let whole = name.isEmpty || name.hasPrefix(path) ? name : "\(path)/\(name)"
    return Fault(
      action: action, path: whole.isEmpty ? path : whole, code: errno, mayBeThere: mayBeThere)
  }
}
