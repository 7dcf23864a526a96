// What people, and the gate at the last moment, decide about a post.

extension EventKind {
  package static let approved = EventKind(
    id: "a1a9aaf44e3840feb51e97f1a2e3e9ae",
    subject: "Post @CAMPAIGN_POST@ approved by @CAMPAIGN_ACTOR@",
    happened: "A person who may do so has read these very words and approved them. When the policy "
      + "has all the approvals it asks for, the post is scheduled.",
    toDo: "Nothing needs doing.")

  package static let approvedByPolicy = EventKind(
    id: "9f757f9b62464468b3bd379d86ac3033",
    subject: "Post @CAMPAIGN_POST@ approved by its policy",
    happened:
      "The policy of this post asks for nobody's approval, and the gate let the words pass.",
    toDo: "Nothing. If this account should not run unattended, give its policy a quorum in "
      + "house.yaml.")

  package static let changesRequested = EventKind(
    id: "91cbbe1adf4647c38c89a4eb2565c5f6",
    subject: "Changes to post @CAMPAIGN_POST@ asked for",
    happened: "@CAMPAIGN_ACTOR@ wants other words. The post will not go out as it is.",
    toDo: "Its author changes the words in the calendar; the new words are then examined and "
      + "reviewed.")

  package static let rejected = EventKind(
    id: "13f1c72f69e24b80a25b5025d3735b56",
    subject: "Post @CAMPAIGN_POST@ rejected",
    happened: "@CAMPAIGN_ACTOR@ decided that this post is not to go out: @CAMPAIGN_REASON@",
    toDo: "Nothing, or other words in the calendar.")

  package static let expired = EventKind(
    id: "f51db8a005624343a306b1fc1b5f676e",
    subject: "Post @CAMPAIGN_POST@ was not approved in time",
    happened: "The slot came and the post had not all the approvals it needs, so it will not go "
      + "out. Nothing is sent late for want of an approval.",
    toDo: "If it should still be said, give the entry a new time in the calendar and have it "
      + "approved. 'campaignctl queue --state inReview' shows what else is waiting.")

  package static let returned = EventKind(
    id: "c99f3e0b977441f6888a3d77ffdd41ac",
    subject: "The gate returned post @CAMPAIGN_POST@ to review",
    happened: "The post was approved and due, but examined again at its slot the gate found "
      + "something: @CAMPAIGN_RULE@. The rules, the registry or what was published since has "
      + "changed after the approval.",
    toDo: "Read the findings with 'campaignctl show @CAMPAIGN_POST@' and change the words, or "
      + "have them approved again.")

  package static let lapsed = EventKind(
    id: "0a8e0391325a48b588e8ae67c9e83750",
    subject: "Approvals of post @CAMPAIGN_POST@ have grown old",
    happened: "The policy lets an approval count for some time only, and that time is over before "
      + "the slot. The post waits for its approvers again.",
    toDo: "Read it with 'campaignctl show @CAMPAIGN_POST@' and approve it anew before its slot.")
}
