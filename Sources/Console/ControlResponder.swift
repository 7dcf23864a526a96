import CampaignEngine
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Turns one request into a call, and the desk's answer into the response.
struct ControlResponder: Sendable {
  /// The longest text a person could mean to send is far below.
  private static let largestBody = 1024 * 1024

  let desk: any ControlDesk
  /// Nil where nobody counts.
  let metrics: (@Sendable () async -> MetricsAnswer)?

  func answer(_ request: Request, from channel: any Channel) async -> Response {
    let path = request.uri.path.split(separator: "/", omittingEmptySubsequences: true)
    guard path.count == 2, path[0] == "v1", isCommand(path[1]) else {
      return .refusal(
        .notFound, "there is nothing at \(request.uri.path)", hint: "POST /v1/status")
    }
    if path[1] == "health" { return health(request) }
    if path[1] == "metrics", let metrics { return await metrics().response(to: request) }
    guard request.method == .post else {
      return .refusal(
        .methodNotAllowed, "\(request.method.rawValue) is not how a command is called",
        hint: "POST /v1/\(path[1])")
    }
    return await call(String(path[1]), request, from: channel)
  }

  private func health(_ request: Request) -> Response {
    guard request.method == .get || request.method == .head else {
      return .refusal(
        .methodNotAllowed, "health is asked for, not changed", hint: "GET /v1/health")
    }
    let answer = ControlAnswer(exitCode: 0, body: Array(#"{"health":"serving"}"#.utf8)).response()
    return request.method == .head ? answer.createHeadResponse() : answer
  }

  private func call(
    _ command: String, _ request: Request, from channel: any Channel
  ) async -> Response {
    guard let caller = await Caller.atOtherEnd(of: channel) else {
      return .refusal(.forbidden, "the kernel does not say who is calling", exitCode: 77)
    }
    do {
      let body = try await request.body.collect(upTo: Self.largestBody)
      let call = ControlCall(
        command: command, body: Array(body.readableBytesView), caller: caller)
      return await desk.answer(call).response()
    } catch is NIOTooManyBytesError {
      return .refusal(
        .contentTooLarge, "the call's body is larger than 1 MiB", exitCode: 65)
    } catch {
      return .refusal(.badRequest, "the call's body broke off", exitCode: 65)
    }
  }

  /// `status`, `request-changes`: at most 64 letters and hyphens.
  private func isCommand(_ text: Substring) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
  }
}

extension Response {
  fileprivate static func refusal(
    _ status: HTTPResponse.Status, _ sentence: String, exitCode: Int32 = 64, hint: String? = nil
  ) -> Response {
    ControlAnswer.error(exitCode, sentence, hint: hint).response(status)
  }
}
