import CampaignCore
import CampaignEngine
import CampaignStore
import CivilTime
import Foundation
import Laws
import Support

// MARK: - At every moment

extension StormyMorning {
  func states() async throws -> [Post.ID: Dispatch.State] {
    try await world.books.read { [posts] reading in
      let dispatches = try posts.flatMap { try reading.dispatches(of: $0.post.id) }
      return Dictionary(dispatches.map { ($0.post, $0.state) }, uniquingKeysWith: { $1 })
    }
  }

  /// Nothing is out twice, or in other words, or out of its order; what is out is not given up, and what
  /// is said to be out is; nothing left before it was on disk.
  func broken() async throws -> [String] {
    let (shown, states) = (await server.shown(), try await states())
    let approved = Set(posts.map(\.renderedText))
    let foreign = shown.filter { !approved.contains($0.text) }
    return watch.complaints + foreign.map { "'\($0.text)' is out, and nobody approved it" }
      + posts.flatMap { faults(of: $0, among: shown, states[$0.post.id]) }
  }

  private func faults(
    of post: PostRevision, among shown: [ShownPost], _ state: Dispatch.State?
  ) -> [String] {
    let copies = shown.indices.filter { shown[$0].text == post.renderedText }
    guard let place = copies.first else {
      return state == .delivered ? ["\(post.post.id) is said to be out, and is not"] : []
    }
    var faults: [String] = []
    if copies.count > 1 { faults.append("\(post.post.id) is out \(copies.count) times") }
    if !mayBeOut(in: state) {
      faults.append("\(post.post.id) is out, and the house says \(state?.rawValue ?? "nothing")")
    }
    if shown[place].alts != post.media.map(\.alt) {
      faults.append("\(post.post.id) is out with other pictures")
    }
    if let poll = shown[place].poll, poll != post.poll?.options ?? [] {
      faults.append("\(post.post.id) is out with another poll")
    }
    if !standsBehindParent(post, at: place, in: shown) {
      faults.append("\(post.post.id) does not stand behind what it replies to")
    }
    return faults
  }

  /// A house that cannot rely on what it was told may give up what is out after all: that is listed too.
  private func mayBeOut(in state: Dispatch.State?) -> Bool {
    switch state {
    case .delivered, .uncertain: true
    case .scheduled, .missed, .failed: days.isWorseThanAgreed
    case .claimed, .held, .cancelled, .retracted, nil: false
    }
  }

  private func standsBehindParent(
    _ post: PostRevision, at place: Int, in shown: [ShownPost]
  ) -> Bool {
    guard let parent = posts.first(where: { $0.post.id == post.repliesTo }) else {
      return shown[place].parent == nil
    }
    return shown[..<place].contains {
      $0.text == parent.renderedText && $0.id == shown[place].parent
    }
  }
}

// MARK: - At the end

extension StormyMorning {
  /// What was left lying, or was not told to anybody; and lateness that was not written down.
  func unfinished() async throws -> [String] {
    let states = try await states()
    var faults: [String] = []
    for post in posts {
      switch states[post.post.id] {
      case .delivered: break
      case .missed: faults += try await untold(post, "missed", by: .missed)
      case .failed: faults += try await untold(post, "failed", by: .failed)
      case .uncertain: faults += try await untold(post, "uncertain", by: .uncertain)
      // The gate took it back, such as where the clock went too far from when the plan was read, and
      // nobody approved it anew.
      case .cancelled: faults += try await untold(post, "expired", by: .missed)
      case .scheduled, .claimed, .held, .retracted, nil:
        faults.append("\(post.post.id) is left \(states[post.post.id]?.rawValue ?? "lying")")
      }
      faults += try await unwritten(post, states[post.post.id])
    }
    return faults
  }

  private func untold(
    _ post: PostRevision, _ state: String, by kind: Notice.Kind
  ) async throws -> [String] {
    let answer = await world.call("queue", by: Sample.onCall) { $0.state = state }
    let listed = try JSONDecoder().decode(QueueReply.self, from: Data(answer.text.utf8)).posts
    let isListed = listed.contains { $0.post == post.post.id.text }
    return (isListed ? [] : ["\(post.post.id) is \(state), and not listed"])
      + (isTold(post, by: kind)
        ? [] : ["\(post.post.id) is \(state), and nobody was told"])
  }

  private func isTold(_ post: PostRevision, by kind: Notice.Kind) -> Bool {
    room.carried.contains { notice in
      notice.kind == kind && notice.lines.contains { $0.contains("\(post.post.id)") }
    }
  }

  private func unwritten(
    _ post: PostRevision, _ state: Dispatch.State?
  ) async throws -> [String] {
    let id = post.post.id
    let (entries, deliveries) = try await world.books.read { reading in
      (
        try reading.entries(of: id.text),
        try reading.dispatches(of: id).flatMap { try reading.deliveries(of: $0.id) }
      )
    }
    var faults: [String] = []
    if deliveries.contains(where: { !$0.tellsLateness(after: post.post.slot.instant) }) {
      faults.append("\(id) has an attempt whose lateness is not told")
    }
    let last = entries.last { $0.did == .delivered }?.detail ?? [:]
    if state == .delivered, last["lateness"] == nil, last["found"] == nil {
      faults.append("\(id) is out, and the record does not say how late")
    }
    let doubts = entries.filter { $0.did == .uncertain }
    if !doubts.isEmpty, !isTold(post, by: .uncertain) {
      faults.append("\(id) was in doubt, and nobody was told")
    }
    if state == .uncertain, doubts.last?.detail["needs"] == nil {
      faults.append("\(id) is in doubt, and nobody is asked to look")
    }
    return faults
  }
}

extension Delivery {
  fileprivate func tellsLateness(after slot: Instant) -> Bool {
    lateness == began - slot && lateness >= .zero
  }
}
