import CampaignCore
import CivilTime
import Foundation

/// What a file may be, so that no slip of the hand can stop a running daemon.
enum FileLimits {
  /// 100,000 entries with long texts are about 30 MB.
  static let fileBytes = 64 << 20
  /// No post, alt text or address is near this long.
  static let lineBytes = 1 << 20
  /// Mastodon's usual limit for a picture is 16 MB, and for video 99 MB.
  static let mediaBytes = 100 << 20
}

/// Why a file could not be read from disk.
enum FileFault: Error, Hashable {
  case missing
  case notAFile
  case tooLarge(bytes: Int, limit: Int)
  case system(reason: String)

  var message: String {
    switch self {
    case .missing: "there is no such file"
    case .notAFile: "this is not a file"
    case .tooLarge(let bytes, let limit):
      "the file has \(bytes) bytes; at most \(limit) are read"
    case .system(let reason): "the file cannot be read: \(reason)"
    }
  }
}

/// The bytes of a regular file. A pipe, a device or a file that grows without end is refused rather
/// than waited for.
func readBytes(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw errno == ENOENT ? .missing : .system(reason: systemReason()) }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw .system(reason: systemReason()) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  guard status.st_size <= limit else {
    throw .tooLarge(bytes: Int(status.st_size), limit: limit)
  }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes {
      read(descriptor, $0.baseAddress! + filled, $0.count - filled)
    }
    guard count >= 0 else { throw .system(reason: systemReason()) }
    guard count > 0 else { break }
    filled += count
  }
  return Array(bytes.prefix(filled))
}

/// When a file was last changed; nil where there is none.
func changeOfFile(at path: String) -> Instant? {
  let attributes = try? FileManager.default.attributesOfItem(atPath: path)
  guard let date = attributes?[.modificationDate] as? Date else { return nil }
  return Instant(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
}

private func systemReason() -> String {
  String(cString: strerror(errno))
}
