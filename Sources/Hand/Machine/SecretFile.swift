import ArgumentParser
import CampaignEngine
import Foundation
import Subprocess
import SystemPackage

/// The one way a secret comes in: never through an argument or the environment, which other people
/// on the machine can read.
enum SecretInput {
  /// A token of any platform is far shorter.
  private static let largest = 64 * 1024

  /// One line from a terminal that shows nothing, or all that comes through a pipe.
  static func read(prompt: String) throws -> String {
    let text = isatty(STDIN_FILENO) == 1 ? typed(prompt) : piped()
    let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !secret.isEmpty, secret.utf8.count <= largest, !secret.contains("\0") else {
      throw Terminal.refusal(
        .badInput, "there is no secret on standard input",
        hint: "type it where you are asked, or: campaignctl account add ACCOUNT < FILE")
    }
    return secret
  }

  private static func typed(_ prompt: String) -> String {
    Terminal.complain(prompt)
    var shown = termios()
    tcgetattr(STDIN_FILENO, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      Terminal.complain("\n")
    }
    return readLine() ?? ""
  }

  private static func piped() -> String {
    let bytes = (try? FileHandle.standardInput.read(upToCount: largest + 1)) ?? nil
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }
}

/// Files of secrets, where the trust's unit takes them from.
enum SecretFile {
  static func plainFolder(of trust: TrustOption) -> String { "\(trust.folder)/credentials" }
  static func sealedFolder(of trust: TrustOption) -> String {
    "\(trust.folder)/credentials.encrypted"
  }

  /// Puts a secret into a file that its owner alone can read; it is whole, or it is the one before.
  /// - Returns: the file's path.
  static func write(_ secret: String, as name: String, in folder: String) throws -> String {
    let path = try place(name, in: folder)
    let next = "\(folder)/.\(name).new"
    unlink(next)
    let descriptor = open(next, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refusal(next) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: Data(secret.utf8))
      try file.synchronize()
    } catch {
      unlink(next)
      throw refusal(next)
    }
    guard rename(next, path) == 0 else { throw refusal(path) }
    synchronize(folder)
    return path
  }

  /// The same, encrypted with this machine's key under the name systemd will hand it over by.
  static func seal(_ secret: String, as name: String, in folder: String) async throws -> String {
    let path = try place(name, in: folder)
    let next = "\(folder)/.\(name).new"
    unlink(next)
    umask(0o077)
    // A sealer that ends before it has read everything says why; campaignctl must be there to hear it.
    signal(SIGPIPE, SIG_IGN)
    let end: TerminationStatus
    do {
      // "LoadCredentialEncrypted=sealed:FOLDER" hands a file over as sealed_FILE (systemd.exec(5)).
      end = try await Subprocess.run(
        .path("/usr/bin/systemd-creds"),
        arguments: ["encrypt", "--name=sealed_\(name)", "-", next],
        input: .string(secret), output: .currentStandardOutput, error: .currentStandardError
      ).terminationStatus
    } catch {
      throw Terminal.refusal(.unreachable, "systemd-creds cannot be run: \(error)")
    }
    guard end.isSuccess, rename(next, path) == 0 else {
      unlink(next)
      throw Terminal.refusal(.tryLater, "systemd-creds could not encrypt the secret into \(path)")
    }
    synchronize(folder)
    return path
  }

  /// Where a secret of that name belongs.
  private static func place(_ name: String, in folder: String) throws -> String {
    guard !name.hasPrefix("."), !name.contains("/"), !name.isEmpty else {
      throw Terminal.refusal(
        .badConfiguration, "'\(name)' in house.yaml is not the name of a file")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw Terminal.refusal(
        .badConfiguration, "there is no folder \(folder)",
        hint: "install -d -m 700 \(folder); or --folder FOLDER")
    }
    return "\(folder)/\(name)"
  }

  private static func refusal(_ path: String) -> ExitCode {
    let number = errno
    return Terminal.refusal(
      number == EACCES || number == EPERM ? .notYours : .tryLater,
      "\(path) cannot be written: \(String(cString: strerror(number)))",
      hint: number == EACCES || number == EPERM ? "secrets are root's: sudo campaignctl …" : nil)
  }

  /// A new name is on disk when its folder is.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
