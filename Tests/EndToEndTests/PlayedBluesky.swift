import Support

@testable import Publishers

extension BlueskyPlayer {
  /// A played server that names records as the real one does.
  static func start() async throws -> BlueskyPlayer {
    try await startBluesky { bytes in
      json(RecordValue.self, in: bytes).map { ContentID(ofRecord: $0.dagCBOR).description } ?? "?"
    }
  }
}
