/// Whether a request that publishes may still leave: asked again at the last moment before its words
/// go out, since a machine may have slept, or a process been stopped, after the claim was made.
package enum Leave {
  @TaskLocal package static var isGranted: @Sendable () -> Bool = { true }

  /// What a request ends with whose time ran out before it left.
  package static var failure: PublishFailure {
    PublishFailure(
      .notSent, "its claim ran out before it could leave, so it was not sent; it is decided anew")
  }
}
