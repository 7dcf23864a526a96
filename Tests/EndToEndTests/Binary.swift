import Foundation

/// The two programs as they were built beside these tests.
enum Binary {
  static let campaignd = folder.appendingPathComponent("campaignd")
  static let campaignctl = folder.appendingPathComponent("campaignctl")

  /// The project's top folder.
  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The test runner lies beside what was built with it.
  private static let folder = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath()
    .deletingLastPathComponent()
}
