import CampaignCore

/// What a post tells of the people in its unit.
struct Attributes: Sendable {
  var disclosure: DisclosureLedger.Disclosure

  static func of(_ post: Examination) -> Attributes {
    Attributes(
      disclosure: DisclosureLedger.Disclosure(
        at: post.subject.when?.instant, unit: nil, attributes: [], referents: [], counts: []))
  }
}
