// What becomes of an approved post on its way out.

extension EventKind {
  package static let scheduled = EventKind(
    id: "65479fc5814c4ac18607dacf2d59d4b7",
    subject: "Post @CAMPAIGN_POST@ scheduled",
    happened: "It has every approval it needs and goes out at its slot: @CAMPAIGN_DUE@. Everything "
      + "is checked once more then.",
    toDo: "Nothing needs doing.")

  package static let attempted = EventKind(
    id: "522991328022473ab79c2c9b1b8d2cc9",
    subject: "Publishing post @CAMPAIGN_POST@",
    happened: "Attempt @CAMPAIGN_ATTEMPT@ on @CAMPAIGN_ACCOUNT@ is written down and its request is "
      + "about to leave.",
    toDo: "Nothing. What came of it follows.")

  package static let delivered = EventKind(
    id: "cb06d3294951426e86c2690fc0cdf9ed",
    subject: "Post @CAMPAIGN_POST@ published",
    happened: "@CAMPAIGN_ACCOUNT@ has taken the post.",
    toDo: "Nothing. 'campaignctl justify @CAMPAIGN_POST@' shows the whole of its record.")

  package static let refused = EventKind(
    id: "885001ffa0d445ecb7f0b7ae97c272a7",
    subject: "Post @CAMPAIGN_POST@ refused by the platform",
    happened: "The platform will not take this post, and nothing was published: @CAMPAIGN_REASON@",
    toDo: "The reason says what the platform did not like. Change the words, or look after the "
      + "account; then give the entry a new time in the calendar.")

  package static let postponed = EventKind(
    id: "0d66f29150bc4b738bef9a24245dea20",
    subject: "Post @CAMPAIGN_POST@ will be tried again",
    happened: "It could not go out just now, and nothing was published: @CAMPAIGN_REASON@ It is "
      + "tried again until its deadline.",
    toDo: "Nothing yet. Where this goes on, look at the network and at the platform's own "
      + "status page.")

  package static let uncertain = EventKind(
    id: "090a9a0458be46f8a94d3aa303c367b8",
    subject: "Nobody knows whether post @CAMPAIGN_POST@ is out",
    happened: "The request left, but no answer came back: @CAMPAIGN_REASON@ To send it again might "
      + "publish it twice, so that is not done where the platform does not rule it out.",
    toDo: "Look on the account. If the post is there, type 'campaignctl resolve @CAMPAIGN_POST@ "
      + "--published URL', otherwise 'campaignctl resolve @CAMPAIGN_POST@ --not-published'.")

  package static let keptBack = EventKind(
    id: "0a0cf95bd4de4762baad9b1e9ee4fc9f",
    subject: "Post @CAMPAIGN_POST@ kept back by a hold",
    happened: "The post was due while hold @CAMPAIGN_HOLD@ was in force: @CAMPAIGN_REASON@",
    toDo: "Nothing, if the hold is still needed. 'campaignctl resume @CAMPAIGN_HOLD@ --reason "
      + "TEXT' lifts it; posts whose time has gone by then stay unsent.")

  package static let missed = EventKind(
    id: "9de37ba5703a485b967b905a121ef16e",
    subject: "Post @CAMPAIGN_POST@ missed its slot",
    happened:
      "Its deadline went by, so it will not go out: @CAMPAIGN_REASON@ Nothing is sent later "
      + "than its entry allows.",
    toDo: "If it should still be said, give the entry a new time in the calendar. Look at the "
      + "entries before this one for what was in the way.")

  package static let cancelled = EventKind(
    id: "85cf2381ff2b41e19bd30d1d9d87df4f",
    subject: "Post @CAMPAIGN_POST@ taken off the schedule",
    happened: "It was scheduled, but its words or its approval do not stand any more.",
    toDo: "Nothing, if that was meant. New words need new approvals.")

  package static let resolved = EventKind(
    id: "0302ffc1a9d84dfdb2643ea651fa2d95",
    subject: "What became of post @CAMPAIGN_POST@ is settled",
    happened: "@CAMPAIGN_ACTOR@ has looked on the account and said whether the post is out.",
    toDo: "Nothing needs doing.")

  package static let retracted = EventKind(
    id: "3edc4a8d62644da2947c62cbd474414a",
    subject: "Post @CAMPAIGN_POST@ taken down",
    happened: "@CAMPAIGN_ACTOR@ had the published post removed from its account: @CAMPAIGN_REASON@",
    toDo: "Those who have read it have read it: tell whoever looks after the account's replies.")

  package static let retracting = EventKind(
    id: "50a3fb6076e0432cb2b47a35600dad95",
    subject: "Taking post @CAMPAIGN_POST@ down",
    happened: "@CAMPAIGN_ACTOR@ wants the published post removed: @CAMPAIGN_REASON@ The request to "
      + "the platform leaves next.",
    toDo: "Nothing. What came of it follows.")

  package static let notRetracted = EventKind(
    id: "914621c3c0c349fab3bcee86c1654261",
    subject: "Post @CAMPAIGN_POST@ could not be taken down",
    happened: "The platform did not remove the post: @CAMPAIGN_REASON@",
    toDo: "Try again, or remove the post on the platform's own page, by hand.")

  package static let describing = EventKind(
    id: "fc5001e2ad1e4b9f903a50e079262c4e",
    subject: "New words for the pictures of post @CAMPAIGN_POST@",
    happened: "@CAMPAIGN_ACTOR@ wants the pictures of the published post described as its calendar "
      + "has it now: @CAMPAIGN_REASON@ The request to the platform leaves next.",
    toDo: "Nothing. What came of it follows.")

  package static let described = EventKind(
    id: "c1f277cd57ed4b0bafb7f3a4c40099b2",
    subject: "The pictures of post @CAMPAIGN_POST@ have new words",
    happened:
      "@CAMPAIGN_ACTOR@ had the alternative texts of the published post changed to those of "
      + "its calendar, which the gate has read: @CAMPAIGN_REASON@",
    toDo: "Nothing needs doing.")

  package static let notDescribed = EventKind(
    id: "8f6ff8ba61aa47db90b21a75c4099fbb",
    subject: "The pictures of post @CAMPAIGN_POST@ keep their words",
    happened: "The platform did not take the new words: @CAMPAIGN_REASON@",
    toDo: "Try again with 'campaignctl describe', or change them on the platform's own page.")

  package static let unreadable = EventKind(
    id: "8b55d9569732439d884552885da558af",
    subject: "What the database has of post @CAMPAIGN_POST@ cannot be read",
    happened: "A row of the database is damaged. The post it belongs to is set aside and does not "
      + "go out; all others go on.",
    toDo: "Look after the disk, restore a backup if there is more, and plan the post anew.")
}
