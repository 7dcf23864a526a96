import CampaignCore

/// Links that hide, that anybody can listen to, or that only look like ours.
enum LinkChecks {
  static func check(_ post: Examination, _ report: inout Report) {
    for link in post.links {
      if shorteners.contains(link.host) {
        report.add("link.shortener", field: link.field, span: link.span)
      }
      if link.scheme == "http" { report.add("link.insecure", field: link.field, span: link.span) }
      if isLookalike(link, post) {
        report.add("link.lookalike", field: link.field, span: link.span)
      }
    }
  }

  /// Services that hide where a link leads; NCSC phishing guidance.
  private static let shorteners: Set<String> = [
    "bit.ly", "tinyurl.com", "t.co", "ow.ly", "goo.gl", "rb.gy", "is.gd", "buff.ly", "cutt.ly",
    "t.ly", "lnkd.in", "dlvr.it", "tiny.cc", "bl.ink", "rebrand.ly", "short.io", "shorturl.at",
    "v.gd", "qr.ae", "adf.ly", "bit.do", "mcaf.ee", "su.pr", "s.id", "soo.gd", "j.mp", "trib.al",
    "ift.tt", "fb.me", "youtu.be.ly", "amzn.to", "lnk.bio", "linktr.ee", "tr.im", "clck.ru", "x.co",
    "hubs.ly", "hubs.li", "snip.ly", "po.st", "ln.is", "db.tt", "wp.me", "tny.im", "u.to", "zpr.io",
    "qrco.de", "eepurl.com", "gg.gg", "urlz.fr", "t2m.io", "kutt.it", "polr.me", "b.link",
    "shrtco.de",
    "1drv.ms", "forms.gle", "smarturl.it", "tinyurl.co.uk", "ebx.sh", "flip.it", "spr.ly",
    "social.ly",
  ]

  // MARK: Look-alikes

  private static func isLookalike(_ link: FoundLink, _ post: Examination) -> Bool {
    if link.userInfo != nil || isAddress(link.host) || link.host.contains("xn--") { return true }
    guard let registry = post.registry else { return false }
    var trusted = registry.approvedDomains.map { $0.lowercased() }
    if let own = registry.ownDomain { trusted.append(own.lowercased()) }
    let isTrusted = trusted.contains { link.isWithin($0) }
    if isTrusted { return link.isDisguised || trusted.contains { mimics(link, $0) } }
    if link.isDisguised || link.host.contains("?") { return true }
    return trusted.contains { resembles(link, $0) }
  }

  /// `norrinva1e.nhs.uk`: below a suffix we trust, but only looking like the name we trust.
  private static func mimics(_ link: FoundLink, _ domain: String) -> Bool {
    let (name, other) = (label(of: domain), label(of: link.registrable))
    return name.utf8.count >= 5 && name != other && skeleton(name) == skeleton(other)
  }

  private static func isAddress(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    return host.hasPrefix("[") || !host.isEmpty && host.allSatisfy(\.isNumber)
      || host.hasPrefix("0x")
  }

  private static func resembles(_ link: FoundLink, _ domain: String) -> Bool {
    let host = link.host
    // `samaritans.org.help-now.info`: ours on the left, somebody else's on the right.
    if host.hasPrefix(domain + ".") || host.contains("." + domain + ".") { return true }
    if host.hasPrefix(domain + "-") || host.contains("." + domain + "-") { return true }
    let dashed = domain.replacing(".", with: "-")
    if host.hasPrefix(dashed + ".") || host.contains(dashed) && dashed.utf8.count >= 8 {
      return true
    }
    let name = label(of: domain)
    let other = label(of: link.registrable)
    // The same name under another suffix, or with words joined to it.
    if name == other, name.utf8.count >= 6, link.registrable != domain { return true }
    if name.utf8.count >= 6, other.utf8.count > name.utf8.count,
      other.split(separator: "-").contains(Substring(name))
        || other.hasPrefix(name)
          && [
            "nhs", "help", "crisis", "uk", "trust", "support", "helpline", "chat", "line", "online",
            "donate",
          ].contains(String(other.dropFirst(name.count)))
    {
      return true
    }
    if skeleton(host) == skeleton(domain)
      || skeleton(other) == skeleton(name) && name.utf8.count >= 4
    {
      return true
    }
    // `norrinvale.nhs.co`: the whole name among the labels of somebody else's host.
    if name.utf8.count >= 7, host.split(separator: ".").contains(Substring(name)) { return true }
    let slips = name.utf8.count >= 7 ? 2 : name.utf8.count >= 5 ? 1 : 0
    guard slips > 0 else { return false }
    return EditDistance.isWithin(slips, Array(other.utf8), Array(name.utf8)) && other != name
      || EditDistance.isWithin(slips, Array(link.registrable.utf8), Array(domain.utf8))
  }

  /// The label before the public suffix.
  private static func label(of domain: String) -> String {
    let labels = domain.split(separator: ".")
    let suffix =
      labels.count > 2
        && FoundLink.twoLabelSuffixes.contains(labels.suffix(2).joined(separator: ".")) ? 2 : 1
    return labels.dropLast(suffix).last.map(String.init) ?? domain
  }

  /// Letters and digits that look alike, made one: UTS #39's skeleton for ASCII names.
  private static func skeleton(_ name: String) -> [UInt8] {
    var folded: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "0"): folded.append(UInt8(ascii: "o"))
      case UInt8(ascii: "1"), UInt8(ascii: "i"), UInt8(ascii: "|"): folded.append(UInt8(ascii: "l"))
      case UInt8(ascii: "5"): folded.append(UInt8(ascii: "s"))
      case UInt8(ascii: "3"): folded.append(UInt8(ascii: "e"))
      case UInt8(ascii: "4"): folded.append(UInt8(ascii: "a"))
      case UInt8(ascii: "-"): continue
      case UInt8(ascii: "n") where folded.last == UInt8(ascii: "r"):
        folded[folded.count - 1] = UInt8(ascii: "m")
      case UInt8(ascii: "v") where folded.last == UInt8(ascii: "v"):
        folded[folded.count - 1] = UInt8(ascii: "w")
      case let other: folded.append(other)
      }
    }
    return folded
  }
}

/// How many letters two words differ by.
enum EditDistance {
  /// Whether `left` becomes `right` with at most `limit` insertions, deletions, exchanges or swaps.
  static func isWithin(_ limit: Int, _ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= limit, left.count <= 64, right.count <= 64 else {
      return false
    }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
      var current = [i + 1]
      for j in 0..<right.count {
        var cost = min(
          previous[j + 1] + 1, current[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count] <= limit
  }
}
