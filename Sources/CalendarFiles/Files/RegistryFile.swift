import CampaignCore
import CivilTime

/// `registry.yaml`, and the `--context` of `campaignctl gate scan`: the same fields, as YAML or
/// JSON, which YAML contains.
package enum RegistryFile {
  /// Reads a registry on its own; nil where any fault leaves doubt about what it vouches for.
  package static func read(
    at path: String, zones: ZoneFolder = ZoneFolder()
  ) -> (Registry?, [Diagnostic]) {
    let (file, faults) = SourceFile.reading(path, as: path)
    guard let file else { return (nil, faults) }
    let registry = read(file, zones: zones)
    let diagnostics = file.diagnostics.inOrderOfPlace()
    return (diagnostics.hasErrors ? nil : registry, diagnostics)
  }

  static func read(_ file: SourceFile, zones: ZoneFolder) -> Registry? {
    guard let root = file.yaml() else { return nil }
    var fields = Fields(root)
    guard fields.isMapping else { return nil }
    // Another trust's context may hold more than we know: that is worth saying, not stopping for.
    defer { fields.finish(.warning) }
    var registry = Registry(
      trust: fields.need("trust")?.line() ?? "",
      timeZone: fields.need("timezone", hint: "add a line 'timezone: Europe/London'")
        .flatMap { zoneName($0, zones) } ?? "")
    registry.ownDomain = fields.take("own_domain")?.line()
    registry.approvedDomains = lines(fields.take("approved_domains"))
    registry.roleMailboxes = lines(fields.take("role_mailboxes"))
    registry.approvedPhones = items(fields.take("approved_phones"), phone)
    registry.retiredPhones = items(fields.take("retired_phones"), retiredPhone)
    registry.partnerHandles = lines(fields.take("partner_handles"))
    registry.units = items(fields.take("units"), unit)
    registry.localities = items(fields.take("localities"), locality)
    if let count = fields.take("small_count_threshold")?.integer(1...1000) {
      registry.smallCountThreshold = count
    }
    if let days = fields.take("cumulative_window_days")?.integer(1...366) {
      registry.cumulativeWindowDays = days
    }
    registry.monitoredHours = fields.take("monitored_hours").flatMap(hours)
    registry.quietHours = fields.take("quiet_hours").flatMap(hours)
    registry.preElection = items(fields.take("pre_election"), window)
    registry.blackouts = items(fields.take("blackouts"), window)
    registry.expires = fields.take("expires")?.date()
    return registry
  }

  private static func lines(_ cursor: Cursor?) -> [String] {
    cursor?.list().compactMap { $0.line() } ?? []
  }

  private static func items<Item>(
    _ cursor: Cursor?, _ read: (inout Fields) -> Item?
  ) -> [Item] {
    cursor?.list().compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish(.warning) }
      return read(&fields)
    } ?? []
  }

  private static func phone(_ fields: inout Fields) -> Registry.Phone? {
    let name = fields.need("name")?.line()
    let number = fields.need("number").flatMap(phoneNumber)
    let channel = fields.take("channel")?.line()
    let hours = fields.take("hours")?.line()
    let owner = fields.take("owner")?.line()
    let checkedOn = fields.take("checked_on")?.date()
    let expires = fields.take("expires")?.date()
    let source = fields.take("source")?.line()
    let note = fields.take("note")?.line()
    guard let name, let number else { return nil }
    return Registry.Phone(
      name: name, number: number, channel: channel, hours: hours, owner: owner,
      checkedOn: checkedOn, expires: expires, source: source, note: note)
  }

  private static func retiredPhone(_ fields: inout Fields) -> Registry.RetiredPhone? {
    let name = fields.need("name")?.line()
    let number = fields.need("number")?.line()
    let replacedBy = fields.take("replaced_by")?.line()
    let since = fields.take("since")?.line()
    guard let name, let number else { return nil }
    return Registry.RetiredPhone(
      name: name, number: number, replacedBy: replacedBy, since: since)
  }

  private static func unit(_ fields: inout Fields) -> Registry.Unit? {
    let name = fields.need("name")?.line()
    let kind = fields.take("kind")?.line()
    let places = fields.take("places")?.integer(0...100_000)
    return name.map { Registry.Unit(name: $0, kind: kind, places: places) }
  }

  private static func locality(_ fields: inout Fields) -> Registry.Locality? {
    let name = fields.need("name")?.line()
    let population = fields.take("population")?.integer(0...100_000_000)
    return name.map { Registry.Locality(name: $0, population: population) }
  }

  private static func window(_ fields: inout Fields) -> Registry.Window? {
    let name = fields.need("name")?.line()
    let from = fields.need("from")?.instant()
    let toCursor = fields.need("to")
    let to = toCursor?.instant()
    let allow = fields.take("allow")?.line()
    let owner = fields.take("owner")?.line()
    guard let name, let from, let to else { return nil }
    if to <= from { toCursor?.fault("'to' is not after 'from'") }
    return Registry.Window(name: name, from: from, to: to, allow: allow, owner: owner)
  }

  private static func hours(_ cursor: Cursor) -> Registry.Hours? {
    var fields = Fields(cursor)
    guard fields.isMapping else { return nil }
    defer { fields.finish(.warning) }
    let days = fields.take("days").map { $0.weekdays() } ?? Set(Weekday.allCases)
    let from = fields.need("from")?.timeOfDay()
    let to = fields.need("to")?.timeOfDay()
    _ = fields.take("exempt")
    guard let days, let from, let to else { return nil }
    return Registry.Hours(weekdays: days, from: from, to: to)
  }

  /// A number must stand as people write it: YAML would read 0800 1111 as words, but 08001111 as a
  /// number for some programs, and a number has no leading zero.
  private static func phoneNumber(_ cursor: Cursor) -> String? {
    guard let text = cursor.line() else { return nil }
    let allowed = text.allSatisfy { ($0.isASCII && $0.isNumber) || " +-()".contains($0) }
    guard allowed, text.contains(where: \.isNumber) else {
      cursor.fault("'number' is a telephone number", hint: "write number: \"116 123\"")
      return nil
    }
    return text
  }
}
