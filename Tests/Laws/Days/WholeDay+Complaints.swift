import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Support

extension WholeDay {
  /// What went wrong in a world that has lived the whole day: what is lost, doubled, out of order,
  /// or told otherwise in the record than in the tables. Empty where nothing did.
  package static func complaints(about world: World) async throws -> [String] {
    let (shown, sendings) = (world.stage.shown, world.stage.sendings)
    var found: [String] = []
    for post in due where !shown.contains(where: { $0.revision == post.digest }) {
      found.append("\(post.post.id) is lost")
    }
    for (post, shown) in Dictionary(grouping: shown, by: \.post) where shown.count > 1 {
      found.append("\(post) is out \(shown.count) times")
    }
    let allowed = Set((due + [cross]).map(\.digest))
    for sending in sendings where !allowed.contains(sending.revision) {
      found.append("\(sending.post) left in other words, or under a hold")
    }
    for sending in sendings {
      let slot = (due + [cross]).first { $0.digest == sending.revision }?.post.slot
      if let slot, sending.at < slot.instant || sending.at > slot.deadline {
        found.append("\(sending.post) left at \(sending.at)")
      }
    }
    if sendings.count(where: { $0.account == Sample.x.id }) > 1 { found.append("X was sent twice") }
    return found + (try await untruths(in: world))
  }

  /// Where the record, the tables and the stage do not say the same.
  private static func untruths(in world: World) async throws -> [String] {
    var found = try await world.untruths()
    let tables = try await world.database.read { try HouseStates.read($0) }
    for (dispatch, state) in tables.dispatches
    where ["claimed", "uncertain", "scheduled"].contains(state) {
      found.append("dispatch \(dispatch) is left \(state)")
    }
    for shown in world.stage.shown {
      let id = Dispatch.id(post: shown.post, revision: shown.revision).text
      if tables.dispatches[id] != "delivered" {
        found.append(
          "\(shown.post) is out, and the house says \(tables.dispatches[id] ?? "nothing")")
      }
    }
    return found
  }
}

extension World {
  /// Where the record, read from its first entry on, and the tables do not say the same.
  package func untruths() async throws -> [String] {
    var replay = RecordReplay()
    let entries = try await books.read { try $0.entries(after: 0, limit: .max) }
    let faults = entries.compactMap { replay.follow($0) }
    let tables = try await database.read { try HouseStates.read($0) }
    return faults + [replay.states.difference(from: tables)].compactMap(\.self)
  }
}
