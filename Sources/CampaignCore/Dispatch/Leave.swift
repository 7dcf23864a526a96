/// Whether a request that publishes may still leave: asked again at the last moment before its words
/// go out, since a machine may have slept, or a process been stopped, after the claim was made.
///
/// A value of its own, not a bare function: Swift 6.3 crashes in an optimized build where a function
/// is what a task carries along.
package struct Leave: Sendable {
  /// What the request under way in this task leaves under.
  @TaskLocal package static var current = Leave { true }

  package let isGranted: @Sendable () -> Bool

  package init(_ isGranted: @escaping @Sendable () -> Bool) {
    self.isGranted = isGranted
  }

  /// What a post ends with that was to leave in a moment, and at that moment could not be let out.
  package static var recalled: PublishFailure {
    PublishFailure(
      .notSent,
      "at its moment it could not be let out any more, so it was not sent; it is decided anew",
      retryAfter: .zero)
  }

  /// What a request ends with whose time ran out before it left.
  package static var failure: PublishFailure {
    PublishFailure(
      .notSent, "its claim ran out before it could leave, so it was not sent; it is decided anew")
  }
}
