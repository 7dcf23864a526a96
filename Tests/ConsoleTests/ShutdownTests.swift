import Console
import Foundation
import Testing

@Suite
struct ShutdownTests {
  private let door: Door

  init() throws { door = try Door() }

  @Test
  func `a call that is being answered is answered before the daemon goes`() async throws {
    let desk = PatientDesk()
    try await door.serving(desk) { [door] stop in
      let caller = try RawCaller(path: door.path)
      async let answer = caller.post("/v1/approve", fields: "")
      var asked = desk.asked.makeAsyncIterator()
      await asked.next()
      await stop()
      desk.release()
      let body = try await answer.body
      #expect(body == "patience")
    }
    #expect(throws: RawCaller.Broken.self) { try RawCaller(path: door.path) }
  }

  @Test
  func `who had connected when the daemon was asked to stop may still call`() async throws {
    try await door.serving { [door] stop in
      let early = try RawCaller(path: door.path)
      // Answered, so the earlier one has been accepted too: connections are taken in order.
      _ = try await RawCaller(path: door.path).post("/v1/status")
      await stop()
      let answer = try await early.post("/v1/status", fields: "")
      #expect(answer.status == 200)
    }
  }

  @Test
  func `a caller who is silent does not keep the daemon from going`() async throws {
    try await door.serving { [door] stop in
      let silent = try RawCaller(path: door.path)
      _ = try await RawCaller(path: door.path).post("/v1/status")
      await stop()
      await #expect(throws: RawCaller.Broken.self) { try await silent.hear() }
    }
  }

  @Test
  func `on a socket of systemd's no call is lost between one daemon and the next`() async throws {
    let systemd = try listening(at: door.path)
    defer { close(systemd) }
    try await door.serving(on: ControlSocket(inherited: dup(systemd))) { [door] _ in
      let answer = try await RawCaller(path: door.path).post("/v1/status")
      #expect(answer.status == 200)
    }
    let waiting = try RawCaller(path: door.path)
    let answer = Task { try await waiting.post("/v1/approve") }
    try await door.serving(on: ControlSocket(inherited: dup(systemd))) { _ in
      let body = try await answer.value.body
      #expect(body.hasPrefix("approve"))
    }
    #expect(FileManager.default.fileExists(atPath: door.path))
  }

  @Test
  func `restarts under load lose no call`() async throws {
    let systemd = try listening(at: door.path)
    defer { close(systemd) }
    let callers = Task { [door] in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 {
          group.addTask {
            var answered = 0
            while answered < 100 {
              let answer = try await RawCaller(path: door.path).post("/v1/status")
              answered += answer.status == 200 ? 1 : 0
            }
            return answered
          }
        }
        return try await group.reduce(0, +)
      }
    }
    for _ in 0..<5 {
      try await door.serving(on: ControlSocket(inherited: dup(systemd))) { [door] _ in
        for _ in 0..<20 { _ = try await RawCaller(path: door.path).post("/v1/status") }
      }
    }
    try await door.serving(on: ControlSocket(inherited: dup(systemd))) { _ in
      let answered = try await callers.value
      #expect(answered == 400)
    }
  }
}
