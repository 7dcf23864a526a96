import CampaignCore
import Foundation

/// Which files of a campaigns folder are read, and as what; each path is below the folder.
struct FolderListing {
  enum Fault: Error, Hashable {
    case missing
    case notAFolder
    case unreadable(reason: String)

    var message: String {
      switch self {
      case .missing: "there is no such folder"
      case .notAFolder: "this is not a folder"
      case .unreadable(let reason): "the folder cannot be read: \(reason)"
      }
    }

    var hint: String {
      "name the folder that holds house.yaml, as in: campaignctl check Campaigns"
    }
  }

  private(set) var calendars: [String] = []
  private(set) var campaigns: [String] = []
  private(set) var rules: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let root: String

  /// Folders within folders deeper than this are not read.
  private static let deepest = 8

  init(_ root: String) throws(Fault) {
    self.root = root
    switch FolderListing.kind(of: root) {
    case .folder, .link(to: .folder): break
    case .nothing: throw .missing
    case .file, .other, .link: throw .notAFolder
    }
    guard let names = FolderListing.names(in: root) else {
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    read(names, of: "", depth: 0)
  }

  /// Files that are not there yet.
  mutating func add(_ paths: [String]) {
    for path in paths where !calendars.contains(path) && !campaigns.contains(path) { add(path) }
  }

  private mutating func read(_ names: [String], of folder: String, depth: Int) {
    for name in names where !name.hasPrefix(".") && !name.hasSuffix("~") {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      switch FolderListing.kind(of: "\(root)/\(path)") {
      case .file, .link(to: .file), .nothing, .other, .link:
        if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { add(path) }
      case .folder:
        if path != "media" { readFolder(path, depth: depth + 1) }
      }
    }
  }

  private mutating func readFolder(_ path: String, depth: Int) {
    guard depth <= FolderListing.deepest else {
      return warn(path, "folders this deep are not read")
    }
    guard let names = FolderListing.names(in: "\(root)/\(path)") else {
      return warn(path, "the folder cannot be read: \(String(cString: strerror(errno)))")
    }
    read(names, of: path, depth: depth)
  }

  private mutating func add(_ path: String) {
    if path == "house.yaml" || path == "registry.yaml" { return }
    if path.hasPrefix("calendars/") {
      calendars.append(path)
    } else if path.hasPrefix("rules/") {
      rules.append(path)
    } else {
      campaigns.append(path)
    }
  }

  private mutating func warn(_ path: String, _ message: String) {
    let place = SourceLocation(file: "\(root)/\(path)", line: 1, column: 1)
    diagnostics.append(Diagnostic(.warning, at: place, message))
  }

  private indirect enum Kind {
    case file, folder, other, nothing
    /// A link to a folder is not followed: links can go round in circles.
    case link(to: Kind)
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    guard status.st_mode & S_IFMT == S_IFLNK else { return kind(status) }
    return stat(path, &status) == 0 ? .link(to: kind(status)) : .link(to: .nothing)
  }

  private static func kind(_ status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// Sorted, so that every reading meets the files in the same order.
  private static func names(in folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted()
  }
}
