import CampaignCore
import CampaignEngine
import Foundation
import Publishers
import Subprocess
import SystemPackage

/// Mails, handed to the machine's own `sendmail -t`.
struct MailCourier: Courier {
  /// How long sendmail may take to put a mail into its queue.
  private static let patience = Duration.seconds(30)

  func carry(_ notice: Notice, of house: House) async throws(CourierFailure) {
    let settings = house.notices
    guard let sender = settings.mailFrom, let mail = notice.mail(from: sender, house: house) else {
      return
    }
    let end: TerminationStatus?
    do {
      end = try await MailCourier.end(of: settings.sendmail, reading: mail)
    } catch let error as SubprocessError {
      throw CourierFailure("\(settings.sendmail) cannot be started: \(error)")
    } catch {
      throw CourierFailure("a mail cannot be put into a file: \(error)")
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
  private static func end(of program: String, reading mail: String) async throws
    -> TerminationStatus?
  {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    // Not a pipe: a program that reads nothing would end the daemon by SIGPIPE.
    try Data(mail.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    // Opened here: the library ends the daemon where it cannot open what it has begun to.
    let input = try FileDescriptor.open(FilePath(file.path), .readOnly, options: .closeOnExec)
    defer { try? input.close() }
    let nowhere = try FileDescriptor.open("/dev/null", .writeOnly, options: .closeOnExec)
    defer { try? nowhere.close() }
    return try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
      group.addTask {
        // -t: the addresses stand in the mail; -i: a line with a dot does not end it.
        try await Subprocess.run(
          .path(FilePath(program)), arguments: ["-t", "-i"], platformOptions: ended,
          input: .fileDescriptor(input, closeAfterSpawningProcess: false),
          output: .fileDescriptor(nowhere, closeAfterSpawningProcess: false),
          error: .fileDescriptor(nowhere, closeAfterSpawningProcess: false)
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

  /// One that takes too long is asked to end, with all it has started, and then has to.
  private static let ended: PlatformOptions = {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(5))
    ]
    return options
  }()
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
