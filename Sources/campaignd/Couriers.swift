import CampaignCore
import CampaignEngine
import Foundation
import Publishers

/// Mails, handed to the machine's own `sendmail -t`.
struct MailCourier: Courier {
  /// How long sendmail may take to put a mail into its queue.
  private static let patience = Duration.seconds(60)

  func carry(_ notice: Notice, of house: House) async throws(CourierFailure) {
    let settings = house.notices
    guard let sender = settings.mailFrom, let mail = notice.mail(from: sender, house: house) else {
      return
    }
    let status: Int32
    do {
      status = try await MailCourier.run(settings.sendmail, with: Data(mail.utf8))
    } catch {
      throw CourierFailure("\(settings.sendmail) cannot be started")
    }
    if status != 0 { throw CourierFailure("\(settings.sendmail) ended with \(status)") }
  }

  private static func run(_ program: String, with input: Data) async throws -> Int32 {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    // Not a pipe: a program that reads nothing would end the daemon by SIGPIPE.
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    // -t: the addresses stand in the mail; -i: a line with a dot does not end it.
    process.arguments = ["-t", "-i"]
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let limit = Task {
      try await Task.sleep(for: patience)
      process.terminate()
    }
    defer { limit.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }
}

/// Postings in the trust's channel.
struct WebhookCourier: Courier {
  let webhook: Webhook

  func carry(_ notice: Notice, of house: House) async throws(CourierFailure) {
    if let reason = await webhook.post(notice.json, by: house.notices) {
      throw CourierFailure(reason)
    }
  }
}
