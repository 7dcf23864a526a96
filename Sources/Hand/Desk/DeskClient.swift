import ArgumentParser
import AsyncHTTPClient
import CampaignEngine
import Foundation
import NIOCore
import NIOHTTP1

/// Where the daemon listens, and as whom to speak where it lets us choose.
struct DeskOptions: ParsableArguments {
  @Option(help: "The daemon's control socket ($CAMPAIGND_SOCKET).")
  var socket: String?

  @Option(name: .customLong("as"), help: "Act as this person; only with development: true.")
  var person: String?

  @OptionGroup var trust: TrustOption

  /// Whoever names a trust means its daemon, whatever the environment says.
  fileprivate var path: String {
    let usual = "/run/\(trust.unit)/control.sock"
    return socket ?? (trust.trust == nil ? environmentSocket : nil) ?? usual
  }

  private var environmentSocket: String? {
    ProcessInfo.processInfo.environment["CAMPAIGND_SOCKET"]
  }
}

extension DeskOptions {
  /// Asks the desk, and reads its answer as one of the replies; a refusal ends the program with its
  /// sentence and its code.
  func ask<Reply: Decodable>(
    _ command: String, as _: Reply.Type = Reply.self,
    _ fill: (inout ControlRequest) -> Void = { _ in }
  ) async throws -> (reply: Reply, exitCode: Int32) {
    let (body, exitCode) = try await call(command, fill)
    guard let reply = try? JSONDecoder().decode(Reply.self, from: body) else {
      throw refusal(body, exitCode)
    }
    return (reply, exitCode)
  }

  /// The same for acts, whose answer is a sentence.
  func act(
    _ command: String, _ format: OutputFormat, _ fill: (inout ControlRequest) -> Void = { _ in }
  ) async throws {
    let (reply, exitCode) = try await ask(command, as: ActReply.self, fill)
    switch format {
    case .text: Terminal.write(reply.message + "\n")
    case .json, .jsonl: Terminal.write(try jsonLine(reply) + "\n")
    }
    if exitCode != 0 { throw ExitCode(exitCode) }
  }

  private func call(
    _ command: String, _ fill: (inout ControlRequest) -> Void
  ) async throws -> (Data, Int32) {
    var arguments = ControlRequest()
    arguments.person = person
    fill(&arguments)
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? path
    var request = HTTPClientRequest(url: "http+unix://\(escaped)/v1/\(command)")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(Array(try jsonLine(arguments).utf8))
    do {
      let response = try await DeskOptions.client.execute(request, timeout: .seconds(120))
      let body = try await response.body.collect(upTo: 256 << 20)
      if let time = response.headers.first(name: "As-Of") {
        Terminal.complain("as of \(time): the daemon's database does not answer\n")
      }
      let exitCode = response.headers.first(name: "Exit-Code").flatMap(Int32.init) ?? 75
      return (Data(body.readableBytesView), exitCode)
    } catch {
      if access(path, R_OK | W_OK) != 0, errno == EACCES {
        throw Terminal.refusal(
          .notYours, "you may not call the desk at \(path)",
          hint: "an administrator lets you in: adduser \(NSUserName()) campaign-desk")
      }
      throw Terminal.refusal(
        .unreachable, "no campaignd answers at \(path)",
        hint: "is it running? systemctl status \(trust.unit); or name its socket with --socket")
    }
  }

  private func refusal(_ body: Data, _ exitCode: Int32) -> ExitCode {
    guard let refusal = try? JSONDecoder().decode(RefusalReply.self, from: body) else {
      return Terminal.refusal(.tryLater, "the daemon's answer cannot be read")
    }
    if let diagnostics = refusal.diagnostics { Complaints.write(diagnostics) }
    Terminal.complain("campaignctl: \(refusal.error)\n")
    if let hint = refusal.hint { Terminal.complain("hint: \(hint)\n") }
    return ExitCode(exitCode == 0 ? ExitStatus.tryLater.rawValue : exitCode)
  }

  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
  }()
}
