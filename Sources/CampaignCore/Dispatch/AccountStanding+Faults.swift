import CivilTime

extension AccountStanding {
  /// What its server will not take of a post, a sentence each; the words were measured by the
  /// platform's usual limit when they were gated, and each server may have another.
  package func faults(of revision: PostRevision) -> [String] {
    words(revision) + revision.media.flatMap(picture) + count(revision) + poll(revision)
  }

  private func words(_ revision: PostRevision) -> [String] {
    guard let maximumCharacters else { return [] }
    let measure = TextRules.measure(
      revision.renderedText, spoiler: revision.spoiler, for: revision.post.platform,
      limit: maximumCharacters, on: countsAsMastodon ? .mastodon : .other)
    guard !measure.fits else { return [] }
    return ["its text counts \(measure.length), and the server takes \(maximumCharacters)"]
  }

  /// Other servers with Mastodon's API count every code point; who does not say is Mastodon here.
  private var countsAsMastodon: Bool { software?.hasPrefix("mastodon") ?? true }

  private func count(_ revision: PostRevision) -> [String] {
    guard let maximumPictures, revision.media.count > maximumPictures else { return [] }
    return [
      "it has \(revision.media.count) pictures, and the server takes \(maximumPictures)"
    ]
  }

  private func picture(_ picture: Media) -> [String] {
    var faults: [String] = []
    let isFilm = picture.mimeType.hasPrefix("video/")
    if let largest = isFilm ? maximumFilmSize : maximumPictureSize, picture.size > largest {
      faults.append("\(picture.file) has \(picture.size) bytes, and the server takes \(largest)")
    }
    if let maximumPictureArea, let area = picture.dimensions?.area, area > maximumPictureArea {
      faults.append(
        "\(picture.file) has \(area) pixels, and the server takes \(maximumPictureArea)")
    }
    if let pictureTypes, !pictureTypes.contains(picture.mimeType) {
      faults.append("the server takes no \(picture.mimeType), as \(picture.file) is")
    }
    if let maximumAltCharacters, let alt = picture.alt, alt.count > maximumAltCharacters {
      faults.append(
        "the words for \(picture.file) have \(alt.count) characters, and the server takes "
          + "\(maximumAltCharacters)")
    }
    return faults
  }

  private func poll(_ revision: PostRevision) -> [String] {
    guard let poll = revision.poll, let polls else { return [] }
    var faults: [String] = []
    if let most = polls.mostOptions, poll.options.count > most {
      faults.append("its poll has \(poll.options.count) options, and the server takes \(most)")
    }
    if let most = polls.longestOption,
      let long = poll.options.first(where: { $0.count > most })
    {
      faults.append(
        "an option of its poll has \(long.count) characters, and the server takes \(most)")
    }
    if let least = polls.shortest, poll.closesAfter < least {
      faults.append(
        "its poll is open for \(poll.closesAfter) s, and the server wants at least \(least)")
    }
    if let most = polls.longest, poll.closesAfter > most {
      faults.append("its poll is open for \(poll.closesAfter) s, and the server takes \(most)")
    }
    return faults
  }
}

extension Media.Dimensions {
  /// Nil where it is beyond all counting.
  fileprivate var area: Int? {
    let (area, overflows) = width.multipliedReportingOverflow(by: height)
    return overflows ? nil : area
  }
}

/// The links of a post as somebody will follow them.
package enum PostLinks {
  /// Hosts that hide where a link goes: readers cannot tell, and what is behind can change.
  package static let shorteners: Set<String> = [
    "bit.ly", "t.co", "tinyurl.com", "ow.ly", "goo.gl", "buff.ly", "is.gd", "lnkd.in", "rb.gy",
    "cutt.ly", "t.ly", "shorturl.at", "dlvr.it", "fb.me", "hubs.ly",
  ]

  /// Each link once, in the order readers meet them.
  package static func of(_ revision: PostRevision) -> [String] {
    // Bluesky's rules find links in any text; an outbox has none of its own.
    let found = TextRules.measure(revision.renderedText, for: .bluesky).facets
      .filter { $0.kind == .link }.map(\.value)
    return ([revision.link].compactMap(\.self) + found)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What is wrong with an address before anybody follows it; nil where nothing is.
  package static func fault(of address: String) -> String? {
    guard address.hasPrefix("https://") else { return "\(address) is not https" }
    let host = address.dropFirst("https://".count).prefix { !"/?#:".contains($0) }.lowercased()
    guard !shorteners.contains(host) else { return "\(address) hides where it leads" }
    return nil
  }
}

/// Follows a link to see whether there is anything.
package protocol LinkProbe: Sendable {
  /// Why the address does not answer, in a sentence; nil where it does.
  func fault(of address: String) async -> String?
}

/// Looks whether a picture is still the one that was approved.
package protocol PictureProbe: Sendable {
  /// Why it cannot go out, in a sentence; nil where it can.
  func fault(of picture: Media) async -> String?
}
