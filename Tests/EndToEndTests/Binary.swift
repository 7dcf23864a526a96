import Foundation

/// The two programs as they were built beside these tests; `$CAMPAIGND_BIN` names a folder with others,
/// such as those of the release, which an optimiser has been at.
enum Binary {
  static let campaignd = folder.appendingPathComponent("campaignd")
  static let campaignctl = folder.appendingPathComponent("campaignctl")

  /// The project's top folder.
  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The test runner lies beside what was built with it.
  private static let folder: URL =
    if let named = ProcessInfo.processInfo.environment["CAMPAIGND_BIN"], !named.isEmpty {
      URL(fileURLWithPath: named)
    } else {
      URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent()
    }
}
