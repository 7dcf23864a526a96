import CampaignCore
import CivilTime
import Foundation

/// A post of one awareness day, as the calendar would hand it over.
enum Sample {
  static let stamp = Instant("2027-02-04T09:30:00.120456Z")!

  /// A PNG of one pixel.
  static let pictureBytes = [UInt8](
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )!)

  static func picture(alt: String?, focus: Media.Focus? = nil) -> Media {
    Media(
      file: "media/bench.png", digest: .ofBytes(pictureBytes), mimeType: "image/png",
      size: pictureBytes.count, alt: alt, focus: focus)
  }

  static func revision(
    text: String = "It is Time to Talk Day. #TimeToTalk", platform: Platform = .outbox,
    media: [Media] = [], link: String? = nil, spoiler: String? = nil, language: String = "en",
    repliesTo: Post.ID? = nil, poll: Poll? = nil, presentation: Presentation? = nil
  ) -> PostRevision {
    let instant = Instant("2027-02-04T09:30:00Z")!
    let post = Post(
      id: ID("day/2027/welcome/2027-02-04/trust-\(platform)"), campaign: "day", entry: "welcome",
      account: ID("trust-\(platform)"), platform: platform,
      slot: Slot(
        local: CivilDateTime("2027-02-04T09:30")!, timeZone: "Europe/London", instant: instant,
        reading: .only, deadline: instant + .seconds(900)))
    return PostRevision(
      post: post, text: text, media: media, link: link, spoiler: spoiler, language: language,
      repliesTo: repliesTo, author: "comms-officer", policy: "two-people",
      poll: poll, presentation: presentation,
      location: SourceLocation(file: "day.yaml", line: 1, column: 1))
  }
}

/// A folder for one test, removed when the test is done.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/publishers-\(UUID())"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func list(_ below: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(below)")) ?? []
  }

  func text(_ file: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(file)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
