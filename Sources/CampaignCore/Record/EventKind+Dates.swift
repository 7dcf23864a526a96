// What is known of dates, and what only people can say about them.

extension EventKind {
  package static let dateNoted = EventKind(
    id: "3b76bd59a9ce4097afd51cb3451b5db5",
    subject: "The date of @CAMPAIGN_SUBJECT@ was taken note of",
    happened: "The calendar has a date that is confirmed, or that is not what it was before. The "
      + "record has its days, its source, and who has checked it.",
    toDo: "Nothing needs doing. 'campaignctl calendar list' shows all dates of a year.")

  package static let decisionNeeded = EventKind(
    id: "6ac50952330747a898051c526d128f2c",
    subject: "A decision is needed: @CAMPAIGN_SUBJECT@",
    happened: "@CAMPAIGN_REASON@.",
    toDo: "When it is settled: 'campaignctl decide @CAMPAIGN_SUBJECT@ --reason TEXT'.")

  package static let decided = EventKind(
    id: "22b4851a6b8d40ce962d30e5d62fa6a1",
    subject: "@CAMPAIGN_SUBJECT@ is settled",
    happened: "It was answered: @CAMPAIGN_REASON@. A hold that was placed with it stays until "
      + "somebody lifts it.",
    toDo: "'campaignctl status' shows the holds that are in force.")
}
