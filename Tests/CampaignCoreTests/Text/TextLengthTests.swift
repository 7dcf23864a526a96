import CampaignCore
import Testing

@Suite struct TextLengthTests {
  @Test(arguments: [
    ("Talking helps.", 14),
    ("Talk to us: https://www.trust.example.org/eating-disorders/help", 35),
    ("Talk to us: trust.nhs.uk", 35),
    ("Two links, trust.nhs.uk/a and (https://nhs.uk).", 65),
    ("Mail help@trust.nhs.uk", 22),
    ("The end.Then more", 17),
    ("https://nhs.uk/a. https://nhs.uk/b,", 49),
    ("https://en.wikipedia.org/wiki/Primer_(film)", 23),
    ("例えばnhs.uk", 29),
    ("我爱你", 6),
    ("Cafe\u{301}", 4),
    ("👩‍👩‍👧‍👦👍🏽🇬🇧🏴󠁧󠁢󠁥󠁮󠁧󠁿#️⃣", 10),
    ("©", 1),
    ("©\u{FE0F}", 2),
    ("“quoted” – 5′", 13),
    ("€", 2),
    ("", 0),
  ])
  func `X weighs what twitter-text weighs`(text: String, weight: Int) {
    #expect(TextRules.measure(text, for: .x).length == weight)
  }

  @Test func `X takes 280 and no more`() {
    #expect(TextRules.measure(String(repeating: "a", count: 280), for: .x).fits)
    #expect(!TextRules.measure(String(repeating: "a", count: 281), for: .x).fits)
    #expect(TextRules.measure(String(repeating: "a", count: 281), for: .x, limit: 25_000).fits)
  }

  @Test func `X refuses characters that Unicode keeps for itself`() {
    #expect(!TextRules.measure("seen\u{FFFF}", for: .x).fits)
    #expect(!TextRules.measure("\u{FEFF}pasted", for: .x).fits)
  }

  @Test func `what is joined without end does not pass as one emoji on X`() {
    let chain = Array(repeating: "👩", count: 400).joined(separator: "\u{200D}")
    #expect(!TextRules.measure(chain, for: .x).fits)
  }

  @Test(arguments: [
    ("Talking helps.", "", 14),
    ("Talking helps.", "eating disorders", 30),
    ("See https://www.trust.example.org/a/very/long/path?with=query#and-more", "", 27),
    ("See www.trust.example.org", "", 25),
    ("Thanks @alice@social.example and @bob.", "", 23),
    ("not@alice@social.example", "", 24),
    ("https://social.trust.org/@alice", "", 23),
    ("👩‍👩‍👧‍👦é", "", 2),
    ("", "", 0),
  ])
  func `Mastodon counts graphemes, short links and short names`(
    text: String, spoiler: String, length: Int
  ) {
    #expect(TextRules.measure(text, spoiler: spoiler, for: .mastodon).length == length)
  }

  @Test func `Mastodon takes 500 unless its instance says otherwise`() {
    let text = String(repeating: "a", count: 501)
    #expect(TextRules.measure(text, for: .mastodon).limit == 500)
    #expect(!TextRules.measure(text, for: .mastodon).fits)
    #expect(TextRules.measure(text, for: .mastodon, limit: 501).fits)
    #expect(!TextRules.measure("a", spoiler: text, for: .mastodon, limit: 501).fits)
  }

  @Test func `other servers of the Mastodon API count every code point`() {
    let text = "@alice@social.example https://trust.example/help 👩‍👩‍👧‍👦"
    let measure = TextRules.measure(text, spoiler: "food", for: .mastodon, on: .other)
    #expect(measure.length == 4 + 49 + 7)
  }

  @Test func `Bluesky takes 300 graphemes in 3000 bytes`() {
    let family = "👩‍👩‍👧‍👦"
    #expect(TextRules.measure(String(repeating: "é", count: 300), for: .bluesky).fits)
    #expect(!TextRules.measure(String(repeating: "a", count: 301), for: .bluesky).fits)
    #expect(TextRules.measure(String(repeating: family, count: 120), for: .bluesky).fits)
    #expect(!TextRules.measure(String(repeating: family, count: 121), for: .bluesky).fits)
  }

  @Test func `an outbox keeps to the rules of the platform it writes for`() {
    let text = String(repeating: "a", count: 1000)
    let free = Account(id: "free", platform: .outbox)
    let strict = Account(id: "strict", platform: .outbox, writtenFor: .bluesky)
    let own = Account(id: "own", platform: .outbox, maximumCharacters: 999)
    #expect(TextRules.measure(text, for: free).limit == nil)
    #expect(TextRules.measure(text, for: free).fits)
    #expect(TextRules.measure(text, for: strict).limit == 300)
    #expect(!TextRules.measure(text, for: own).fits)
  }

  @Test(arguments: Platform.allCases, Hostile.texts)
  func `no text takes more than moments`(platform: Platform, hostile: Hostile) {
    let clock = ContinuousClock()
    let text = hostile.text
    let taken = clock.measure {
      _ = TextRules.measure(text, spoiler: hostile.unit, for: platform)
    }
    #expect(taken < .seconds(30), "\(hostile.unit.debugDescription) on \(platform)")
  }
}

/// A unit that is repeated until the text has 50 kB.
struct Hostile: Sendable, CustomTestStringConvertible {
  let unit: String

  var text: String { String(repeating: unit, count: 50_000 / unit.utf8.count) }
  var testDescription: String { unit.debugDescription }

  static let texts = [
    "a", ".", "a.", "a.com.", "com", "あ", "あ.", "あ.com", "http://", "http://a.", "a.com/(",
    "a.com/,", "(", "((", "(https://", "@", "@a", "@a@", "@a@b.", "#", "#a", " #", " #a", "$",
    " $A",
    "-", "_.", "a_.", "xn--", "a.xn--", "\u{301}", "a\u{301}\u{323}", "👩\u{200D}", "🇬", "\u{FE0F}",
    "🏴\u{E0067}", "1\u{FE0F}", "\r\n", "\u{0}", "\u{FFFF}", "क\u{94D}", "각", "a?", "a.com?=",
  ].map(Hostile.init)
}
