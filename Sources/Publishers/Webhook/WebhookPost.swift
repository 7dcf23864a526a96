import CampaignCore
import CivilTime

/// A post as a webhook gets it: everything readers should see, in one JSON object.
struct WebhookPost: Codable, Hashable {
  struct Picture: Codable, Hashable {
    let file: String
    let type: String
    let sha256: String
    let alt: String?
    /// What must stay in view, as `-0.250,0.500` from the middle.
    let focus: String?
    /// The picture's bytes in base64; not in what is kept on disk.
    var content: String?
  }

  struct Question: Codable, Hashable {
    let options: [String]
    let closesAfterSeconds: Int
    let severalAnswers: Bool
  }

  struct Card: Codable, Hashable {
    let title: String
    let description: String
  }

  /// The same for as long as the post has these words: the receiver publishes each key once.
  let key: String
  let post: String
  let account: String
  let slot: String
  let revision: String
  let text: String
  let warning: String?
  let link: String?
  let language: String
  /// The receiver's id of the post this one answers.
  let repliesTo: String?
  let poll: Question?
  /// How it is to be shown, in the words of campaigns(7). A request that was kept by a version before
  /// these goes out without them.
  let visibility: String?
  let repliers: String?
  let labels: [String]?
  /// What stands under it for its link.
  let card: Card?
  var pictures: [Picture]

  init(_ revision: PostRevision, dispatch: Dispatch.ID, replyingTo parent: Receipt?) {
    key = dispatch.text
    post = revision.post.id.text
    account = revision.post.account.text
    slot = "\(revision.post.slot.instant)"
    self.revision = revision.digest.hex
    text = revision.renderedText
    warning = revision.spoiler
    link = revision.link
    language = revision.language
    repliesTo = parent?.id
    poll = revision.poll.map {
      Question(
        options: $0.options, closesAfterSeconds: $0.closesAfter, severalAnswers: $0.allowsSeveral)
    }
    let presentation = revision.presentation ?? Presentation()
    visibility = presentation.visibility.rawValue
    repliers = presentation.repliers.rawValue
    labels = presentation.labels.map(\.rawValue)
    card = presentation.card.map { Card(title: $0.title, description: $0.description) }
    pictures = revision.media.map {
      Picture(
        file: $0.file, type: $0.mimeType, sha256: $0.digest.hex, alt: $0.alt,
        focus: $0.focus?.text, content: nil)
    }
  }
}

/// What a receiver answers: both may be left out.
struct WebhookAnswer: Decodable {
  let id: String?
  let url: String?
}

/// JSON, whatever it says.
struct AnyJSON: Decodable {
  init(from decoder: any Decoder) {}
}
