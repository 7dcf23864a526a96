import CampaignCore
import SafetyGate

/// Texts that a fuzzer makes, read by the gate: it must answer each, point within it, answer the same
/// again, and never be calmed by an invisible sign. Built only where the environment says FUZZ:
///
///     FUZZ=1 swift build -c release --sanitize=fuzzer --scratch-path .build/fuzz --product fuzz-gate
///     SWIFT_BACKTRACE=enable=no .build/fuzz/release/fuzz-gate -max_total_time=1200 -max_len=4096
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let parts = bytes.split(separator: 0x1F, maxSplits: 2, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  let text = parts[0]
  let subject = GateSubject(
    text: text, alts: parts.count > 1 ? [parts[1], nil] : [],
    pollOptions: parts.count > 2 ? [parts[2]] : [], when: Post.when, unit: Post.unit)
  let (verdict, told) = Post.gate.examineTelling(subject, ledger: Post.ledger)
  let scalars = text.unicodeScalars.count
  for finding in verdict.findings where finding.field == .text {
    precondition(finding.start >= 0 && finding.start <= finding.end && finding.end <= scalars)
  }
  precondition(Post.gate.examine(subject, ledger: Post.ledger) == verdict)
  _ = Post.gate.examine(subject, ledger: Post.ledger.recording(told))
  return 0
}

/// The trust whose posts are made up.
private enum Post {
  static let when = GateSubject.Moment("2027-02-04T22:30:00+00:00")
  static let unit = "Larch Ward"
  static let ledger = DisclosureLedger(disclosures: [
    DisclosureLedger.Disclosure(
      at: nil, unit: unit, attributes: ["age", "occupation"], referents: ["care"],
      counts: [DisclosureLedger.Disclosure.Count(number: 6, of: "people")])
  ])

  static let gate: SafetyGate = {
    var registry = Registry(trust: "Norrin Vale", timeZone: "Europe/London")
    registry.ownDomain = "norrinvale.nhs.uk"
    registry.approvedDomains = ["norrinvale.nhs.uk", "nhs.uk", "samaritans.org"]
    registry.roleMailboxes = ["comms@norrinvale.nhs.uk"]
    registry.approvedPhones = [
      Registry.Phone(name: "Samaritans", number: "116 123"),
      Registry.Phone(name: "Crisis line", number: "0808 157 0333"),
    ]
    registry.units = [Registry.Unit(name: unit, kind: "adult acute ward", places: 8)]
    registry.localities = [Registry.Locality(name: "Little Bratton", population: 700)]
    do {
      return try SafetyGate(registry: registry)
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
