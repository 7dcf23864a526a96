import Glibc

/// The operating system said no.
package struct SystemFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked: `timerfd_create`.
  package let call: String
  /// Its answer, an errno.
  package let number: CInt

  package init(_ call: String, _ number: CInt) {
    self.call = call
    self.number = number
  }

  package var description: String {
    "\(call): \(errorText(number))"
  }
}

/// The system's words for an errno: `Permission denied`.
func errorText(_ number: CInt) -> String {
  var buffer = [CChar](repeating: 0, count: 128)
  guard strerror_r(number, &buffer, buffer.count) == 0 else { return "errno \(number)" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
