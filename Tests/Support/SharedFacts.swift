import Foundation

/// Conformance data that nobody on this project wrote, where this machine has it: the folder named by
/// $CAMPAIGND_SHARED, else `shared` beside the project's folder.
package enum SharedFacts {
  package static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["CAMPAIGND_SHARED"]
    let folder = named ?? FileManager.default.currentDirectoryPath + "/../shared"
    return FileManager.default.fileExists(atPath: folder + "/conformance") ? folder : nil
  }()

  /// The bytes of a file below `conformance`; nil where there is none.
  package static func bytes(_ file: String) -> Data? {
    folder.flatMap { FileManager.default.contents(atPath: "\($0)/conformance/\(file)") }
  }

  /// The names of the files in a folder below `conformance`, in order.
  package static func list(_ below: String) -> [String] {
    guard let folder else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: "\(folder)/conformance/\(below)")
    return (names ?? []).sorted()
  }
}
