import Console
import Foundation
import Support
import Testing

@Suite
struct ControlCallTests {
  private let door: Door

  init() throws { door = try Door() }

  @Test
  func `a call reaches the desk with who made it, as the kernel knows them`() async throws {
    try await door.serving { [door] _ in
      let answer = try await RawCaller(path: door.path).post("/v1/approve", body: #"{"post":"a"}"#)
      #expect(answer.status == 200)
      #expect(answer.exitCode == "0")
      let login = String(cString: getpwuid(getuid()).pointee.pw_name)
      #expect(
        answer.body
          == #"approve {"post":"a"} uid=\#(getuid()) gid=\#(getgid()) login=\#(login) pid=\#(getpid())"#
      )
    }
  }

  @Test(.enabled(if: getuid() == 0, "needs root, to call as somebody else"))
  func `somebody else is somebody else, whatever they say of themselves`() async throws {
    try await door.serving { [door] _ in
      chmod(door.path, 0o666)
      let body = #"{"as":"root"}"#
      let request =
        "POST /v1/status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
      let answer = try await asNobody(say: request, to: door.path)
      #expect(answer.contains(#"status {"as":"root"} uid=65534 gid=65534 login=nobody"#))
    }
  }

  @Test
  func `what the desk has to say reaches the caller as exit code and status`() async throws {
    try await door.serving { [door] _ in
      let refused = try await RawCaller(path: door.path).post("/v1/reject")
      #expect(refused.status == 403)
      #expect(refused.exitCode == "77")
      let no = try await RawCaller(path: door.path).post("/v1/audit-verify")
      #expect(no.status == 200)
      #expect(no.exitCode == "1")
    }
  }

  @Test
  func `broken JSON is the desk's to judge`() async throws {
    try await door.serving { [door] _ in
      let answer = try await RawCaller(path: door.path).post("/v1/status", body: "{\"a\":\n")
      #expect(answer.body.hasPrefix("status {\"a\":\n uid="))
    }
  }

  @Test
  func `health is answered without the desk`() async throws {
    try await door.serving { [door] _ in
      let answer = try await RawCaller(path: door.path)
        .ask("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(answer.status == 200)
      #expect(answer.body == #"{"health":"serving"}"#)
    }
  }

  @Test(arguments: [
    ("POST", "/", 404), ("POST", "/v2/status", 404), ("POST", "/v1/status/now", 404),
    ("POST", "/v1/Status", 404), ("POST", "/v1/..", 404), ("GET", "/v1/status", 405),
    ("POST", "/v1/health", 405),
  ])
  func `what is not there is answered with a sentence and something to type`(
    method: String, path: String, status: Int
  ) async throws {
    try await door.serving { [door] _ in
      let answer = try await RawCaller(path: door.path)
        .ask("\(method) \(path) HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
      #expect(answer.status == status)
      #expect(answer.exitCode == "64")
      let sentence = try JSONDecoder().decode([String: String].self, from: Data(answer.body.utf8))
      #expect(sentence.keys.sorted() == ["error", "hint"])
    }
  }

  @Test
  func `a body of one mebibyte is taken, a longer one is not`() async throws {
    try await door.serving { [door] _ in
      let full = try await RawCaller(path: door.path)
        .post("/v1/status", body: String(repeating: "x", count: 1_048_576))
      #expect(full.status == 200)
      let over = try await RawCaller(path: door.path)
        .post("/v1/status", body: String(repeating: "x", count: 1_048_577))
      #expect(over.status == 413)
      #expect(over.exitCode == "65")
    }
  }

  @Test
  func `one connection can carry many calls`() async throws {
    try await door.serving { [door] _ in
      let caller = try RawCaller(path: door.path)
      for _ in 1...3 {
        let answer = try await caller.post("/v1/status", fields: "")
        #expect(answer.status == 200)
      }
    }
  }

  @Test
  func `what is not HTTP is refused, and the next caller is served`() async throws {
    try await door.serving { [door] _ in
      let noise = try await RawCaller(path: door.path).ask("\0\u{1}hello\r\n\r\n")
      #expect(noise.status == 400)
      let answer = try await RawCaller(path: door.path).post("/v1/status")
      #expect(answer.status == 200)
    }
  }
}

/// Speaks to a socket as the user `nobody`, with what every Debian has.
private func asNobody(say request: String, to path: String) async throws -> String {
  try await run(
    URL(fileURLWithPath: "/usr/bin/setpriv"),
    [
      "--reuid=65534", "--regid=65534", "--clear-groups", "perl", "-MIO::Socket::UNIX", "-e",
      "$s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die $!; print $s $ARGV[1]; print <$s>",
      path, request,
    ]
  ).output
}
