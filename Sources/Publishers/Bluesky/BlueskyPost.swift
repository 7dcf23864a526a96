import CampaignCore
import CivilTime

/// A post as it will stand in a Bluesky account, complete to the last byte before anything is sent:
/// lexicon app.bsky.feed.post.
struct BlueskyPost: Codable, Hashable {
  static let collection = "app.bsky.feed.post"
  static let gateCollection = "app.bsky.feed.threadgate"
  /// "maxSize": 2000000 (lexicon app.bsky.embed.images).
  static let largestPicture = 2_000_000
  /// "maxLength": 4 (lexicon app.bsky.embed.images).
  static let mostPictures = 4

  /// The record's key in its account.
  let key: String
  /// The name that follows from the record's bytes; the server's must be the same.
  let contentID: String
  let record: RecordValue
  /// The thread this belongs to; nil where it begins one.
  let root: BlueskyReference?
  /// Who may reply, under the same key beside the post; nil where everybody may. Its `post` is
  /// filled in when the account's DID is known.
  let gate: [String: RecordValue]?

  /// - Parameter dids: of those who may be mentioned, by their handles.
  init(
    _ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?,
    mentioning dids: [String: String], stamp: Instant
  ) throws(PublishFailure) {
    guard revision.poll == nil else {
      throw PublishFailure(.refused, "Bluesky has no polls.")
    }
    try revision.mayBeSeenByAll()
    let text = revision.renderedText
    let presentation = revision.presentation ?? Presentation()
    var fields: [String: RecordValue] = [
      "$type": .text(BlueskyPost.collection), "text": .text(text), "createdAt": .text("\(stamp)"),
      "langs": [.text(revision.language)],
    ]
    let facets = blueskyFacets(in: text, mentioning: dids)
    if !facets.isEmpty { fields["facets"] = .list(facets) }
    if !revision.media.isEmpty {
      fields["embed"] = try pictures(revision.media)
    } else if let card = presentation.card, let link = revision.link {
      fields["embed"] = external(card, link)
    }
    if !presentation.labels.isEmpty { fields["labels"] = selfLabels(presentation.labels) }
    let reply = try parent.map { (receipt) throws(PublishFailure) in try BlueskyReply(receipt) }
    fields["reply"] = reply?.value
    record = .map(fields)
    key = RecordKey(stamp: stamp, dispatch: dispatch).text
    contentID = ContentID(ofRecord: record.dagCBOR).description
    root = reply?.root
    gate = allowed(presentation.repliers).map { allow in
      [
        "$type": .text(BlueskyPost.gateCollection), "allow": .list(allow),
        "createdAt": .text("\(stamp)"),
      ]
    }
  }
}

extension BlueskyPost {
  /// Where it stands in an account.
  func address(in did: String) -> String { "at://\(did)/\(BlueskyPost.collection)/\(key)" }

  /// A thread gate that names its post.
  func gate(_ gate: [String: RecordValue], on did: String) -> RecordValue {
    var record = gate
    record["post"] = .text(address(in: did))
    return .map(record)
  }
}

/// One post in a thread, by name and content (lexicon com.atproto.repo.strongRef).
struct BlueskyReference: Codable, Hashable {
  let uri: String
  let contentID: String

  var value: RecordValue { ["uri": .text(uri), "cid": .text(contentID)] }
}

/// What a reply says of the thread it belongs to.
private struct BlueskyReply {
  let root: BlueskyReference
  let parent: BlueskyReference

  /// Reads what `BlueskyPublisher` wrote into a receipt: the post's content id, and its thread's root
  /// where it was a reply itself.
  init(_ receipt: Receipt) throws(PublishFailure) {
    let parts = receipt.reference?.split(separator: " ").map(String.init) ?? []
    guard parts.count == 1 || parts.count == 3 else {
      throw PublishFailure(.refused, "The post it answers is not known as a Bluesky record.")
    }
    parent = BlueskyReference(uri: receipt.id, contentID: parts[0])
    root = parts.count == 3 ? BlueskyReference(uri: parts[1], contentID: parts[2]) : parent
  }

  var value: RecordValue { ["root": root.value, "parent": parent.value] }
}

/// Links, hashtags and mentions as readers can follow them, by their bytes in the text (lexicon
/// app.bsky.richtext.facet). A mention of nobody we know stays text.
private func blueskyFacets(
  in text: String, mentioning dids: [String: String]
) -> [RecordValue] {
  TextRules.measure(text, for: .bluesky).facets.compactMap { facet in
    let feature: RecordValue
    switch facet.kind {
    case .mention:
      guard let did = dids[facet.value.lowercased()] else { return nil }
      feature = ["$type": "app.bsky.richtext.facet#mention", "did": .text(did)]
    case .link: feature = ["$type": "app.bsky.richtext.facet#link", "uri": .text(facet.value)]
    case .tag: feature = ["$type": "app.bsky.richtext.facet#tag", "tag": .text(facet.value)]
    }
    let index: RecordValue = [
      "byteStart": .integer(Int64(facet.byteStart)), "byteEnd": .integer(Int64(facet.byteEnd)),
    ]
    return ["index": index, "features": [feature]]
  }
}

/// The card for a link (lexicon app.bsky.embed.external), in the words that were approved.
private func external(_ card: LinkCard, _ link: String) -> RecordValue {
  [
    "$type": "app.bsky.embed.external",
    "external": [
      "uri": .text(link), "title": .text(card.title), "description": .text(card.description),
    ],
  ]
}

/// What a post says of itself (lexicon com.atproto.label.defs#selfLabels).
private func selfLabels(_ labels: [Presentation.Label]) -> RecordValue {
  let values = labels.map { label -> RecordValue in
    ["val": .text(label == .signedInOnly ? "!no-unauthenticated" : label.rawValue)]
  }
  return ["$type": "com.atproto.label.defs#selfLabels", "values": .list(values)]
}

/// The rules of a thread gate: none allow nobody. Nil where everybody may reply.
private func allowed(_ repliers: Presentation.Repliers) -> [RecordValue]? {
  switch repliers {
  case .everybody: nil
  case .nobody: []
  case .mentioned: [["$type": "app.bsky.feed.threadgate#mentionRule"]]
  case .following: [["$type": "app.bsky.feed.threadgate#followingRule"]]
  }
}

/// The pictures with their words; the server knows each by the digest of its bytes.
private func pictures(_ media: [Media]) throws(PublishFailure) -> RecordValue {
  guard media.count <= BlueskyPost.mostPictures else {
    throw PublishFailure(.refused, "Bluesky takes at most \(BlueskyPost.mostPictures) pictures.")
  }
  var images: [RecordValue] = []
  for picture in media {
    var image: [String: RecordValue] = [
      "alt": .text(picture.alt ?? ""), "image": try blob(picture),
    ]
    if let size = picture.dimensions {
      image["aspectRatio"] = [
        "width": .integer(Int64(size.width)), "height": .integer(Int64(size.height)),
      ]
    }
    images.append(.map(image))
  }
  return ["$type": "app.bsky.embed.images", "images": .list(images)]
}

/// How a record names a picture. All of it follows from the approved bytes.
func blob(_ picture: Media) throws(PublishFailure) -> RecordValue {
  guard picture.size <= BlueskyPost.largestPicture else {
    throw PublishFailure(
      .refused,
      "Bluesky takes pictures up to \(BlueskyPost.largestPicture) bytes; \(picture.file) has "
        + "\(picture.size).")
  }
  guard let id = ContentID(ofPicture: picture.digest) else {
    throw PublishFailure(.refused, "The digest of \(picture.file) is not one.")
  }
  return [
    "$type": "blob", "ref": .link(id), "mimeType": .text(picture.mimeType),
    "size": .integer(Int64(picture.size)),
  ]
}
