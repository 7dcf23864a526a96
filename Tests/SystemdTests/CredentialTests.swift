import Foundation
import Testing

@testable import Systemd

@Suite
struct CredentialTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test
  func `a token is read without the newline an editor put behind it`() throws {
    try put("secret-token\n", mode: 0o600)
    let credential = try CredentialFolder(path: folder.path).read("token")
    #expect(credential.text == "secret-token")
  }

  @Test
  func `the end of a line from another system is none of the token's either`() throws {
    try put("secret-token\r\n", mode: 0o600)
    #expect(try CredentialFolder(path: folder.path).read("token").text == "secret-token")
  }

  @Test
  func `only one newline is taken off`() throws {
    try put("two lines\n\n", mode: 0o600)
    #expect(try CredentialFolder(path: folder.path).read("token").text == "two lines\n")
  }

  @Test
  func `printing a secret shows nothing of it`() throws {
    let credential = Credential("secret-token")
    var dumped = ""
    dump(["account": credential], to: &dumped)
    #expect(!dumped.contains("secret-token"))
    #expect(!"\(credential)".contains("secret-token"))
    #expect(!String(reflecting: [credential]).contains("secret-token"))
  }

  @Test(arguments: ["", "../passwd", "a/b", ".hidden", "..", "a\0b"])
  func `a name that is more than a file's name is refused`(name: String) throws {
    #expect(problem { try CredentialFolder(path: folder.path).read(name) } == .name)
  }

  @Test(arguments: [0o604, 0o602, 0o644, 0o666] as [mode_t])
  func `a file that everybody may open is refused in a folder made by hand`(mode: mode_t) throws {
    try put("secret-token", mode: mode)
    let failure = #expect(throws: CredentialFailure.self) {
      try CredentialFolder(path: folder.path).read("token")
    }
    #expect(failure?.problem == .openToAll)
    #expect(failure?.hint == "chmod 600 \(folder.path)/token")
    #expect(failure.map { !"\($0)".contains("secret-token") } == true)
  }

  @Test
  func `what systemd laid down is trusted as it is`() throws {
    try put("secret-token", mode: 0o444)
    let folder = try #require(
      CredentialFolder(environment: ["CREDENTIALS_DIRECTORY": folder.path]))
    #expect(try folder.read("token").text == "secret-token")
    #expect(CredentialFolder(environment: [:]) == nil)
  }

  @Test(arguments: ["account", "sealed"])
  func `a folder of secrets that systemd handed over is read by the files' own names`(
    kind: String
  ) throws {
    try put("secret-token", mode: 0o400)
    rename("\(folder.path)/token", "\(folder.path)/\(kind)_trust-mastodon")
    let credentials = try #require(
      CredentialFolder(environment: ["CREDENTIALS_DIRECTORY": folder.path]))
    #expect(try credentials.read("trust-mastodon").text == "secret-token")
    #expect(problem { try credentials.read("token") } == .missing)
  }

  @Test
  func `an absent, empty, huge or binary secret is told apart`() throws {
    let credentials = CredentialFolder(path: folder.path)
    #expect(problem { try credentials.read("token") } == .missing)
    try put("\n", mode: 0o600)
    #expect(problem { try credentials.read("token") } == .empty)
    try put(String(repeating: "x", count: 64 * 1024 + 1), mode: 0o600)
    #expect(problem { try credentials.read("token") } == .tooLarge)
    try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: "\(folder.path)/token"))
    #expect(problem { try credentials.read("token") } == .notText)
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/folder", withIntermediateDirectories: false)
    #expect(problem { try credentials.read("folder") } == .notFile)
  }

  private func put(_ text: String, mode: mode_t) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/token"))
    chmod("\(folder.path)/token", mode)
  }

  private func problem(_ body: () throws -> Credential) -> CredentialFailure.Problem? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? CredentialFailure)?.problem
    }
  }
}
