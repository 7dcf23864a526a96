import CampaignCore
import Testing

/// What the address of a post that a person has found tells of its name.
@Suite struct FoundPostTests {
  private func receipt(
    _ platform: Platform, _ address: String, on server: String? = nil
  ) -> Receipt? {
    Account(id: "trust", platform: platform, server: server)
      .receipt(ofFound: address, key: "dispatch-1")
  }

  @Test(arguments: [
    ("https://social.example/@trust/109876543210987654", "109876543210987654"),
    ("https://social.example/@trust/109876543210987654?utm_source=mail#top", "109876543210987654"),
    (" https://Social.Example/@trust/109876543210987654/\n", "109876543210987654"),
    ("https://social.example/deck/@trust/109876543210987654", "109876543210987654"),
    ("https://social.example/users/trust/statuses/109876543210987654", "109876543210987654"),
    (
      "https://social.example/@trust/statuses/01KZZZ1JPPZZJBMCYXHPBGSD9E",
      "01KZZZ1JPPZZJBMCYXHPBGSD9E"
    ),
    (
      "https://social.example/users/trust/statuses/01KZZZ1JPPZZJBMCYXHPBGSD9E",
      "01KZZZ1JPPZZJBMCYXHPBGSD9E"
    ),
  ])
  func `Mastodon and GoToSocial call a post by the end of its path`(address: String, id: String) {
    #expect(receipt(.mastodon, address, on: "https://social.example")?.id == id)
  }

  /// Both as a real snac 2.94 answered.
  @Test(arguments: [
    ("1795388236.703292", "17953882360fa8a936d72e5ab75831414e76969175"),
    ("1795388236.717246", "17953882369d63191532928e8a80652d605b3cf590"),
  ])
  func `snac calls a post by the digest of its address`(time: String, id: String) {
    let address = "http://localhost:18001/alice/p/\(time)"
    #expect(receipt(.mastodon, address) == Receipt(id: id, url: address))
    #expect(receipt(.mastodon, address + "/#end")?.id == id)
  }

  @Test(arguments: [
    "https://elsewhere.example/@trust/109876543210987654",
    "https://social.example/@trust@elsewhere.example/109876543210987654",
    "https://social.example/@trust", "https://social.example/@trust/media",
    "https://social.example/109876543210987654", "https://social.example/trust/p/today",
    "https://social.example/trust/p/1795388236", "social.example/@trust/109876543210987654",
    "https://trust@social.example/@trust/109876543210987654", "109876543210987654", "",
  ])
  func `a page that is not the post's own on its server has no name for it`(address: String) {
    #expect(receipt(.mastodon, address, on: "https://social.example") == nil)
  }

  @Test func `a server asked on this machine has its pages under another name`() {
    let address = "https://social.example/@trust/109876543210987654"
    #expect(receipt(.mastodon, address, on: "http://127.0.0.1:3000")?.url == address)
  }

  @Test(arguments: [
    "https://x.com/trust/status/1886712345678901234",
    "https://twitter.com/trust/status/1886712345678901234?s=20",
    "https://mobile.twitter.com/trust/status/1886712345678901234/photo/1",
    "https://x.com/i/web/status/1886712345678901234",
  ])
  func `X calls a post by the number after its status`(address: String) {
    #expect(receipt(.x, address) == Receipt(id: "1886712345678901234", url: address))
  }

  @Test(arguments: [
    "https://x.example/trust/status/1886712345678901234", "https://x.com/trust", "https://t.co/abc",
    "https://x.com/trust/status", "https://x.com/trust/status/latest",
  ])
  func `an address on X without that number has none`(address: String) {
    #expect(receipt(.x, address) == nil)
  }

  @Test func `Bluesky calls a post by its account and its key`() {
    let page = "https://bsky.app/profile/trust.example/post/3lhmdqmfkys2a"
    #expect(
      receipt(.bluesky, page + "?ref=mail")?.id
        == "at://trust.example/app.bsky.feed.post/3lhmdqmfkys2a")
    let uri = "at://did:plc:abc/app.bsky.feed.post/3lhmdqmfkys2a"
    let url = "https://bsky.app/profile/did:plc:abc/post/3lhmdqmfkys2a"
    #expect(receipt(.bluesky, uri) == Receipt(id: uri, url: url))
    #expect(receipt(.bluesky, url) == Receipt(id: uri, url: url))
  }

  @Test(arguments: [
    "https://bsky.app/profile/trust.example", "at://did:plc:abc/app.bsky.feed.like/3lhmdqmfkys2a",
    "https://bsky.app/profile/trust.example/feed/3lhmdqmfkys2a", "3lhmdqmfkys2a",
  ])
  func `what is no post on Bluesky has no name`(address: String) {
    #expect(receipt(.bluesky, address) == nil)
  }

  @Test func `a receiver's name stays as it is, and the post is known by our key`() {
    #expect(
      receipt(.webhook, "note 17") == Receipt(id: "note 17", url: nil, reference: "dispatch-1"))
    let url = "https://group.example/notes/17"
    #expect(receipt(.webhook, url) == Receipt(id: url, url: url, reference: "dispatch-1"))
    #expect(receipt(.webhook, url)?.isOnlyAnAddress == false)
  }

  @Test func `an outbox calls a post by its file, wherever the folder is`() {
    let file = "2027-02-04T093000Z-d1.post"
    #expect(receipt(.outbox, file) == Receipt(id: file, url: nil))
    #expect(receipt(.outbox, "/var/lib/campaignd/outbox/\(file)")?.id == file)
    #expect(receipt(.outbox, "file:///var/lib/an%20outbox/\(file)")?.id == file)
    #expect(receipt(.outbox, "https://trust.example/notes/17") == nil)
    #expect(receipt(.outbox, "file:///var/lib/..%2F\(file)") == nil)
  }

  @Test(arguments: [Platform.mastodon, .bluesky, .x])
  func `the example of an address has a name in it`(platform: Platform) {
    let account = Account(id: "trust", platform: platform, server: "https://social.example/")
    #expect(account.receipt(ofFound: account.exampleAddress, key: nil) != nil)
  }

  @Test func `an address on X tells whose post it is, where a name stands in it`() {
    let addresses = [
      "https://x.com/Trust/status/1", "https://x.com/i/web/status/1", "https://x.com/i/status/1",
      "https://mobile.twitter.com/other/status/1/photo/1?s=20",
    ]
    #expect(
      addresses.map { receipt(.x, $0)?.nameOnX } == ["Trust", nil, nil, "other"])
  }
}
