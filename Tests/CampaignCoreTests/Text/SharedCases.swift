import Foundation

/// The published cases of other projects, which stand beside this one and are read, not copied:
/// `../shared`, or where `$CAMPAIGND_SHARED` says.
enum SharedCases {
  static let folder: URL = {
    if let folder = ProcessInfo.processInfo.environment["CAMPAIGND_SHARED"] {
      return URL(filePath: folder)
    }
    let parts = ["Text", "CampaignCoreTests", "Tests", "campaignd"]
    return parts.reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
      .appending(path: "../shared")
  }()

  static var areThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "conformance").path)
  }

  static func read<Cases: Decodable>(_ path: String, as type: Cases.Type) throws -> Cases {
    let file = folder.appending(path: "conformance").appending(path: path)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: file))
  }
}
