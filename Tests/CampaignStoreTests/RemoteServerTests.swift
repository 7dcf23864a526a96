import CampaignCore
import CampaignStore
import Foundation
import Support
import Testing

/// A server that is reached over the network, by TLS as the store's address asks libpq for it.
@Suite(.enabled(if: RealPostgreSQL.canRun), .timeLimit(.minutes(2))) struct RemoteServerTests {
  private static let password = "marigold-and-thyme"

  private static let server = Task {
    let server = try await RealPostgreSQL.start(isRemote: true)
    try await server.sql("alter role campaignd password '\(password)'")
    return server
  }

  /// - Parameters:
  ///   - host: the name the server goes by.
  ///   - certificate: the one to trust.
  private func address(
    _ host: String, _ mode: String, trusting certificate: String, password: String
  ) async throws -> PostgreSQLAddress {
    let server = try await RemoteServerTests.server.value
    let file = try ScratchFolder().path("pgpass")
    let isWritten = FileManager.default.createFile(
      atPath: file, contents: Data("*:*:*:*:\(password)".utf8),
      attributes: [.posixPermissions: 0o600])
    #expect(isWritten)
    return PostgreSQLAddress(
      try server.address(
        as: host,
        "sslmode=\(mode)&sslrootcert=\(server.certificate(certificate))&passfile=\(file)"),
      schema: "remote")
  }

  @Test func `each connection to a server whose certificate is trusted is encrypted`() async throws
  {
    let database = try await PostgreSQLDatabase(
      address(
        "db.example", "verify-full", trusting: "server", password: RemoteServerTests.password))
    let isEncrypted: @Sendable (any Connection) throws -> Int64? = {
      try $0.rows("select ssl from pg_stat_ssl where pid = pg_backend_pid()").first?.integer("ssl")
    }
    #expect(try await database.read(isEncrypted) == 1)
    #expect(try await database.write(isEncrypted) == 1)
    #expect(try await database.takesOn(.evening))
    let store = CampaignStore(database)
    try await store.note(3)
    #expect(try await store.verifyRecord().get().number == 3)
    let server = try await RemoteServerTests.server.value
    let open = try await server.sql(
      """
      select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
      where client_addr is not null and not ssl
      """)
    #expect(open == "0\n")
  }

  @Test(
    arguments: [
      ("db.example", "verify-full", "other", "certificate verify failed"),
      ("other.example", "verify-full", "server", "does not match host name"),
      ("db.example", "verify-full", "missing", "missing.crt\" does not exist"),
      ("db.example", "disable", "server", "no encryption"),
    ])
  func `a connection that would not be safe is refused, in a sentence that holds no password`(
    host: String, mode: String, certificate: String, words: String
  ) async throws {
    let address = try await address(
      host, mode, trusting: certificate, password: RemoteServerTests.password)
    let fault = await #expect(throws: DatabaseFault.self) { try await PostgreSQLDatabase(address) }
    #expect(fault?.kind == .unreachable)
    let reason = try #require(fault?.reason)
    #expect(reason.hasPrefix("the database cannot be reached: "))
    #expect(reason.contains(words), "\(reason)")
    #expect(!reason.contains(RemoteServerTests.password))
  }

  @Test func `a wrong password is said to be wrong, and not said`() async throws {
    let address = try await address(
      "db.example", "verify-full", trusting: "server", password: "sage-and-onion")
    let fault = await #expect(throws: DatabaseFault.self) { try await PostgreSQLDatabase(address) }
    let reason = try #require(fault?.reason)
    #expect(reason.contains("password authentication failed for user"), "\(reason)")
    #expect(!reason.contains("sage"))
  }
}
