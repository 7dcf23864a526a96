import Foundation
import Testing

@Suite struct HouseRuleTests {
  @Test func `no source uses what we decided against`() {
    for file in Project.sources {
      for (word, reason) in House.wordsNowhere {
        record(file.places(of: word, rule: reason))
      }
    }
  }

  @Test func `no file has more than 300 lines`() {
    for file in Project.sources + Project.tests where file.lines.count > 301 {
      Issue.record("\(file.path):301: more than 300 lines; it is probably two things")
    }
  }

  @Test func `every type and function shared between parts says what it is`() {
    for file in Project.sources {
      for (index, line) in file.lines.enumerated() where line.isSharedDeclaration {
        let above = file.lines[..<index].last { !$0.hasPrefix("@") } ?? ""
        if !above.hasPrefix("///") {
          Issue.record("\(file.path):\(index + 1): a package declaration needs a /// above it")
        }
      }
    }
  }

  @Test func `nothing is left for later`() {
    let marks = ["TO" + "DO", "FIX" + "ME"]
    for file in Project.sources + Project.tests {
      for (index, line) in file.lines.enumerated() {
        for mark in marks where line.containsWord(mark) {
          Issue.record("\(file.path):\(index + 1): '\(mark)': do it, or say in an issue what it is")
        }
      }
    }
  }

  @Test(.enabled(if: Project.isCheckout, "not in a git checkout"))
  func `the top level has what the house plan says`() async throws {
    let tracked = try #require(await Project.tracked())
    let entries = Set(tracked.map { String($0.prefix { $0 != "/" }) })
    #expect(entries.subtracting(House.topLevel) == [])
  }

  @Test(.enabled(if: Project.isCheckout, "not in a git checkout"))
  func `no file names a place on somebody's machine`() async throws {
    let places = ["home", "root", "Users", "work", "tmp/w", "tmp/src"].map { "/" + $0 + "/" }
    for path in try #require(await Project.tracked()) {
      let file = Project.root.appending(path: path)
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        for place in places where line.namesPlace(place) {
          Issue.record("\(path):\(index + 1): '\(place)' is a place on one machine")
        }
      }
    }
  }

  @Test func `the reader of code leaves out comments and strings`() {
    let code = CodeReader.code(
      of: #"""
        let a = "try! \(try! b)" // try! c
        /* try! /* try! */ try! */ let d = "\"try!"
        let e = """
          try! "try!"
          """
        """#)
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.map { $0.ranges(of: "try!").count } == [1, 0, 0, 0, 0])
  }
}

extension StringProtocol {
  /// A type, a function or an alias that other parts of the house see.
  fileprivate var isSharedDeclaration: Bool {
    let kinds = ["struct", "enum", "protocol", "actor", "class", "func", "typealias", "final"]
    return kinds.contains { hasPrefix("package \($0) ") }
  }

  /// Whether a path in it begins with `place`: in `https://nhs.uk/home/` none does.
  fileprivate func namesPlace(_ place: String) -> Bool {
    ranges(of: place).contains { range in
      guard range.lowerBound > startIndex else { return true }
      let before = self[index(before: range.lowerBound)]
      return before.isWhitespace || "\"'`(=:,".contains(before)
    }
  }
}
