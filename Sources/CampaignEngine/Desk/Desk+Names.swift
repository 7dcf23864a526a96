import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  /// The post a call names: by its whole id, its short name, or a part that only one post has.
  func post(_ request: ControlRequest) async throws -> Post.ID {
    guard let name = request.post, !name.isEmpty else {
      throw ControlRefusal(.usage, "which post?", hint: "campaignctl queue lists them")
    }
    if let known = try await books.read({ try $0.post(exactly: name) }) { return known }
    let found = try await books.read { try $0.posts(named: name, limit: 6) }
    guard let only = found.first else {
      if PostNumber.isMeant(by: name) {
        throw ControlRefusal(
          .badInput, "no post is called '\(name)'; a digit or its letter may have been misheard",
          hint: "campaignctl queue lists them")
      }
      throw ControlRefusal(
        .badInput, "there is no post '\(name)'", hint: "campaignctl queue lists them")
    }
    guard found.count == 1 else {
      throw ControlRefusal(
        .badInput, "'\(name)' is part of more than one post",
        hint: found.map(\.text).joined(separator: "\n"))
    }
    return only
  }

  /// Names that begin with these letters, for the shell to complete.
  func names(_ request: ControlRequest) async throws -> ControlAnswer {
    let part = request.post ?? ""
    let names = try await books.read { try $0.posts(beginning: part, limit: 100).map(\.text) }
    return ControlAnswer(NamesReply(names: names))
  }

  /// A day on the trust's clocks, a time on them, or an instant.
  func moment(_ text: String, endOfDay: Bool) throws(ControlRefusal) -> Instant {
    if let instant = Instant(text) { return instant }
    let zone = house.flatMap { settings.zones($0.timeZone) } ?? .utc
    if let local = CivilDateTime(text) { return zone.resolve(local).instant }
    guard let day = CivilDate(text) else {
      throw ControlRefusal(
        .usage, "'\(text)' is neither a day nor a time",
        hint: "write 2027-02-04, 2027-02-04T09:00 or 2027-02-04T09:00:00Z")
    }
    let midnight = CivilDateTime(date: endOfDay ? day.adding(days: 1) : day, time: .midnight)
    return zone.resolve(midnight).instant
  }
}

extension Reading {
  fileprivate func post(exactly name: String) throws -> Post.ID? {
    if let known = try post(Post.ID(name)) { return known.id }
    return try PostNumber(name).flatMap { try post($0) }
  }
}
