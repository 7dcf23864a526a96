import ArgumentParser
import Foundation

/// Which trust is meant on a machine that works for several: the unit of a further one, its folders and
/// its socket are called alike.
struct TrustOption: ParsableArguments {
  @Option(help: "The trust of campaignd@TRUST.service ($CAMPAIGND_TRUST).")
  var trust: String?

  func validate() throws {
    guard let trust, trust.isEmpty || trust.contains("/") else { return }
    throw ValidationError("--trust is the name in campaignd@TRUST.service")
  }

  /// The name of its unit, without `.service`.
  var unit: String {
    let named = trust ?? ProcessInfo.processInfo.environment["CAMPAIGND_TRUST"]
    return named.map { "campaignd@\($0)" } ?? "campaignd"
  }

  /// The folder of its settings, its secrets and its campaigns.
  var folder: String { "/etc/\(unit)" }
}
