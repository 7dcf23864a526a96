import Foundation

/// The key that signs for pruned entries of the record: 32 bytes beside the database, made once.
enum RecordKey {
  static func read(in folder: String) throws -> [UInt8] {
    let file = URL(fileURLWithPath: folder).appendingPathComponent("record.key")
    if let key = try? Data(contentsOf: file) { return Array(key) }
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(key), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    return key
  }
}
