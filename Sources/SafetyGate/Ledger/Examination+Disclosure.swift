import CampaignCore

// The sum of what a post tells, as the ledger keeps it.

extension Examination {
  var disclosure: DisclosureLedger.Disclosure {
    var referents: Set<String> = []
    if attributes.isPublic || cues.has(.staffRole) && attributes.person == nil {
      referents.insert("staff")
    }
    if attributes.isInCare || attributes.person != nil && attributes.isInpatientUnit {
      referents.insert("care")
    }
    return DisclosureLedger.Disclosure(
      at: subject.when?.instant, unit: unitName,
      attributes: attributes.classes.subtracting(.unit).names, referents: referents,
      counts: attributes.counts.map { .init(number: $0.number, of: "people") })
  }

  /// The unit a post is planned for, else the one its text names.
  var unitName: String? {
    if let unit = subject.unit { return unit }
    for reading in readings where reading.cues.hasAny([.unit, .unitAlias]) {
      if let hit = reading.hits.first(where: { $0.cue == .unit || $0.cue == .unitAlias }) {
        return registry?.units[Int(hit.payload)].name
      }
    }
    return nil
  }
}
