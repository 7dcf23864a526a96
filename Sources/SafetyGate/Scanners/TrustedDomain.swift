import CampaignCore

/// A domain of the registry, ready to be compared with the links of posts. A class, because every link
/// is compared with all of them.
final class TrustedDomain: Sendable {
  let domain: [UInt8]
  /// The label before the public suffix.
  let name: [UInt8]
  let nameSkeleton: [UInt8]
  let domainSkeleton: [UInt8]
  /// `example-org-uk`.
  let dashed: [UInt8]

  init(_ written: String) {
    domain = Array(written.lowercased().utf8)
    name = Array(WebName.label(of: domain))
    nameSkeleton = WebName.skeleton(name)
    domainSkeleton = WebName.skeleton(domain)
    dashed = domain.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }
  }

  static func all(of registry: Registry?) -> [TrustedDomain] {
    guard let registry else { return [] }
    return (registry.approvedDomains + [registry.ownDomain].compactMap(\.self)).map(
      TrustedDomain.init)
  }

  /// Nobody takes a short name for another, and a name is not like itself.
  func mayBeMimicked(by name: ArraySlice<UInt8>) -> Bool {
    self.name.count >= 5 && !name.elementsEqual(self.name)
  }

  /// `norrinva1e.nhs.uk`: below a suffix we trust, but only looking like the name we trust.
  func isMimicked(by name: ArraySlice<UInt8>, _ skeleton: [UInt8]) -> Bool {
    skeleton == nameSkeleton
      || self.name.count >= 6 && EditDistance.isWithin(1, name, self.name)
  }

  /// Whether a host that is none of ours looks like this one.
  func isResembled(by link: FoundLink, _ label: ArraySlice<UInt8>, _ labelSkeleton: [UInt8]) -> Bool
  {
    let host = link.host
    if standsInside(host) { return true }
    if name.count >= 6, label.elementsEqual(name), !link.registrable.elementsEqual(domain) {
      return true
    }
    if name.count >= 6, isExtended(label) { return true }
    if WebName.skeleton(host) == domainSkeleton || name.count >= 4 && labelSkeleton == nameSkeleton
    {
      return true
    }
    // `norrinvale.nhs.co`: the whole name among the labels of somebody else's host.
    if name.count >= 7,
      host.split(separator: UInt8(ascii: ".")).contains(where: { $0.elementsEqual(name) })
    {
      return true
    }
    let slips = name.count >= 7 ? 2 : name.count >= 5 ? 1 : 0
    guard slips > 0 else { return false }
    return EditDistance.isWithin(slips, label, name)
      || EditDistance.isWithin(slips, link.registrable, domain)
  }

  /// `samaritans.org.help-now.info`, `samaritans-org.info`: ours on the left, somebody else's on the
  /// right.
  private func standsInside(_ host: [UInt8]) -> Bool {
    for end in [UInt8(ascii: "."), UInt8(ascii: "-")] {
      let part = domain + [end]
      if host.starts(with: part) || host.has([UInt8(ascii: ".")] + part) { return true }
    }
    return host.starts(with: dashed + [UInt8(ascii: ".")]) || dashed.count >= 8 && host.has(dashed)
  }

  /// The name with words joined to it: `samaritans-help`, `samaritansuk`.
  private func isExtended(_ label: ArraySlice<UInt8>) -> Bool {
    guard label.count > name.count else { return false }
    if label.split(separator: UInt8(ascii: "-")).contains(where: { $0.elementsEqual(name) }) {
      return true
    }
    guard label.starts(with: name) else { return false }
    let rest = label.dropFirst(name.count)
    return TrustedDomain.joined.contains { rest.equals($0) }
  }

  private static let joined: [StaticString] = [
    "nhs", "help", "crisis", "uk", "trust", "support", "helpline", "chat", "line", "online",
    "donate",
    "login", "portal", "booking", "info", "care",
  ]
}
