/// One call through the control socket: what somebody asks of the desk, and who the kernel says
/// they are.
package struct ControlCall: Sendable {
  /// `status`, `approve`, …: the words of campaignctl.
  package let command: String
  /// The call's arguments as one JSON object.
  package let body: [UInt8]
  package let caller: Caller

  package init(command: String, body: [UInt8], caller: Caller) {
    self.command = command
    self.body = body
    self.caller = caller
  }
}

/// Who is at the other end of the socket, from SO_PEERCRED: never from what they say of themselves.
package struct Caller: Hashable, Sendable {
  package let userID: UInt32
  package let groupID: UInt32
  package let processID: Int32
  /// The login of that user id; nil where the system knows none.
  package let login: String?

  package init(userID: UInt32, groupID: UInt32, processID: Int32, login: String?) {
    self.userID = userID
    self.groupID = groupID
    self.processID = processID
    self.login = login
  }
}

/// The desk's answer: what campaignctl prints, and the exit code it ends with (contract.md).
package struct ControlAnswer: Sendable {
  package let exitCode: Int32
  /// One JSON object: a result, or `{"error": …, "hint": …}`.
  package let body: [UInt8]
  /// When it was true, where that is not now: the database is away.
  package var asOf: String?

  package init(exitCode: Int32, body: [UInt8]) {
    self.exitCode = exitCode
    self.body = body
  }
}

/// What the console carries calls to.
package protocol ControlDesk: Sendable {
  func answer(_ call: ControlCall) async -> ControlAnswer
}
