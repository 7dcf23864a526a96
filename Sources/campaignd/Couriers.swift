import CampaignCore
import CampaignEngine
import Foundation
import Publishers
import Subprocess
import SystemPackage

/// Mails, handed to the machine's own `sendmail -t`.
struct MailCourier: Courier {
  /// How long sendmail may take to put a mail into its queue.
  private static let patience = Duration.seconds(60)

  func carry(_ notice: Notice, of house: House) async throws(CourierFailure) {
    let settings = house.notices
    guard let sender = settings.mailFrom, let mail = notice.mail(from: sender, house: house) else {
      return
    }
    let end: TerminationStatus?
    do {
      end = try await MailCourier.end(of: settings.sendmail, reading: Data(mail.utf8))
    } catch {
      throw CourierFailure("\(settings.sendmail) cannot be started")
    }
    switch end {
    case .exited(0): return
    case .exited(let code): throw CourierFailure("\(settings.sendmail) ended with \(code)")
    case .signaled(let signal):
      throw CourierFailure("\(settings.sendmail) was ended by signal \(signal)")
    case nil:
      throw CourierFailure("\(settings.sendmail) did not end within \(MailCourier.patience)")
    }
  }

  /// How a program ended; nil where it had to be ended.
  private static func end(of program: String, reading input: Data) async throws
    -> TerminationStatus?
  {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    // Not a pipe: a program that reads nothing would end the daemon by SIGPIPE.
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let mail = try FileDescriptor.open(FilePath(file.path), .readOnly, options: .closeOnExec)
    return try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
      group.addTask {
        // -t: the addresses stand in the mail; -i: a line with a dot does not end it.
        try await Subprocess.run(
          .path(FilePath(program)), arguments: ["-t", "-i"],
          input: .fileDescriptor(mail, closeAfterSpawningProcess: true),
          output: .discarded, error: .discarded
        ).terminationStatus
      }
      group.addTask {
        try await Task.sleep(for: patience)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
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
