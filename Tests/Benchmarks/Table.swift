import CivilTime

/// A few measurements with a title, aligned for people.
struct Table {
  private let title: String
  private let lines: [(String, String)]

  init(_ title: String, @TableBuilder _ lines: () throws -> [(String, String)]) rethrows {
    self.title = title
    self.lines = try lines()
  }

  func print() {
    let width = lines.map(\.0.count).max() ?? 0
    Swift.print("\n\(title)")
    for (name, value) in lines {
      let gap = String(repeating: " ", count: width - name.count + 2)
      Swift.print("  \(name)\(gap)\(value)")
    }
  }
}

@resultBuilder enum TableBuilder {
  static func buildExpression(_ line: (String, String)) -> [(String, String)] { [line] }
  static func buildExpression(_ lines: [(String, String)]) -> [(String, String)] { lines }
  static func buildBlock(_ lines: [(String, String)]...) -> [(String, String)] {
    lines.flatMap(\.self)
  }
}

extension [Duration] {
  /// How many there are, the middle, the worst of a hundred, and the worst.
  var spread: [(String, String)] {
    let sorted = sorted()
    guard let last = sorted.last else { return [("n", "0")] }
    return [
      ("n", "\(count)"), ("p50", sorted[(count - 1) / 2].inWords),
      ("p99", sorted[Swift.min(count - 1, count * 99 / 100)].inWords), ("max", last.inWords),
    ]
  }
}

extension Duration {
  /// `840 µs`, `12.4 ms`, `3.21 s`.
  var inWords: String {
    switch abs(microseconds) {
    case ..<1000: "\(microseconds) µs"
    case ..<1_000_000: "\(decimal(microseconds / 10, 2)) ms"
    case _: "\(decimal(microseconds / 10_000, 2)) s"
    }
  }
}

/// How often a second something happened.
func perSecond(_ count: Int, _ time: Duration) -> String {
  let rate = Int64(count) * 1_000_000 / max(time.microseconds, 1)
  return rate < 1000 ? "\(rate)" : "\(rate / 1000),\(padded(rate % 1000, 3))"
}

private func decimal(_ number: Int64, _ places: Int) -> String {
  "\(number / 100).\(padded(abs(number) % 100, places))"
}

private func padded(_ number: Int64, _ places: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, places - digits.count)) + digits
}
