import CampaignCore
import Testing

@Suite struct FacetTests {
  @Test(arguments: [
    ("Help: https://nhs.uk/help.", ["https://nhs.uk/help"]),
    ("Help (nhs.uk/help).", ["https://nhs.uk/help"]),
    ("“Help: nhs.uk/help”", ["https://nhs.uk/help"]),
    (
      "See https://en.example.org/wiki/Primer_(film)", ["https://en.example.org/wiki/Primer_(film)"]
    ),
    ("self-help.nhs.uk", ["https://self-help.nhs.uk"]),
    ("nhs.uk’s pages", ["https://nhs.uk"]),
    ("jo.me@nhs.net", []),
    ("The end.Now", []),
    ("v1.2 at 10.30am", []),
    ("https://", []),
    ("HTTPS://NHS.UK", ["HTTPS://NHS.UK"]),
  ])
  func `Bluesky links what a reader would take for a link`(text: String, links: [String]) {
    let facets = TextRules.measure(text, for: .bluesky).facets
    #expect(facets.filter { $0.kind == .link }.map(\.value) == links)
  }

  @Test(arguments: [
    ("Thanks @trust.bsky.social!", ["trust.bsky.social"]),
    ("(@trust.nhs.uk)", ["trust.nhs.uk"]),
    ("@trust", []),
    ("mail@trust.nhs.uk", []),
    ("@trust.nhs.uk_x", []),
    ("@carol.test", ["carol.test"]),
  ])
  func `Bluesky mentions handles, which are domains`(text: String, handles: [String]) {
    let facets = TextRules.measure(text, for: .bluesky).facets
    #expect(facets.filter { $0.kind == .mention }.map(\.value) == handles)
  }

  @Test(arguments: [
    ("#EDAW2027 #WorldMentalHealthDay", ["EDAW2027", "WorldMentalHealthDay"]),
    ("#2027", []),
    ("##", []),
    ("Join #EDAW.", ["EDAW"]),
    ("x#y", []),
    ("#caf\u{E9}", ["caf\u{E9}"]),
    ("#a\u{200B}b", ["a"]),
  ])
  func `Bluesky tags words with a letter in them`(text: String, tags: [String]) {
    let facets = TextRules.measure(text, for: .bluesky).facets
    #expect(facets.filter { $0.kind == .tag }.map(\.value) == tags)
  }

  @Test func `facets point at bytes`() {
    let text = "👩‍👩‍👧‍👦 é @trust.nhs.uk #EDAW nhs.uk"
    let bytes = Array(text.utf8)
    let facets = TextRules.measure(text, for: .bluesky).facets
    let shown = facets.map { String(decoding: bytes[$0.byteStart..<$0.byteEnd], as: UTF8.self) }
    #expect(shown == ["@trust.nhs.uk", "#EDAW", "nhs.uk"])
    #expect(facets.map(\.kind) == [.mention, .tag, .link])
  }

  @Test func `on Mastodon names, tags and addresses are found`() {
    let text = "Thanks @alice@social.example for #EDAW at https://nhs.uk/#help"
    let facets = TextRules.measure(text, for: .mastodon).facets
    #expect(facets.map(\.value) == ["alice@social.example", "EDAW", "https://nhs.uk/#help"])
  }

  @Test func `on X the addresses are found, as they are what costs`() {
    let text = "é Cafe\u{301} trust.nhs.uk"
    let facets = TextRules.measure(text, for: .x).facets
    #expect(facets.map(\.value) == ["trust.nhs.uk"])
    #expect(facets.map(\.byteStart) == [10])
  }
}
