import CampaignCore

/// What an administrator sets in `campaignd.yaml`.
package struct DaemonSettings: Hashable, Sendable {
  /// The folder with house.yaml and the campaigns.
  package var campaigns: String
  package var store: StoreAddress
  /// The control socket's path.
  package var socket: String
  /// Whether callers may say who they are; never with an account that speaks to the world.
  package var development: Bool
  /// How many days ahead posts are planned, gated and approved.
  package var horizonDays: Int
  /// How long after a daemon's death another one takes over what it had on its way.
  package var takeoverAfter: Duration
  /// Where Prometheus is answered over TCP; nil where it is not.
  package var metrics: ListenAddress?
  /// Where whatever is kept goes that has no place of its own: beside the database's file.
  package var stateFolder: String
  /// Where the copies of fetched feeds are kept.
  package var feedFolder: String { "\(stateFolder)/feeds" }
}

/// An address and port of this machine to listen on, such as `127.0.0.1:9464` or `[::1]:9464`.
package struct ListenAddress: Hashable, Sendable {
  /// An IP address, without brackets.
  package let host: String
  package let port: Int

  /// Nil where the text is not an address with a port.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, host.utf8.allSatisfy(Self.isOfAddress) else { return nil }
    self.host = String(host)
    self.port = Int(port)
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }
}

/// `campaignd.yaml`.
package enum DaemonFile {
  /// Reads it; nil where anything in it is in doubt. Paths count from the file's own folder.
  /// - Parameters:
  ///   - stateFolder: where state goes that is not put elsewhere (`$STATE_DIRECTORY`).
  ///   - runtimeFolder: where the socket goes that is not put elsewhere (`$RUNTIME_DIRECTORY`).
  package static func read(
    at path: String, stateFolder: String = "/var/lib/campaignd",
    runtimeFolder: String = "/run/campaignd"
  ) -> (DaemonSettings?, [Diagnostic]) {
    let (file, faults) = SourceFile.reading(path, as: path)
    guard let file else { return (nil, faults) }
    let base = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let settings = file.yaml().map {
      read(Fields($0), base: base, stateFolder: stateFolder, runtimeFolder: runtimeFolder)
    }
    let diagnostics = file.diagnostics.inOrderOfPlace()
    return (diagnostics.hasErrors ? nil : settings, diagnostics)
  }

  private static func read(
    _ fields: Fields, base: String, stateFolder: String, runtimeFolder: String
  ) -> DaemonSettings {
    var fields = fields
    defer { fields.finish() }
    let campaigns = fields.take("campaigns")?.line() ?? "Campaigns"
    let store = store(&fields, base: base, stateFolder: stateFolder)
    return DaemonSettings(
      campaigns: absolute(campaigns, from: base), store: store,
      socket: absolute(
        fields.take("socket")?.line() ?? "\(runtimeFolder)/control.sock", from: base),
      development: fields.take("development")?.flag() ?? false,
      horizonDays: fields.take("horizon-days")?.integer(1...3660) ?? 400,
      takeoverAfter: fields.take("takeover-after").flatMap(takeover) ?? .seconds(120),
      metrics: fields.take("metrics").flatMap(listenAddress),
      stateFolder: store.folder ?? stateFolder)
  }

  /// An answer is waited for half a minute and the clocks of two machines may differ by five seconds;
  /// the rest is left for requests to leave in.
  private static func takeover(_ cursor: Cursor) -> Duration? {
    guard let duration = cursor.duration() else { return nil }
    guard (.seconds(45) ... .seconds(3600)).contains(duration) else {
      cursor.fault(
        "'takeover-after' is 45 seconds to 1 hour", hint: "write takeover-after: 2 minutes")
      return nil
    }
    return duration
  }

  private static func listenAddress(_ cursor: Cursor) -> ListenAddress? {
    guard let text = cursor.line() else { return nil }
    guard let address = ListenAddress(text) else {
      cursor.fault(
        "'metrics' is an address of this machine and a port",
        hint: "write metrics: 127.0.0.1:9464")
      return nil
    }
    return address
  }

  private static func store(
    _ fields: inout Fields, base: String, stateFolder: String
  ) -> StoreAddress {
    let (store, tenant) = (fields.take("store"), fields.take("tenant"))
    let own = "\(stateFolder)/campaignd.sqlite"
    guard let cursor = store ?? tenant else { return .sqlite(path: own) }
    let text = store.map { $0.line() ?? "" } ?? "sqlite:\(own)"
    do throws(StoreAddress.Fault) {
      switch try StoreAddress(text, tenant: tenant?.line()) {
      case .sqlite(let path): return .sqlite(path: absolute(path, from: base))
      case .postgresql(let address, let schema):
        return .postgresql(address: address, schema: schema)
      }
    } catch {
      cursor.fault(error.reason, hint: error.hint)
      return .sqlite(path: text)
    }
  }

  private static func absolute(_ path: String, from base: String) -> String {
    path.hasPrefix("/") || base.isEmpty ? path : "\(base)/\(path)"
  }
}

extension StoreAddress {
  /// The folder of the database's file.
  fileprivate var folder: String? {
    guard case .sqlite(let path) = self else { return nil }
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
