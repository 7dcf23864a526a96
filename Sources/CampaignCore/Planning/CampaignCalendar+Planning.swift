import CivilTime

extension CampaignCalendar {
  /// What is to be said from one day to another, both included, on the wall clocks of each
  /// campaign; in order of time. Only these days are unfolded, however long the calendar is.
  /// - Parameter zones: the wall clocks of a zone by its name; nil where there is no such zone.
  package func occurrences(
    from: CivilDate, to: CivilDate, zones: (String) -> ZoneRules?
  ) -> ([Occurrence], [Diagnostic]) {
    let observances = Dictionary(
      self.observances.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var occurrences: [Occurrence] = []
    var diagnostics: [Diagnostic] = []
    for campaign in campaigns {
      let dates = campaign.dates(
        from: from, to: to, of: campaign.observance.flatMap { observances[$0] })
      var unfolding = CampaignUnfolding(campaign, dates, from: from, to: to, zones: zones)
      unfolding.unfold()
      occurrences += unfolding.occurrences
      diagnostics += unfolding.diagnostics
    }
    return (occurrences.inOrderOfTime(), diagnostics.inOrderOfPlace())
  }

  /// The days of each campaign in each of its years that touch some days, both included.
  package func campaignDays(
    from: CivilDate, to: CivilDate
  ) -> [(campaign: Campaign, dates: CampaignDates)] {
    let observances = Dictionary(
      self.observances.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return campaigns.flatMap { campaign in
      campaign.dates(from: from, to: to, of: campaign.observance.flatMap { observances[$0] })
        .filter { $0.first <= to && $0.last >= from }
        .map { (campaign, $0) }
    }
  }

  /// Every post from one day to another, both included, in order of time.
  /// - Parameter zones: the wall clocks of a zone by its name; nil where there is no such zone.
  package func posts(
    from: CivilDate, to: CivilDate, zones: (String) -> ZoneRules?
  ) -> ([PlannedPost], [Diagnostic]) {
    let (occurrences, diagnostics) = occurrences(from: from, to: to, zones: zones)
    let campaigns = Dictionary(
      self.campaigns.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let posts = occurrences.flatMap { occurrence in
      campaigns[occurrence.campaign].map { occurrence.posts(of: $0, in: house) } ?? []
    }
    return (posts, diagnostics)
  }
}

extension [Occurrence] {
  /// By their slots, those of one moment by their campaigns, and in a campaign as its file has them:
  /// the parts of a thread come one after the other. Only numbers are moved about while sorting: an
  /// occurrence holds its whole entry, and there are up to a hundred thousand.
  func inOrderOfTime() -> [Occurrence] {
    let slots = map(\.slot.instant)
    let order = indices.sorted {
      guard slots[$0] == slots[$1] else { return slots[$0] < slots[$1] }
      let (one, other) = (self[$0].campaign, self[$1].campaign)
      return one == other ? $0 < $1 : one < other
    }
    return order.map { self[$0] }
  }
}
