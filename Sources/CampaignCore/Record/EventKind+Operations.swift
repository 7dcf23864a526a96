// What is done to holds, to accounts and to the daemon itself.

extension EventKind {
  package static let holdPlaced = EventKind(
    id: "995ac45865934de5a0d948651e7e00cd",
    subject: "Publishing put on hold",
    happened: "@CAMPAIGN_ACTOR@ placed a hold: @CAMPAIGN_REASON@ What it covers does not go out "
      + "while it is in force, and what is missed meanwhile stays unsent.",
    toDo: "When the reason is gone: 'campaignctl resume @CAMPAIGN_SUBJECT@ --reason TEXT'.")

  package static let holdLifted = EventKind(
    id: "b4662eb1d04e46c693b905feb365bc15",
    subject: "A hold was lifted",
    happened:
      "Hold @CAMPAIGN_SUBJECT@ is over: @CAMPAIGN_REASON@ Posts whose slot is still to come "
      + "go out again; nothing that was missed is sent after all.",
    toDo: "'campaignctl queue' shows what is next.")

  package static let accountStopped = EventKind(
    id: "a4841fc515894570a786dd6b6c6c477d",
    subject: "Account @CAMPAIGN_SUBJECT@ stopped",
    happened: "The platform does not let us in any more, so nothing is tried on this account: "
      + "@CAMPAIGN_REASON@",
    toDo: "Give the account a new token with 'campaignctl account add @CAMPAIGN_SUBJECT@', "
      + "start campaignd again so that it is handed over, and let it go on with 'campaignctl "
      + "resume @CAMPAIGN_SUBJECT@ --reason TEXT'.")

  package static let accountResumed = EventKind(
    id: "5d7366df67254a98bcb11bf9c6252541",
    subject: "Account @CAMPAIGN_SUBJECT@ goes on",
    happened: "@CAMPAIGN_ACTOR@ let the account go on. What it missed stays unsent.",
    toDo: "Nothing needs doing.")

  package static let preflight = EventKind(
    id: "b5cb0d904b4742cbaee856778189e44b",
    subject: "Tomorrow's posts were looked at",
    happened: "Accounts, limits, pictures and links of the next day's posts were checked.",
    toDo: "Nothing, where no fault was found; otherwise each fault has an entry of its own.")

  package static let preflightFault = EventKind(
    id: "7f526e959c2c4835930cedaa7487c5bb",
    subject: "Something is wrong with tomorrow: @CAMPAIGN_SUBJECT@",
    happened: "The evening's look at tomorrow's posts found this: @CAMPAIGN_REASON@",
    toDo: "Mend it before the slot: 'campaignctl accounts' shows how the accounts stand, "
      + "'campaignctl show' the post.")

  package static let started = EventKind(
    id: "e46f7de5e0794c568a6722ae193b5b33",
    subject: "campaignd started",
    happened: "The settings, the calendar and the database are good; posts go out at their slots "
      + "from now on.",
    toDo: "Nothing needs doing.")

  package static let stopped = EventKind(
    id: "2e505cdd449743bab6120abfe117e0b4",
    subject: "campaignd stopped",
    happened: "The answers that were under way have arrived. Nothing goes out until it is started "
      + "again.",
    toDo: "Nothing, if that was meant; otherwise 'systemctl start campaignd'.")

  package static let planRead = EventKind(
    id: "fe3ff901df9c4e088ea0047b2a334ea5",
    subject: "The calendar was read",
    happened: "Its posts are planned, examined and waiting for their approvers.",
    toDo: "Nothing needs doing.")

  package static let planRefused = EventKind(
    id: "14fb4770d9cc401197c2ff1e19ffdc62",
    subject: "The calendar has faults",
    happened: "The calendar as it is now cannot be used, so the plan that was read before stays in "
      + "force: @CAMPAIGN_REASON@",
    toDo: "'campaignctl check' shows every fault with its place. Mend them, then type "
      + "'campaignctl reload'.")

  package static let journalLoss = EventKind(
    id: "e54a1641ed3446b1878538ba028c5758",
    subject: "Journal entries were lost",
    happened:
      "journald did not take @N_DROPPED@ entries in time, and @N_DIVERTED@ went to standard "
      + "error only. The record in the database is whole: gaps in CAMPAIGN_SEQUENCE show "
      + "which entries are missing here.",
    toDo: "'campaignctl audit export' has them all. Look whether the disk of the journal is "
      + "full or slow.")

  package static let clockSet = EventKind(
    id: "bb6c1a674aa049cbb27d58fc03003bed",
    subject: "The clock was set",
    happened: "The machine's clock jumped, or the machine woke up. Every slot is kept by what the "
      + "clock now says: nothing goes out early, and what is too late for its deadline is "
      + "missed.",
    toDo: "If the clock is often set, look at the time service: 'timedatectl timesync-status'.")

  package static let zonesChanged = EventKind(
    id: "d3db3ecfd3514aa293c08c12d2067d26",
    subject: "The rules of time zones changed",
    happened: "The machine's time zones were updated and the clocks of @CAMPAIGN_ZONES@ go "
      + "otherwise than before, so the slots there were worked out anew.",
    toDo: "Posts whose moment has changed need new approvals: 'campaignctl queue --state "
      + "inReview' lists what waits.")

  package static let restored = EventKind(
    id: "f8632eef368647ae98c2cff993a35b6c",
    subject: "The database was restored from a backup",
    happened: "Posts, approvals and holds are those of the backup; what happened after it is not "
      + "in this database. Posts that were due meanwhile are missed, and everything is on hold.",
    toDo: "Look on the accounts for what was published since the backup, see to the holds and "
      + "rejections that were made since, then 'campaignctl resume HOLD --reason TEXT'.")

  package static let pruned = EventKind(
    id: "b3e08a2f8b5d4fdd88a655735a0f03dc",
    subject: "Old entries of the record were pruned",
    happened: "@CAMPAIGN_ACTOR@ had entries removed that the trust need not keep any longer: "
      + "@CAMPAIGN_REASON@ A signed stub stands in their place, and the record still verifies.",
    toDo: "Nothing. The entries are in the exports and backups made before.")
}
