import CampaignCore

/// The pictures of a campaigns folder: each is read once, and known by its bytes.
final class MediaShelf {
  /// The campaigns folder's path.
  let folder: String
  private var seen: [String: Result<Picture, MediaFault>] = [:]

  private struct Picture {
    let digest: Digest
    let mimeType: String
    let size: Int
    let dimensions: Media.Dimensions?
  }

  private enum MediaFault: Error {
    case unreadable(FileFault)
    case unknownKind
  }

  init(folder: String) {
    self.folder = folder
  }

  /// The media of an entry: `- file: sunrise.png` with its `alt:`.
  func media(_ cursor: Cursor) -> [Media] {
    cursor.list().compactMap { item in
      var fields = Fields(item)
      guard fields.isMapping else { return nil }
      defer { fields.finish() }
      let file = fields.need("file", hint: "name a file of the folder media/")
      let alt = fields.take("alt")?.placedText()?.text
      let focus = fields.take("focus").flatMap(readFocus)
      return file.flatMap { picture($0, alt: alt, focus) }
    }
  }

  private func picture(_ cursor: Cursor, alt: String?, _ focus: Media.Focus?) -> Media? {
    guard let name = cursor.line() else { return nil }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
      cursor.fault("'\(cursor.name)' names a file below media/", hint: "write file: sunrise.png")
      return nil
    }
    let path = "media/\(name)"
    let found = seen[path] ?? look(at: path)
    seen[path] = found
    switch found {
    case .success(let picture):
      return Media(
        file: path, digest: picture.digest, mimeType: picture.mimeType, size: picture.size,
        alt: alt, dimensions: picture.dimensions, focus: focus)
    case .failure(.unreadable(.missing)):
      cursor.fault("there is no file \(path)", hint: "put the picture into \(folder)/media")
    case .failure(.unreadable(let fault)):
      cursor.fault("\(path): \(fault.message)")
    case .failure(.unknownKind):
      cursor.fault(
        "\(path) is no picture or film that platforms take",
        hint: "use PNG, JPEG, GIF, WebP or MP4; the name alone does not make it one")
    }
    return nil
  }

  private func look(at path: String) -> Result<Picture, MediaFault> {
    do throws(FileFault) {
      let bytes = try readBytes("\(folder)/\(path)", limit: FileLimits.mediaBytes)
      guard let mimeType = mimeType(of: bytes) else { return .failure(.unknownKind) }
      return .success(
        Picture(
          digest: .ofBytes(bytes), mimeType: mimeType, size: bytes.count,
          dimensions: dimensions(of: bytes, mimeType)))
    } catch {
      return .failure(.unreadable(error))
    }
  }
}

/// What a file is by its first bytes, whatever its name says.
///
/// The signatures are those of the WHATWG MIME Sniffing Standard, 6.1 and 6.2.
func mimeType(of bytes: [UInt8]) -> String? {
  func holds(_ signature: String, at offset: Int = 0) -> Bool {
    bytes.dropFirst(offset).starts(with: signature.utf8)
  }
  if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
  if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
  if holds("GIF87a") || holds("GIF89a") { return "image/gif" }
  if holds("RIFF"), holds("WEBP", at: 8) { return "image/webp" }
  if holds("ftyp", at: 4) { return holds("avif", at: 8) ? "image/avif" : "video/mp4" }
  return nil
}
