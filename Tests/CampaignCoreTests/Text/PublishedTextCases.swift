import CampaignCore
import Foundation
import Support
import Testing

@Suite(.enabled(if: SharedFacts.folder != nil, "the published cases are not beside this project"))
struct PublishedTextCases {
  @Test func `X weighs every case of twitter-text as version 3 of its rules does`() throws {
    let sections = try published("twitter-text/validate.json", as: Validation.self).tests
    // The first section is of version 2, where emoji weigh by their parts; version 3 says anew
    // what differs, and a few cases of it only stand here.
    let newer = try sections.cases("WeightedTweetsWithDiscountedEmojiCounterTest")
    let older = try sections.cases("WeightedTweetsCounterTest")
      .filter { old in newer.allSatisfy { $0.text != old.text } }
    let marked = try sections.cases("UnicodeDirectionalMarkerCounterTest")
    for example in newer + older + marked {
      let measure = TextRules.measure(example.text, for: .x)
      #expect(measure.length == example.expected.weightedLength, "\(example.description)")
      #expect(measure.fits == example.expected.valid, "\(example.description)")
    }
    #expect(newer.count + marked.count == 24)
    #expect(older.count == 3)
  }

  @Test(arguments: ["country", "generic"])
  func `X counts an address under every top-level domain as 23`(section: String) throws {
    let domains = try published("twitter-text/tlds.json", as: TopLevels.self).tests[section]
    for domain in try #require(domains) {
      let measure = TextRules.measure(domain.text, for: .x)
      #expect(measure.length == 23, "\(domain.description)")
      #expect(measure.facets.map(\.value) == domain.expected, "\(domain.description)")
    }
  }

  @Test func `Mastodon counts every published status`() throws {
    let statuses = try published("mastodon/status_length.json", as: Statuses.self).cases
    for status in statuses {
      let measure = TextRules.measure(
        status.text, spoiler: status.spoilerText, for: .mastodon, limit: status.maxCharacters)
      #expect(measure.fits == status.accepted, "\(status.case)")
      if let length = status.countedLength {
        #expect(measure.length == length, "\(status.case)")
      }
    }
    #expect(statuses.count >= 10)
  }

  @Test func `Mastodon finds the published mentions and hashtags`() throws {
    let cases = try published("mastodon/extractor.json", as: Extractions.self)
    for mention in cases.mentions {
      let found = TextRules.measure(mention.text, for: .mastodon).facets
      #expect(found.map(\.value) == mention.expected.map(\.screenName), "\(mention.text)")
    }
    for tag in cases.hashtags {
      let found = TextRules.measure(tag.text, for: .mastodon).facets
      #expect(found.map(\.value) == tag.expected.map(\.hashtag), "\(tag.text)")
    }
  }

  @Test func `Bluesky finds the published mentions and links`() throws {
    let cases = try published("atproto/richtext/facet-detection.json", as: Facets.self)
    for example in cases.mentionsAndLinks {
      let found = TextRules.measure(example.text, for: .bluesky).facets.map(PublishedFacet.init)
      #expect(found == example.facets, "\(example.text)")
    }
  }

  @Test func `Bluesky finds the published hashtags and tickers`() throws {
    let cases = try published("atproto/richtext/facet-detection.json", as: Facets.self)
    for example in cases.tags + cases.cashtags {
      let found = TextRules.measure(example.text, for: .bluesky).facets
      #expect(found.map(\.value) == example.tags, "\(example.text)")
      #expect(found.map(ByteRange.init) == example.indices, "\(example.text)")
    }
  }
}

private func published<Cases: Decodable>(_ file: String, as type: Cases.Type) throws -> Cases {
  let decoder = JSONDecoder()
  decoder.keyDecodingStrategy = .convertFromSnakeCase
  return try decoder.decode(type, from: try #require(SharedFacts.bytes(file)))
}

private struct Validation: Decodable {
  let tests: Sections

  struct Sections: Decodable {
    private let sections: [String: [Weighed]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      var sections: [String: [Weighed]] = [:]
      for key in container.allKeys where key.stringValue.hasSuffix("CounterTest") {
        sections[key.stringValue] = try container.decode([Weighed].self, forKey: key)
      }
      self.sections = sections
    }

    func cases(_ name: String) throws -> [Weighed] { try #require(sections[name]) }
  }

  struct Weighed: Decodable {
    struct Expected: Decodable {
      let weightedLength: Int
      let valid: Bool
    }
    let description: String
    let text: String
    let expected: Expected
  }

  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

private struct TopLevels: Decodable {
  struct Domain: Decodable {
    let description: String
    let text: String
    let expected: [String]
  }
  let tests: [String: [Domain]]
}

private struct Statuses: Decodable {
  struct Status: Decodable {
    let `case`: String
    let maxCharacters: Int
    let text: String
    let spoilerText: String
    let accepted: Bool
    let countedLength: Int?
  }
  let cases: [Status]
}

private struct Extractions: Decodable {
  struct Mention: Decodable {
    struct Expected: Decodable { let screenName: String }
    let text: String
    let expected: [Expected]
  }
  struct Hashtag: Decodable {
    struct Expected: Decodable { let hashtag: String }
    let text: String
    let expected: [Expected]
  }
  let mentions: [Mention]
  let hashtags: [Hashtag]
}

private struct Facets: Decodable {
  struct Linked: Decodable {
    let text: String
    let facets: [PublishedFacet]
  }
  struct Tagged: Decodable {
    let text: String
    let tags: [String]
    let indices: [ByteRange]
  }
  let mentionsAndLinks: [Linked]
  let tags: [Tagged]
  let cashtags: [Tagged]
}

private struct PublishedFacet: Decodable, Equatable {
  let kind: String
  let byteStart: Int
  let byteEnd: Int
  let value: String

  init(_ facet: Facet) {
    kind = facet.kind.rawValue
    byteStart = facet.byteStart
    byteEnd = facet.byteEnd
    // The published cases resolve each handle to "did:fake:<handle>".
    value = facet.kind == .mention ? "did:fake:" + facet.value : facet.value
  }
}

private struct ByteRange: Decodable, Equatable {
  let byteStart: Int
  let byteEnd: Int

  init(_ facet: Facet) {
    byteStart = facet.byteStart
    byteEnd = facet.byteEnd
  }
}
