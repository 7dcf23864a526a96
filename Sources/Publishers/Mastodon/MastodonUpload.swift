import CampaignCore
import NIOCore
import NIOHTTP1

/// Hands a picture with its words to a Mastodon server and waits until it can be attached
/// (docs.joinmastodon.org, methods/media).
struct MastodonUpload {
  let line: MastodonLine

  /// The server's id for the picture. Nothing is published by this: every failure leaves the post
  /// unsent, and a picture that is never attached is removed by the server after a day.
  func send(_ picture: Media, _ bytes: [UInt8]) async throws(PublishFailure) -> String {
    let answer = try await line.ask(request(picture, bytes), within: line.patience.upload)
    guard answer.isSuccess else { throw line.refusal(answer).beforePublishing }
    guard let id = json(MastodonAttachment.self, in: answer.body)?.id, !id.isEmpty else {
      throw PublishFailure(.notSent, "\(line.host) took a picture but gave it no id.")
    }
    // 202: "the media file will be processed asynchronously".
    if answer.status == 202 { try await waitUntilReady(id) }
    return id
  }

  private func request(_ picture: Media, _ bytes: [UInt8]) -> WireRequest {
    var form = MultipartForm(boundary: picture.digest)
    if let alt = picture.alt { form.add("description", alt) }
    if let focus = picture.focus { form.add("focus", focus.text) }
    form.add("file", file: bytes, mimeType: picture.mimeType)
    form.close()
    return WireRequest(
      method: .POST, path: "/api/v2/media", headers: ["Content-Type": form.contentType],
      body: form.body)
  }

  private func waitUntilReady(_ id: String) async throws(PublishFailure) {
    let deadline = NIODeadline.now() + TimeAmount(line.patience.processing)
    let request = WireRequest(path: "/api/v1/media/\(percentEncoded(id))")
    // 206 is "still processing", 200 "ready", 422 "failed".
    while true {
      let answer = try await line.ask(request)
      switch answer.status {
      case 200: return
      case 206 where NIODeadline.now() < deadline: try await pause(line.patience.betweenQuestions)
      case 206:
        throw PublishFailure(.notSent, "\(line.host) did not make a picture ready in time.")
      default: throw line.refusal(answer).beforePublishing
      }
    }
  }
}

/// Waits; being told to stop counts as not having sent anything.
func pause(_ duration: Duration) async throws(PublishFailure) {
  do {
    try await Task.sleep(for: duration)
  } catch {
    throw PublishFailure(.notSent, "We stopped before anything was sent.")
  }
}
