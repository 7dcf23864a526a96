import CampaignCore

/// Links that hide, that anybody can listen to, or that only look like ours.
enum LinkChecks {
  static func check(_ post: Examination, _ report: inout Report) {
    for link in post.links {
      if shorteners.contains(link.host) {
        report.add("link.shortener", field: link.field, span: link.span)
      }
      if link.scheme.equals("http") {
        report.add("link.insecure", field: link.field, span: link.span)
      }
      if isLookalike(link, post) {
        report.add("link.lookalike", field: link.field, span: link.span)
      }
    }
  }

  /// Services that hide where a link leads; NCSC phishing guidance.
  private static let shorteners: Set<[UInt8]> = Set(
    """
    bit.ly tinyurl.com t.co ow.ly goo.gl rb.gy is.gd buff.ly cutt.ly t.ly lnkd.in dlvr.it
    tiny.cc bl.ink rebrand.ly short.io shorturl.at v.gd qr.ae adf.ly bit.do mcaf.ee su.pr s.id
    soo.gd j.mp trib.al ift.tt fb.me youtu.be.ly amzn.to lnk.bio linktr.ee tr.im clck.ru x.co
    hubs.ly hubs.li snip.ly po.st ln.is db.tt wp.me tny.im u.to zpr.io qrco.de eepurl.com
    gg.gg urlz.fr t2m.io kutt.it polr.me b.link shrtco.de 1drv.ms forms.gle smarturl.it
    tinyurl.co.uk ebx.sh flip.it spr.ly social.ly
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf8) })

  // MARK: Look-alikes

  private static func isLookalike(_ link: FoundLink, _ post: Examination) -> Bool {
    if link.hasUserInfo || isAddress(link.host) || link.host.has("xn--") { return true }
    guard post.registry != nil else { return false }
    let trusted = post.gate.trustedDomains
    let label = WebName.label(of: link.host)
    lazy var skeleton = WebName.skeleton(label)
    if trusted.contains(where: { link.isWithin($0.domain) }) {
      return link.isDisguised
        || trusted.contains { $0.mayBeMimicked(by: label) && $0.isMimicked(by: label, skeleton) }
    }
    if link.isDisguised || link.host.contains(UInt8(ascii: "?")) { return true }
    return trusted.contains { $0.isResembled(by: link, label, skeleton) }
  }

  /// Numbers instead of a name.
  private static func isAddress(_ host: [UInt8]) -> Bool {
    guard let first = host.first else { return false }
    if first == UInt8(ascii: "[") { return true }
    guard isDigit(first) else { return false }
    let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(isDigit) })
    {
      return true
    }
    return host.allSatisfy(isDigit) || host.starts(with: "0x".utf8)
  }
}

/// How many letters two words differ by.
enum EditDistance {
  /// Whether `left` becomes `right` with at most `limit` insertions, deletions, exchanges or swaps.
  static func isWithin(_ limit: Int, _ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= limit, left.count <= 64, right.count <= 64 else {
      return false
    }
    let left = Array(left)
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
