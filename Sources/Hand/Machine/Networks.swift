import ArgumentParser
import CalendarFiles
import CampaignCore
import CampaignEngine
import Foundation

/// `accounts --networks`, which needs no daemon.
struct NetworksOptions: ParsableArguments {
  @Flag(help: "A drop-in for campaignd.service, with IPAddressAllow= for the accounts' servers.")
  var networks = false

  @Option(
    help: "The campaigns folder for --networks, whose house.yaml names the accounts.",
    completion: .directory)
  var campaigns: String?

  private func house(of trust: TrustOption) throws -> House {
    let (calendar, diagnostics) = CampaignFolder.read(
      at: campaigns ?? "\(trust.folder)/Campaigns")
    guard let house = calendar?.house else {
      Complaints.write(diagnostics)
      throw ExitCode(ExitStatus.badConfiguration.rawValue)
    }
    return house
  }

  func write(of trust: TrustOption) throws {
    let networks = Networks(of: try house(of: trust), for: trust.unit)
    Terminal.write(networks.text)
    guard networks.unknown.isEmpty else {
      throw Terminal.refusal(
        .tryLater, "no address is known for \(networks.unknown.joined(separator: ", "))",
        hint: "is the network up, and the name right in house.yaml?")
    }
  }
}

/// The networks that the accounts of a house are reached in, as a drop-in that lets campaignd speak
/// to these and to nothing else.
struct Networks {
  /// The servers' names that have no address just now.
  let unknown: [String]
  let text: String

  /// - Parameter unit: of the daemon that is to reach them.
  init(of house: House, for unit: String) {
    var unknown: [String] = []
    var lines: [String] = []
    for (host, accounts) in Networks.hosts(of: house) {
      let addresses = Addresses.of(host)
      if addresses.isEmpty { unknown.append(host) }
      lines.append("# \(host): \(accounts.map(\.text).joined(separator: ", "))")
      lines += addresses.map { "IPAddressAllow=\($0)" }
    }
    self.unknown = unknown
    text = """
      # Lets campaignd speak to the networks of its accounts, and to nothing else. Into
      # /etc/systemd/system/\(unit).service.d/networks.conf, then: systemctl daemon-reload &&
      # systemctl restart \(unit). Large platforms move: write their whole networks (/16, /32)
      # where their addresses change, and ask again when an account stays unreachable.
      [Service]
      IPAddressDeny=any
      IPAddressAllow=localhost
      # Who is asked for names (/etc/resolv.conf).
      \(Networks.lines(Addresses.resolvers()))
      \(lines.joined(separator: "\n"))

      """
  }

  private static func lines(_ addresses: [String]) -> String {
    addresses.isEmpty
      ? "# none but this machine's own"
      : addresses.map { "IPAddressAllow=\($0)" }.joined(separator: "\n")
  }

  /// The servers of the house, in alphabetical order, with the accounts on each.
  private static func hosts(of house: House) -> [(host: String, accounts: [Account.ID])] {
    var hosts: [String: [Account.ID]] = [:]
    for account in house.accounts.values.sorted(by: { $0.id < $1.id }) {
      for host in Networks.hosts(of: account) { hosts[host, default: []].append(account.id) }
    }
    return hosts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Who is asked on the way to an account. Where a Bluesky account's server is found by its handle,
  /// the server itself is not known here: name it in house.yaml to reach nothing else.
  private static func hosts(of account: Account) -> [String] {
    if let server = account.server { return [URL(string: server)?.host()].compactMap(\.self) }
    guard account.platform == .bluesky, let handle = account.handle else { return [] }
    return [String(handle.drop { $0 == "@" }), "plc.directory", "public.api.bsky.app"]
  }
}

/// Addresses as the machine's own resolver knows them.
enum Addresses {
  /// In order, each once; none where the name is not known.
  static func of(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
    defer { freeaddrinfo(first) }
    var found: Set<String> = []
    var next = first
    while let entry = next {
      if let address = written(entry.pointee) { found.insert(address) }
      next = entry.pointee.ai_next
    }
    return found.sorted()
  }

  /// The name servers of this machine, those on it left out.
  static func resolvers(in path: String = "/etc/resolv.conf") -> [String] {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count >= 2, words[0] == "nameserver" else { return nil }
      let address = String(words[1].prefix { $0 != "%" })
      return address.hasPrefix("127.") || address == "::1" ? nil : address
    }
  }

  private static func written(_ entry: addrinfo) -> String? {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let answer = getnameinfo(
      entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
    guard answer == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
