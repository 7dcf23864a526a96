import CampaignCore
import CivilTime
import Foundation

/// A folder in which a trust keeps its campaigns:
///
///     house.yaml       people, policies, accounts
///     registry.yaml    the numbers, domains, mailboxes and units it vouches for
///     rules/           the trust's own words for the safety gate
///     calendars/       the days and weeks of others, with what is known of each year
///     media/           pictures
///     *.yaml           a campaign each, here or in folders of your own
package enum CampaignFolder {
  /// Reads it whole: all faults at once, in order of place, and a calendar only if there are none,
  /// so that no campaign is ever half applied.
  /// - Parameters:
  ///   - path: the folder, as messages will name it.
  ///   - proposed: text by path below the folder that is read in place of what is there, or beside
  ///     it: a change that is looked at before it is made.
  package static func read(
    at path: String, zones: ZoneFolder = ZoneFolder(), proposing proposed: [String: String] = [:]
  ) -> (CampaignCalendar?, [Diagnostic]) {
    var reading = FolderReading(path: path, zones: zones, proposed: proposed)
    let calendar = reading.read()
    let diagnostics = reading.diagnostics.inOrderOfPlace()
    return (diagnostics.hasErrors ? nil : calendar, diagnostics)
  }

  /// When any of its files was last changed; the beginning of time where there are none.
  package static func lastChange(of path: String) -> Instant {
    guard let listing = try? FolderListing(path) else { return Instant(seconds: 0) }
    let files = ["house.yaml", "registry.yaml"] + listing.calendars + listing.campaigns
    return files.compactMap { changeOfFile(at: "\(path)/\($0)") }.max() ?? Instant(seconds: 0)
  }
}

extension CampaignFolder {
  /// The house and its registry alone, which takes no time; nil where either has faults.
  package static func readHouse(
    at path: String, zones: ZoneFolder = ZoneFolder()
  ) -> (House, Registry, TrustRules)? {
    func file(_ name: String) -> SourceFile? {
      let path = "\(path)/\(name)"
      let (file, faults) = SourceFile.reading(path, as: path)
      return faults.hasErrors ? nil : file
    }
    guard let house = file("house.yaml"), let registry = file("registry.yaml"),
      let read = HouseFile(house, zones: zones), let whole = read.house,
      let vouched = RegistryFile.read(registry, zones: zones),
      !house.diagnostics.hasErrors, !registry.diagnostics.hasErrors
    else { return nil }
    let people = Names(kind: "person", known: read.people, home: "people in house.yaml")
    var rules = TrustRules.none
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/rules")) ?? []
    where name.hasSuffix(".yaml") {
      guard let rulesFile = file("rules/\(name)") else { return nil }
      rules.add(RulesFile.read(rulesFile, people))
      guard !rulesFile.diagnostics.hasErrors else { return nil }
    }
    return (whole, vouched, rules)
  }
}

/// One reading of a campaigns folder.
private struct FolderReading {
  let path: String
  let zones: ZoneFolder
  let proposed: [String: String]
  private(set) var diagnostics: [Diagnostic] = []
  private var files: [String: SourceFile] = [:]

  init(path: String, zones: ZoneFolder, proposed: [String: String]) {
    self.path = path
    self.zones = zones
    self.proposed = proposed
  }

  mutating func read() -> CampaignCalendar? {
    var listing: FolderListing
    do {
      listing = try FolderListing(path)
      listing.add(proposed.keys.sorted())
    } catch {
      let place = SourceLocation(file: path, line: 1, column: 1)
      diagnostics.append(Diagnostic(.error, at: place, error.message, hint: error.hint))
      return nil
    }
    diagnostics += listing.diagnostics
    let house = readFile("house.yaml") { [zones] in HouseFile($0, zones: zones) }.flatMap { $0 }
    let registry = readFile("registry.yaml") { [zones] in RegistryFile.read($0, zones: zones) }
      .flatMap { $0 }
    let people = Names(kind: "person", known: house?.people, home: "people in house.yaml")
    let (observances, feeds) = readObservances(listing.calendars, people)
    checkReferences(of: feeds, to: observances)
    let surroundings = surroundings(house, people, observances, feeds)
    let campaigns = readCampaigns(listing.campaigns, surroundings)
    let trustRules = readRules(listing.rules, people)
    guard let house = house?.house, let registry else { return nil }
    let calendar = CampaignCalendar(
      house: house, registry: registry, observances: observances, campaigns: campaigns,
      feeds: feeds, trustRules: trustRules)
    checkPlan(of: calendar)
    return calendar
  }

  /// What the calendar says of itself once it is whole, shown with the lines it speaks of.
  private mutating func checkPlan(of calendar: CampaignCalendar) {
    let faults = calendar.faults { [zones] in zones.rules($0) }
    diagnostics += faults.map { files[$0.location.file]?.showing($0) ?? $0 }
  }

  private mutating func readObservances(
    _ files: [String], _ people: Names
  ) -> ([Observance], [Feed]) {
    var declared = Declared()
    let read = files.compactMap { name in
      readFile(name) { ObservanceFile($0, people: people, declared: &declared) }
    }
    return (read.flatMap(\.observances), read.flatMap(\.feeds))
  }

  /// A feed is followed for observances that there are.
  private mutating func checkReferences(of feeds: [Feed], to observances: [Observance]) {
    let known = Set(observances.map(\.id))
    for feed in feeds {
      for id in feed.events.keys.sorted() where !known.contains(id) {
        let fault = Diagnostic(
          .error, at: feed.location, "the feed '\(feed.id)' is for '\(id)', which is no observance",
          hint: nearest(to: id.text, in: known.map(\.text)).map { "did you mean '\($0)'?" })
        diagnostics.append(files[feed.location.file]?.showing(fault) ?? fault)
      }
    }
  }

  private mutating func readRules(_ files: [String], _ people: Names) -> TrustRules {
    files.reduce(into: TrustRules.none) { rules, name in
      if let more = readFile(name, { RulesFile.read($0, people) }) { rules.add(more) }
    }
  }

  private mutating func readCampaigns(
    _ files: [String], _ surroundings: CampaignFile.Surroundings
  ) -> [Campaign] {
    var declared = Declared()
    return files.compactMap { name in
      readFile(name) { CampaignFile($0, in: surroundings, declared: &declared).campaign }
        .flatMap { $0 }
    }
  }

  private func surroundings(
    _ house: HouseFile?, _ people: Names, _ observances: [Observance], _ feeds: [Feed]
  ) -> CampaignFile.Surroundings {
    CampaignFile.Surroundings(
      people: people,
      policies: Names(kind: "policy", known: house?.policies, home: "policies in house.yaml"),
      accounts: Names(kind: "account", known: house?.accounts, home: "accounts in house.yaml"),
      observances: Dictionary(
        observances.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      observanceNames: Names(
        kind: "observance", known: Set(observances.map(\.id.text)),
        home: "observances in calendars/"),
      followed: Set(feeds.flatMap(\.events.keys)), house: house?.house, zones: zones,
      media: MediaShelf(folder: path))
  }

  private mutating func readFile<Value>(_ name: String, _ read: (SourceFile) -> Value) -> Value? {
    let path = "\(path)/\(name)"
    let (file, faults) =
      proposed[name].map { SourceFile.reading(Array($0.utf8), as: path) }
      ?? SourceFile.reading(path, as: path)
    diagnostics += faults
    guard let file else { return nil }
    files[path] = file
    let value = read(file)
    diagnostics += file.diagnostics
    return value
  }
}
