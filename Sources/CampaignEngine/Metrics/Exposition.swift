import CivilTime

/// Numbers about the house in the text format that Prometheus reads
/// (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4).
package struct Exposition: Sendable {
  /// What a number is: it only goes up, or it goes both ways.
  package enum Kind: String, Sendable {
    case counter, gauge
  }

  /// One number, with what tells it apart from the others of its family.
  package struct Sample: Sendable {
    let labels: [(name: String, value: String)]
    let value: String

    package init(_ value: some BinaryInteger, _ labels: (name: String, value: String)...) {
      self.value = String(value)
      self.labels = labels
    }

    /// - Parameter seconds: a length of time, or a moment since 1970.
    package init(seconds: Duration, _ labels: (name: String, value: String)...) {
      value = seconds.decimalSeconds
      self.labels = labels
    }
  }

  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  package private(set) var text = ""

  package init() {}

  /// A family of numbers; one without samples is left out.
  /// - Parameter help: what it tells, in a sentence.
  package mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    head(name, kind.rawValue, help)
    for sample in samples { line(name, sample.labels, sample.value) }
  }

  package mutating func add(_ name: String, _ kind: Kind, _ help: String, _ sample: Sample) {
    add(name, kind, help, [sample])
  }

  /// A family that tells how many took at most so long.
  package mutating func add(_ name: String, _ help: String, _ histogram: Histogram) {
    head(name, "histogram", help)
    for (bound, count) in histogram.cumulative {
      line("\(name)_bucket", [("le", bound.decimalSeconds)], String(count))
    }
    line("\(name)_bucket", [("le", "+Inf")], String(histogram.count))
    line("\(name)_sum", [], histogram.sum.decimalSeconds)
    line("\(name)_count", [], String(histogram.count))
  }

  private mutating func head(_ name: String, _ kind: String, _ help: String) {
    text += "# HELP \(name) \(escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n"
  }

  private mutating func line(
    _ name: String, _ labels: [(name: String, value: String)], _ value: String
  ) {
    let written = labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }
    let braces = written.isEmpty ? "" : "{\(written.joined(separator: ","))}"
    text += "\(name)\(braces) \(value)\n"
  }

  private func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}

/// How many took at most so long, as Prometheus adds them up.
package struct Histogram: Hashable, Sendable {
  private let bounds: [Duration]
  private var counts: [Int]
  package private(set) var count = 0
  package private(set) var sum = Duration.zero

  /// - Parameter bounds: rising.
  package init(upTo bounds: [Duration]) {
    self.bounds = bounds
    counts = bounds.map { _ in 0 }
  }

  package mutating func record(_ duration: Duration) {
    count += 1
    sum += duration
    if let place = bounds.firstIndex(where: { duration <= $0 }) { counts[place] += 1 }
  }

  /// Each bound with how many took at most that long.
  package var cumulative: [(bound: Duration, count: Int)] {
    var total = 0
    return zip(bounds, counts).map { bound, count in
      total += count
      return (bound, total)
    }
  }
}

extension Duration {
  /// `0.25`, `300`, `-1.5`: seconds without an exponent and without zeros at the end.
  fileprivate var decimalSeconds: String {
    let microseconds = microseconds
    let (whole, part) = microseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let sign = microseconds < 0 ? "-" : ""
    guard part > 0 else { return "\(sign)\(whole)" }
    var digits = String(1_000_000 + part).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}
