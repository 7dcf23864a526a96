/// A moment on the world's clock, kept as the store keeps it: whole microseconds since 1970 in UTC.
package struct Instant: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let microseconds: Int64

  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// - Parameter seconds: whole seconds since 1970-01-01T00:00:00Z.
  package init(seconds: Int64) {
    microseconds = seconds.multipliedClamped(by: 1_000_000)
  }

  /// The whole seconds since 1970 that have begun, rounded towards the past.
  package var seconds: Int64 {
    microseconds.flooredQuotient(by: 1_000_000)
  }

  package static let distantPast = Instant(microseconds: .min)
  package static let distantFuture = Instant(microseconds: .max)

  package static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  package static func + (instant: Instant, duration: Duration) -> Instant {
    Instant(microseconds: instant.microseconds.addingClamped(duration.microseconds))
  }

  package static func - (instant: Instant, duration: Duration) -> Instant {
    Instant(microseconds: instant.microseconds.subtractingClamped(duration.microseconds))
  }

  /// How long after `right` the moment `left` lies; negative where it lies before.
  package static func - (left: Instant, right: Instant) -> Duration {
    .microseconds(left.microseconds.subtractingClamped(right.microseconds))
  }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    microseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension Duration {
  /// This length of time in whole microseconds, as the store keeps it; clamped, never trapping.
  package var microseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds.multipliedClamped(by: 1_000_000)
      .addingClamped(attoseconds / 1_000_000_000_000)
  }
}

extension Int64 {
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  func subtractingClamped(_ other: Int64) -> Int64 {
    let (difference, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other < 0 ? .max : .min) : difference
  }

  func multipliedClamped(by factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? ((self < 0) == (factor < 0) ? .max : .min) : product
  }

  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return (self % divisor != 0 && (self < 0) != (divisor < 0)) ? quotient - 1 : quotient
  }
}
