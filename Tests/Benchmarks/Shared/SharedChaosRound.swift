import CivilTime
import Foundation
import Support

/// One burst on two daemons with one calamity. It ends, and leaves no daemon behind, whatever happens.
struct SharedChaosRound {
  let server: RealPostgreSQL
  let options: StageOptions
  let mishap: Mishap
  let posts: Int
  let pace: Int
  let lead: Int

  func run() async -> SharedTally {
    // Whatever hangs, it ends here: daemons and database end with us.
    alarm(1_800)
    // Beside others, two daemons may not have taken the posts in by the slot: nothing was played then.
    for lead in [lead, 2 * lead, 4 * lead] {
      do {
        return try await played(lead: lead)
      } catch is TooLate {
        continue
      } catch {
        return SharedTally(rounds: 1, unsettled: 1, wordsOfFailure: "\(error)")
      }
    }
    return SharedTally(rounds: 1, unsettled: 1, wordsOfFailure: "never ready by the slot")
  }

  private struct TooLate: Error {}

  private func played(lead: Int) async throws -> SharedTally {
    let players = try await ChaosPlayers.start(
      posts: posts, pace: .milliseconds(pace))
    let proxy = try await CuttingProxy.start(before: server.socket)
    let machines = try Machines(
      options, on: server, trust: "chaos\(mishap.number)", count: 2, address: proxy.address)
    var daemons: [MeasuredDaemon] = []
    let result: Result<SharedTally, any Error>
    do {
      result = .success(try await burst(players, proxy, machines, &daemons, lead: lead))
    } catch {
      result = .failure(error)
    }
    for daemon in daemons { await daemon.stopCertainly() }
    await proxy.stop()
    await players.stop()
    machines.leave()
    _ = try? await server.sql("drop schema if exists \(machines.trust) cascade")
    return try result.get()
  }

  private func burst(
    _ players: ChaosPlayers, _ proxy: CuttingProxy, _ machines: Machines,
    _ daemons: inout [MeasuredDaemon], lead: Int
  ) async throws -> SharedTally {
    let slot = Instant(seconds: Instant.rightNow.seconds + Int64(lead))
    for (file, text) in players.files(at: slot) { try machines.write(text, to: file) }
    for stage in machines.stages {
      try stage.secret(BlueskyHouse.password, named: "bluesky")
      daemons.append(try await MeasuredDaemon.start(stage.campaignd, in: stage))
    }
    let scheduled = try await machines.count("state = 'scheduled'")
    guard scheduled == players.posts, Instant.rightNow < slot else { throw TooLate() }
    try await Task.sleep(for: .microseconds((slot + mishap.moment - .rightNow).microseconds))
    try await befall(proxy, machines, &daemons)
    let over = Instant.rightNow
    let settled = try await wait(.seconds(300), lookingEvery: .milliseconds(500)) {
      try await isSettled(machines)
    }
    if !settled { try await machines.keepWhatHappened() }
    guard try await machines.number(gaps(in: machines.trust)) == 0 else {
      throw BenchmarkFailure("the record has a gap")
    }
    let tally = try await tally(players, machines, since: over)
    return SharedTally(rounds: 1, chaos: tally, unsettled: settled ? 0 : 1)
  }

  private func tally(
    _ players: ChaosPlayers, _ machines: Machines, since over: Instant
  ) async throws -> ChaosTally {
    var tally = ChaosTally(kills: 1)
    let parked = try await machines.parked()
    await players.judge(parked: parked, into: &tally)
    tally.parked = parked.count
    let open = try await machines.count("state in ('scheduled', 'claimed')")
    let uncertain = try await machines.count("state = 'uncertain'")
    tally.unsettled = open + uncertain - tally.parked
    tally.rest = try await machines.lastEnd(ofFirstAttemptsSince: over).map { $0 - over }
    tally.doubts = try await machines.lastEnd().map { max($0 - over, .zero) }
    return tally
  }

  private func befall(
    _ proxy: CuttingProxy, _ machines: Machines, _ daemons: inout [MeasuredDaemon]
  ) async throws {
    switch mishap.calamity {
    case .kill:
      await daemons[mishap.victim].kill()
      daemons[mishap.victim] = try await MeasuredDaemon.start(
        machines.stages[mishap.victim].campaignd, in: machines.stages[mishap.victim])
    case .freeze:
      Foundation.kill(daemons[mishap.victim].id, SIGSTOP)
      try await Task.sleep(for: .microseconds(mishap.pause.microseconds))
      Foundation.kill(daemons[mishap.victim].id, SIGCONT)
    case .restart: try await server.restart()
    case .cut:
      let before = proxy.cuts
      proxy.cut(after: mishap.bytes)
      _ = try await wait(.seconds(60)) { proxy.cuts > before }
    }
  }

  /// Nothing waits, and every doubt has been put before a person.
  private func isSettled(_ machines: Machines) async throws -> Bool {
    // In one statement: what is asked for one after the other may move between the answers.
    try await machines.number(
      """
      select count(*) from \(machines.trust).dispatch
        where state in ('scheduled', 'claimed')
          or state = 'uncertain' and not exists (\(machines.askedFor))
      """) == 0
  }

  private func gaps(in trust: String) -> String {
    "select max(number) - count(*) from \(trust).audit"
  }
}
