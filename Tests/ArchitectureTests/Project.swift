import Foundation
import Support

/// This project as it lies on disk.
enum Project {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file of the program, and every one of its tests.
  static let sources = swiftFiles(in: "Sources")
  static let tests = swiftFiles(in: "Tests")

  private static func swiftFiles(in folder: String) -> [SwiftFile] {
    let base = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      guard let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8) else {
        return nil
      }
      return SwiftFile(path: "\(folder)/\(path)", text: text)
    }
  }

  static let isCheckout = FileManager.default.fileExists(
    atPath: root.appending(path: ".git").path)

  /// The files git keeps; nil where it cannot say.
  static func tracked() async throws -> [String]? {
    let list = try await run(
      URL(filePath: "/usr/bin/env"), ["git", "-C", root.path, "ls-files", "-z"])
    guard list.status == 0 else { return nil }
    return list.output.split(separator: "\0").map(String.init)
  }
}

/// One source file: its text, and its code without comments and strings.
struct SwiftFile {
  let path: String
  let lines: [String]
  let code: [String]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    code = CodeReader.code(of: text)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The part of the house it belongs to: `Sources/CampaignCore/ID.swift` to `CampaignCore`.
  var part: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  var name: String { path.split(separator: "/").last.map(String.init) ?? "" }

  /// A sentence for each line of code that holds `words`, with its place in front.
  func places(of words: String, rule: String) -> [String] {
    code.indices.filter { code[$0].containsWord(words) }.map { index in
      "\(path):\(index + 1): '\(words)': \(rule)"
    }
  }

  /// The modules it imports, with the number of their lines.
  var imports: [(module: String, line: Int)] {
    code.enumerated().compactMap { index, line in
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || Self.accessLevels.contains($0) })
      else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
      let name = words[(keyword + 1)...].first { !kinds.contains($0) } ?? ""
      return (String(name.prefix { $0 != "." }), index + 1)
    }
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
}

extension String {
  /// Whether `words` stands in it, not as a part of a longer name.
  func containsWord(_ words: String) -> Bool {
    ranges(of: words).contains { range in
      let before = range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
      let after = range.upperBound == endIndex ? nil : self[range.upperBound]
      let opens = words.first?.isInName == true && before?.isInName == true
      let goesOn = words.last?.isInName == true && after?.isInName == true
      return !opens && !goesOn
    }
  }
}

extension Character {
  fileprivate var isInName: Bool { isLetter || isNumber || self == "_" }
}
