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

  /// A burst: posts on so many accounts of one server, all due at one instant, no two the same.
  /// - Returns: each file's words, by its name.
  static func burst(
    _ posts: Int, accounts: Int, server: String, at slot: Instant
  ) -> [String: String] {
    let names = (1...max(1, accounts)).map { "account-\($0)" }
    var files = [
      "Campaigns/house.yaml": house(
        accounts: names.map {
          "  - {id: \($0), kind: mastodon, server: \"\(server)\", credential: player}"
        }.joined(separator: "\n"))
    ]
    for (number, name) in names.enumerated() {
      let (first, next) = (posts * number / names.count, posts * (number + 1) / names.count)
      guard next > first else { continue }
      files["Campaigns/burst-\(number).yaml"] = campaign(
        Array(repeating: slot, count: next - first), accounts: [name], id: "burst-\(number)",
        numberedFrom: first)
    }
    return files
  }
}
