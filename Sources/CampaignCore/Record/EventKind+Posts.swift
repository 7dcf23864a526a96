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

  package static let changedTooLate = EventKind(
    id: "ba924f3bf0394be79486d5c9ca2636b4",
    subject: "Post @CAMPAIGN_POST@ was changed after it had gone out",
    happened:
      "The calendar has other words, pictures or times for the post, but readers have the ones "
      + "that were approved. What is out does not change.",
    toDo: "If the old words must not stand, type 'campaignctl retract @CAMPAIGN_POST@ --reason "
      + "TEXT', and plan the new ones as another entry.")

  package static let moved = EventKind(
    id: "5bdcf2bbc82f4abfbb340304c7e8b235",
    subject: "Post @CAMPAIGN_POST@ moved to another slot",
    happened:
      "@CAMPAIGN_ACTOR@ gave the post a new slot, @CAMPAIGN_DUE@: @CAMPAIGN_REASON@ It is a "
      + "new revision, so approvals of the old slot do not count.",
    toDo: "The post has to be approved again before its new slot. Whoever moved it cannot.")

  package static let actEnded = EventKind(
    id: "eb154377b8bf4f9db01269d9b08931e7",
    subject: "The calendar speaks for post @CAMPAIGN_POST@ again",
    happened: "A person had moved, withdrawn or duplicated the post at the desk. The calendar has "
      + "changed there since, so the newer word, the calendar's, stands.",
    toDo: "Look whether the calendar says what you mean.")

  package static let duplicated = EventKind(
    id: "29a4df0ac4f44330b05b333365a8d10f",
    subject: "Post @CAMPAIGN_POST@ duplicated from an earlier one",
    happened: "@CAMPAIGN_ACTOR@ had an earlier post planned again, for @CAMPAIGN_DUE@.",
    toDo: "Its words have to be read, and approved, as new ones.")

  package static let asked = EventKind(
    id: "9d8c2792827048e88f0dfde5695d1eae",
    subject: "Post @CAMPAIGN_POST@ asked for at the desk",
    happened: "@CAMPAIGN_ACTOR@ put one more question into a tweetchat, for @CAMPAIGN_DUE@: "
      + "@CAMPAIGN_REASON@",
    toDo: "Somebody else has to read it and approve it before its time.")
}
