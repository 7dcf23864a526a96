// What becomes of a post's words and date before anybody decides about it.

extension EventKind {
  package static let planned = EventKind(
    id: "2f6e45efc0a44081bd96d997361cfb13",
    subject: "Post @CAMPAIGN_POST@ planned",
    happened: "The calendar has a new post, or new words for one. The gate has examined it: "
      + "@CAMPAIGN_VERDICT@.",
    toDo: "Nothing, where it waits for its approvers. Where the gate blocked it, its words have "
      + "to change in the calendar; 'campaignctl show @CAMPAIGN_POST@' shows the findings and "
      + "where they are.")

  package static let superseded = EventKind(
    id: "b6ce85eb89f145a0bc3271c5e4babb93",
    subject: "Post @CAMPAIGN_POST@ has new words",
    happened:
      "The calendar was changed, so the words that were examined or approved before are not "
      + "those of the post any more. Approvals of the old words do not count for the new "
      + "ones.",
    toDo: "The new words have to be approved before the slot.")

  package static let withdrawn = EventKind(
    id: "429b3d515d734505b2c271f3ff8de528",
    subject: "Post @CAMPAIGN_POST@ left the calendar",
    happened: "The post is not in the calendar any more and will not go out. If it has gone out "
      + "already it stays where it is; 'campaignctl retract' takes it down.",
    toDo: "Nothing, if it was taken out on purpose. Otherwise put it back into the campaign's "
      + "file and type 'campaignctl reload'.")

  package static let dateChanged = EventKind(
    id: "0c252f8bc031455ea3c60855d237c326",
    subject: "The date of post @CAMPAIGN_POST@ changed its standing",
    happened:
      "The day the post belongs to became confirmed, provisional, cancelled or paused. Only "
      + "posts on confirmed days go out.",
    toDo: "Look whether the day's entry in the observance calendar says what you mean.")
}
