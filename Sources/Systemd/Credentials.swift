import Glibc

/// A secret, such as an account's token. It shows itself to nobody who only prints it.
package struct Credential: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The secret itself.
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { "(secret)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The folder with one file for each secret: what systemd's LoadCredential= hands over, or in
/// development a folder that is named by hand.
package struct CredentialFolder: Sendable {
  /// A token of any platform is far shorter.
  private static let largest = 64 * 1024

  /// "The ID for each credential will be the provided ID suffixed with _$FILENAME": what the files
  /// of a folder are called when LoadCredential=account:FOLDER or LoadCredentialEncrypted=sealed:FOLDER
  /// hands them over (systemd.exec(5)).
  private static let folderPrefixes = ["account_", "sealed_"]

  package let path: String
  /// systemd's own folder is nobody else's to read; one made by hand has to be looked at.
  private let isMadeByHand: Bool

  package init(path: String) {
    self.path = path
    isMadeByHand = true
  }

  /// The folder that systemd made for this service; nil where it made none.
  package init?(environment: [String: String]) {
    guard let path = environment["CREDENTIALS_DIRECTORY"], !path.isEmpty else { return nil }
    self.path = path
    isMadeByHand = false
  }

  /// The secret of that name, without the end of a line that editors put there.
  package func read(_ name: String) throws(CredentialFailure) -> Credential {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !name.contains("\0") else {
      throw CredentialFailure(.name, name: name, folder: path)
    }
    var bytes = try contents(
      ofFirst: isMadeByHand ? [name] : [name] + Self.folderPrefixes.map { $0 + name })
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard !bytes.isEmpty else { throw CredentialFailure(.empty, name: name, folder: path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CredentialFailure(.notText, name: name, folder: path)
    }
    return Credential(text)
  }

  private func contents(ofFirst names: [String]) throws(CredentialFailure) -> [UInt8] {
    var failure = CredentialFailure(.missing, name: names[0], folder: path)
    for name in names {
      do { return try contents(of: name) } catch {
        if error.problem != .missing { failure = error }
      }
    }
    throw failure
  }

  private func contents(of name: String) throws(CredentialFailure) -> [UInt8] {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let problem = errno == ENOENT ? CredentialFailure.Problem.missing : .unreadable(errno)
      throw CredentialFailure(problem, name: name, folder: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CredentialFailure(.notFile, name: name, folder: path)
    }
    if isMadeByHand && status.st_mode & 0o007 != 0 {
      throw CredentialFailure(.openToAll, name: name, folder: path)
    }
    var bytes = [UInt8](repeating: 0, count: Self.largest + 1)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw CredentialFailure(.unreadable(errno), name: name, folder: path) }
    guard count <= Self.largest else {
      throw CredentialFailure(.tooLarge, name: name, folder: path)
    }
    return Array(bytes.prefix(count))
  }
}

/// Why a secret cannot be had; never a word of what is in it.
package struct CredentialFailure: Error, Hashable, Sendable {
  package enum Problem: Hashable, Sendable {
    /// Not a plain file name.
    case name
    case missing
    /// Everybody on the machine may read or change it.
    case openToAll
    case notFile
    case empty
    case tooLarge
    case notText
    /// An errno.
    case unreadable(CInt)
  }

  package let problem: Problem
  package let name: String
  package let folder: String

  init(_ problem: Problem, name: String, folder: String) {
    self.problem = problem
    self.name = name
    self.folder = folder
  }
}

extension CredentialFailure: CustomStringConvertible {
  private var file: String { "\(folder)/\(name)" }

  package var description: String {
    switch problem {
    case .name: "credential '\(name)': a name without '/' and without a dot in front is expected"
    case .missing: "credential '\(name)': there is no file \(file)"
    case .openToAll: "credential '\(name)': everybody on this machine may open \(file)"
    case .notFile: "credential '\(name)': \(file) is not a file"
    case .empty: "credential '\(name)': \(file) is empty"
    case .tooLarge: "credential '\(name)': \(file) is larger than 64 KiB"
    case .notText: "credential '\(name)': \(file) is not UTF-8 text"
    case .unreadable(let number): "credential '\(name)': \(file): \(errorText(number))"
    }
  }

  /// Something to type or to look at.
  package var hint: String? {
    switch problem {
    case .openToAll: "chmod 600 \(file)"
    case .missing:
      "put the token there, readable by its owner alone: install -m 600 /dev/stdin \(file)"
    case .name, .notFile, .empty, .tooLarge, .notText, .unreadable: nil
    }
  }
}
