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
  /// - Parameter areApart: whether each entry is for one account, in their order; else for all of them.
  static func campaign(
    _ slots: [Instant], accounts: [String] = ["trust-mastodon"], id: String = "benchmark",
    numberedFrom start: Int = 0, areApart: Bool = false
  ) -> String {
    let first =
      slots.min().map { CivilDateTime(at: $0, offset: 0).date } ?? .init(daysSinceEpoch: 0)
    var text = """
      id: \(id)
      title: What the benchmark publishes
      owner: comms-officer
      dates: {first: \(first), last: \(first.adding(days: 1)), status: confirmed}
      accounts: [\(areApart ? accounts[0] : accounts.joined(separator: ", "))]
      late-by: 1 hour
      entries:

      """
    for (number, slot) in slots.enumerated() {
      text += """
          - id: post-\(areApart ? padded(number, 5) : String(number))
            at: \(slot)\(areApart ? "\n    accounts: [\(accounts[number])]" : "")
            text: |
              \(SamplePosts.text(start + number))

        """
    }
    return text
  }

  /// A burst: posts on so many accounts of one server, all due at one instant, no two the same.
  /// - Parameter apart: whether each account has a campaign of its own, rather than all the same ones,
  ///   which have the first post of each account, then the second of each, and so on.
  /// - Returns: each file's words, by its name.
  static func burst(
    _ posts: Int, accounts: Int, server: String, at slot: Instant, apart: Bool = false
  ) -> [String: String] {
    let names = (1...max(1, accounts)).map { "account-\(padded($0, 5))" }
    var files = [
      "Campaigns/house.yaml": house(
        accounts: names.map {
          "  - {id: \($0), kind: mastodon, server: \"\(server)\", credential: player}"
        }.joined(separator: "\n"))
    ]
    for (number, campaign) in (apart ? ownCampaigns : sharedCampaigns)(posts, names).enumerated() {
      files["Campaigns/burst-\(number).yaml"] = self.campaign(
        campaign.accounts.map { _ in slot }, accounts: campaign.accounts,
        id: "burst-\(padded(number, 4))", numberedFrom: campaign.first, areApart: true)
    }
    return files
  }

  /// So many entries stand in one file.
  private static let entriesInFile = 500

  /// The account of each post of a campaign, and the number of its first.
  private typealias Share = (first: Int, accounts: [String])

  private static func sharedCampaigns(_ posts: Int, _ names: [String]) -> [Share] {
    stride(from: 0, to: posts, by: entriesInFile).map { first in
      (first, (first..<min(posts, first + entriesInFile)).map { names[$0 % names.count] })
    }
  }

  private static func ownCampaigns(_ posts: Int, _ names: [String]) -> [Share] {
    names.enumerated().map { number, name -> Share in
      let (first, next) = (posts * number / names.count, posts * (number + 1) / names.count)
      return (first, Array(repeating: name, count: next - first))
    }.filter { !$0.accounts.isEmpty }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
