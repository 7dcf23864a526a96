import CivilTime

/// A way to an account whose platform takes the pictures of a post before the post: they are there,
/// under ids of the platform's own, when the slot comes.
package protocol PicturePublisher: Publisher {
  /// Hands a picture over with its words. Nothing is published by that: done twice, it makes at worst
  /// a picture that no post shows.
  /// - Returns: the platform's id for it, opaque as its ids are.
  func upload(_ picture: Media) async throws(PublishFailure) -> String

  /// How long the platform keeps a picture that no post shows.
  var picturesLast: Duration { get }

  /// What handing a picture over costs, in thousandths of a US dollar, whatever becomes of its post.
  func cost(ofHandingOver picture: Media) -> Int
}

extension PicturePublisher {
  package func cost(ofHandingOver picture: Media) -> Int { 0 }

  /// The ids of a post's pictures, which are handed over now where no ids are on disk.
  package func pictureIDs(of prepared: PreparedPost) async throws(PublishFailure) -> [String] {
    if let pictures = prepared.handedOver { return pictures.ids }
    var ids: [String] = []
    for picture in prepared.media { ids.append(try await upload(picture)) }
    return ids
  }
}

/// The pictures of a post as its platform has them already.
package struct HandedOver: Hashable, Codable, Sendable {
  /// The platform's ids, in the order of the pictures.
  package let ids: [String]
  /// From when on the platform may have let one go that no post shows.
  package let usableUntil: Instant

  package init(ids: [String], usableUntil: Instant) {
    self.ids = ids
    self.usableUntil = usableUntil
  }
}

extension Publisher {
  /// What is paid for an attempt, in thousandths of a US dollar: for the post, and for its pictures
  /// where they are taken along with it.
  package func cost(ofSending prepared: PreparedPost, of revision: PostRevision) -> Int {
    let cost = cost(of: revision)
    guard prepared.takesPicturesAlong, let publisher = self as? any PicturePublisher else {
      return cost
    }
    return prepared.media.reduce(cost) { $0 + publisher.cost(ofHandingOver: $1) }
  }
}

extension PreparedPost {
  /// The same request, with pictures that are with the platform already.
  package func showing(_ pictures: HandedOver) -> PreparedPost {
    PreparedPost(
      dispatch: dispatch, key: key, body: body, stamp: stamp, media: media,
      foreseenParent: foreseenParent, handedOver: pictures)
  }

  /// Whether pictures are taken to the platform before the request leaves.
  package var takesPicturesAlong: Bool { !media.isEmpty && handedOver == nil }
}

extension Media {
  /// What a platform was given as this picture: its bytes and all that is said of them there, on which
  /// account. Another takes no picture of that one's.
  /// - Parameter account: as the house had it then.
  package func asHandedOver(on account: Account?) -> Digest {
    var writer = DigestWriter("picture-1")
    writer.add(digest.hex)
    writer.add(mimeType)
    writer.add(alt)
    writer.add(focus?.text)
    writer.add(account?.server)
    writer.add(account?.handle)
    return writer.finish()
  }
}
