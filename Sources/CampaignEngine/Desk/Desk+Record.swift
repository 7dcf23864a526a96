import CampaignCore
import CampaignStore
import CivilTime

extension Desk {
  func verify() async throws -> ControlAnswer {
    let written = books.lastWritten
    let walked = try await books.store.verifyRecord()
    let (outcome, stub) = try await books.read { reading in
      (try reading.confirmed(walked, written: written), try reading.stub())
    }
    switch outcome {
    case .success(let chain):
      return ControlAnswer(
        VerifyReply(
          verified: true, entries: chain.number, head: chain.head.hex, fault: nil,
          prunedThrough: stub?.through))
    case .failure(let fault):
      return ControlAnswer(
        VerifyReply(
          verified: false, entries: 0, head: nil, fault: fault.description,
          prunedThrough: stub?.through), status: .no)
    }
  }

  func export(_ request: ControlRequest) async throws -> ControlAnswer {
    let after = request.after ?? 0
    return ControlAnswer(
      AuditReply(entries: try await books.read { try $0.entries(after: after, limit: 1000) }))
  }

  /// Lets old entries go; how long they are kept is the trust's to say.
  func prune(_ request: ControlRequest, by caller: DeskActor) async throws -> ControlAnswer {
    _ = try caller.acting(as: [.administrator, .caldicottGuardian])
    let reason = try said(request.reason, "--reason \"what your retention schedule says\"")
    guard let text = request.to else {
      throw ControlRefusal(.usage, "before when?", hint: "--before 2025-01-01")
    }
    let before = try moment(text, endOfDay: false)
    guard before <= clock.now else {
      throw ControlRefusal(.usage, "what lies ahead cannot be pruned")
    }
    guard case .success = try await books.store.verifyRecord() else {
      throw ControlRefusal(
        .no, "the record does not verify; nothing is pruned from it",
        hint: "campaignctl audit verify says why")
    }
    let key = try await settings.recordKey()
    let stub = try await books.write(at: clock.now) { transaction in
      try transaction.prune(before: before, because: reason, by: caller.actor, key: key)
    }
    return ControlAnswer(
      ActReply(
        message: "the entries up to \(stub.through), of \(stub.lastAt), are pruned; "
          + "a stub signed with the key \(stub.publicKey.prefix(16)) stands in their place"))
  }
}

extension Reading {
  /// That a record which verifies is still the one this daemon wrote.
  fileprivate func confirmed(
    _ outcome: Result<AuditChain, AuditFault>, written: AuditEntry?
  ) throws -> Result<AuditChain, AuditFault> {
    guard case .success(let chain) = outcome, let written else { return outcome }
    if chain.number < written.number {
      return .failure(.truncated(atLeast: written.number, found: chain.number))
    }
    return try entry(written.number) == written ? outcome : .failure(.rewritten(written.number))
  }
}

extension Transaction {
  fileprivate func prune(
    before moment: Instant, because reason: String, by actor: Actor, key: [UInt8]
  ) throws -> AuditStub {
    guard let last = try reading.lastEntry(before: moment) else {
      throw ControlRefusal(.no, "no entry is older than that")
    }
    let stub = try AuditStub(
      through: last.number, head: last.digest, lastAt: last.at, prunedAt: now, by: actor.name,
      reason: reason, key: key)
    try prune(stub, by: actor)
    return stub
  }
}
