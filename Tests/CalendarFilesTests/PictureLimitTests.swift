import CalendarFiles
import CampaignCore
import Testing

/// What `check` says of pictures that a platform will not take, while there is time to mend it.
@Suite struct PictureLimitTests {
  private static let house =
    Folder.everyday["house.yaml", default: ""] + """

        - {id: trust-bluesky, kind: outbox, written-for: bluesky, folder: bluesky}
      """

  /// What is said of a post with this picture on this account.
  private func said(of picture: [UInt8], on account: String) throws -> [Diagnostic] {
    let folder = try Folder([
      "house.yaml": PictureLimitTests.house,
      "day.yaml": Folder.day(
        """
          - id: a
            at: day 1, 09:00
            text: Our drop-in
            accounts: [\(account)]
            media: [{file: a.png, alt: A bench}]
        """),
    ])
    try folder.write("media/a.png", picture)
    return folder.read().1.filter { $0.severity == .error }
  }

  /// A PNG of 4000 by 3000 pixels.
  private func png(_ size: Int) -> [UInt8] {
    let header: [UInt8] = [
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
      0, 0, 0x0F, 0xA0, 0, 0, 0x0B, 0xB8,
    ]
    return header + Array(repeating: 0, count: size - header.count)
  }

  private func gif(_ size: Int) -> [UInt8] {
    let header = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    return header + Array(repeating: 0, count: size - header.count)
  }

  @Test func `a picture of more than two million bytes is refused, with the size it must have`()
    throws
  {
    let said = try said(of: png(2_000_001), on: "trust-bluesky")
    #expect(
      said.map(\.message) == [
        "Bluesky takes pictures up to 2000000 bytes; media/a.png has 2000001"
      ])
    #expect(said.first?.hint == "it is 4000 × 3000; save it at about 3794 × 2846, or as JPEG")
    #expect(try self.said(of: png(2_000_000), on: "trust-bluesky").isEmpty)
  }

  @Test func `X gets a GIF as any picture, and takes as many bytes of it`() throws {
    let said = try said(of: gif(5_000_001), on: "trust-x")
    #expect(
      said.map(\.message) == ["X takes pictures up to 5000000 bytes; media/a.png has 5000001"])
    #expect(try self.said(of: gif(5_000_000), on: "trust-x").isEmpty)
  }
}
