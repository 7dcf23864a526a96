import CampaignCore
import Testing

@Suite struct RenderedTextTests {
  @Test(arguments: [
    ("Talk today.", nil, "Talk today."),
    ("  Talk today.\n\n", nil, "Talk today."),
    ("Talk today.", "https://t.example", "Talk today.\nhttps://t.example"),
    ("Read https://t.example now", "https://t.example", "Read https://t.example now"),
    ("(see https://t.example).", "https://t.example", "(see https://t.example)."),
    ("", "https://t.example", "https://t.example"),
    ("Talk today.", "", "Talk today."),
  ]) func `a link stands in the text once`(text: String, link: String?, rendered: String) {
    #expect(renderedText(text, link: link) == rendered)
  }

  @Test func `a longer link does not stand for a shorter one`() {
    #expect(
      renderedText("Read https://t.example/more", link: "https://t.example")
        == "Read https://t.example/more\nhttps://t.example")
  }

  @Test func `a content warning stands before the text where the platform has no field for it`() {
    for platform in [Platform.bluesky, .x] {
      #expect(
        renderedText("Talk.", link: nil, spoiler: "Mentions self-harm", on: platform)
          == "Mentions self-harm\n\nTalk.")
      #expect(renderedText("Talk.", link: nil, spoiler: nil, on: platform) == "Talk.")
    }
    for platform in [Platform.mastodon, .outbox] {
      #expect(
        renderedText("Talk.", link: nil, spoiler: "Mentions self-harm", on: platform) == "Talk.")
    }
  }
}
