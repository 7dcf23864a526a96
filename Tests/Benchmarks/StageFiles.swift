import CivilTime

/// The files of a small trust whose only account is the player, and which nobody attends: its posts
/// are approved by policy when the gate lets them pass.
enum StageFiles {
  static func settings(_ store: String) -> String {
    """
    campaigns: Campaigns
    \(store)
    socket: control.sock
    horizon-days: 30

    """
  }

  static func house(server: String) -> String {
    house(
      accounts: """
          - id: trust-mastodon
            kind: mastodon
            server: \(server)
            credential: player
        """)
  }

  static func house(accounts: String) -> String {
    """
    trust: Harrowmere Partnership NHS Trust
    time-zone: Europe/London
    policy: unattended
    people:
      - id: comms-officer
        name: Communications officer
        roles: [author]
        logins: [comms]
    policies:
      - id: unattended
        quorum: {}
    accounts:
    \(accounts)

    """
  }

  static let registry = """
    trust: Harrowmere Partnership NHS Trust (fictional)
    timezone: Europe/London
    approved_domains: [nhs.uk]
    approved_phones:
      - name: NHS 111 mental health option
        number: "111"
      - name: "999"
        number: "999"
      - name: Samaritans
        number: "116 123"

    """

  /// A campaign with one entry at each slot; no two say the same, whatever their campaign, where the
  /// numbers go on.
  static func campaign(
    _ slots: [Instant], accounts: [String] = ["trust-mastodon"], id: String = "benchmark",
    numberedFrom start: Int = 0
  ) -> String {
    let first =
      slots.min().map { CivilDateTime(at: $0, offset: 0).date } ?? .init(daysSinceEpoch: 0)
    var text = """
      id: \(id)
      title: What the benchmark publishes
      owner: comms-officer
      dates: {first: \(first), last: \(first.adding(days: 1)), status: confirmed}
      accounts: [\(accounts.joined(separator: ", "))]
      late-by: 1 hour
      entries:

      """
    for (number, slot) in slots.enumerated() {
      text += """
          - id: post-\(number)
            at: \(slot)
            text: |
              \(SamplePosts.text(start + number))

        """
    }
    return text
  }

  /// The numbers that posts of one account have in their campaign.
  static func entries(of posts: [String], on account: String) -> Set<Int> {
    Set(
      posts.lazy.filter { $0.hasSuffix("/\(account)") }.compactMap { post in
        post.split(separator: "/").first { $0.hasPrefix("post-") }
          .flatMap { Int($0.dropFirst("post-".count)) }
      })
  }
}
