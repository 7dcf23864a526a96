extension Dispatcher {
  /// How many posts may be on their way at once, and how long a claim stands.
  package struct Limits: Sendable {
    package var atOncePerAccount = 128
    package var atOncePerPlatform = 512
    /// So many an account may have on their way whatever else its platform carries: one that is slow
    /// keeps nobody's last place.
    package var always = 4
    package var lease: Duration = .seconds(120)

    package init() {}
  }
}
