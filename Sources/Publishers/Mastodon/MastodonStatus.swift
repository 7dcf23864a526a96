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
}
