import CampaignCore

/// A post as `POST /api/v1/statuses` takes it, before its pictures have ids
/// (docs.joinmastodon.org, methods/statuses).
struct MastodonStatus: Codable, Hashable {
  let status: String
  let spoiler: String?
  /// ISO 639-1: `en` also where the campaign says `en-GB`.
  let language: String
  let visibility: String
  /// The platform's id of the post this one answers.
  let repliesTo: String?
  let poll: Poll?

  init(_ revision: PostRevision, replyingTo parent: Receipt?) {
    status = revision.renderedText
    spoiler = revision.spoiler
    language = String(revision.language.prefix { $0 != "-" })
    visibility = (revision.presentation?.visibility ?? .everybody).rawValue
    repliesTo = parent?.id
    poll = revision.poll
  }

  /// As a form, which every server that was tried understands; snac reads polls from forms only.
  func form(mediaIDs: [String]) -> [UInt8] {
    var fields = [("status", status), ("visibility", visibility), ("language", language)]
    if let spoiler { fields.append(("spoiler_text", spoiler)) }
    if let repliesTo { fields.append(("in_reply_to_id", repliesTo)) }
    if let poll {
      fields += poll.options.map { ("poll[options][]", $0) }
      fields.append(("poll[expires_in]", String(poll.closesAfter)))
      fields.append(("poll[multiple]", String(poll.allowsSeveral)))
    }
    fields += mediaIDs.map { ("media_ids[]", $0) }
    return formBody(fields)
  }

  /// As it goes to disk. All but a poll are texts.
  func text() throws(PublishFailure) -> String {
    guard poll == nil else { return try jsonText(self) }
    var json = PlainJSON()
    json.add("language", language)
    if let repliesTo { json.add("repliesTo", repliesTo) }
    if let spoiler { json.add("spoiler", spoiler) }
    json.add("status", status)
    json.add("visibility", visibility)
    return json.text
  }

  /// As it was prepared.
  init(_ prepared: PreparedPost) throws(PublishFailure) {
    if let status = MastodonStatus(texts: prepared.body) {
      self = status
    } else {
      self = try decoded(MastodonStatus.self, from: prepared)
    }
  }

  /// Nil where it is not made of these texts alone.
  private init?(texts body: String) {
    guard let texts = PlainJSON.texts(in: body) else { return nil }
    var members: [String: String] = [:]
    for (name, value) in texts { members[name] = value }
    guard let status = members["status"], let language = members["language"],
      let visibility = members["visibility"]
    else { return nil }
    self.status = status
    self.language = language
    self.visibility = visibility
    spoiler = members["spoiler"]
    repliesTo = members["repliesTo"]
    poll = nil
  }
}
