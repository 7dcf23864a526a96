import CampaignCore

/// Family C: alarm, force and labels.
let toneRules = RuleFamily(
  rules: [
    Rule(
      "tone.alarmist", .review,
      reason: "Words of disaster about a service frighten those who may need it tonight.",
      remedy: "Say what is busy and what people can do.",
      source: "Time to Change media guidelines; Mental Health Today, \"Getting connected\"",
      fires: ["Total carnage on the ward tonight."],
      passes: ["Our lines are busy, please bear with us."]),
    Rule(
      "tone.coercion", .review,
      reason: "Force told as a scene strips somebody of dignity and frightens others away.",
      remedy: "Leave the scene out; speak of how the team keeps people safe.",
      source: "Mental Health Units (Use of Force) Act 2018, statutory guidance; CQC",
      fires: ["It took five of us to hold a lad down."],
      passes: ["Restraint is down by a fifth."]),
    Rule(
      "tone.dehumanising", .review,
      reason: "A label makes a person into a nuisance.",
      remedy: "Say what happened, or what the person needs.",
      source: "Cayton, J R Soc Med 2006; NHS England values",
      fires: ["Our favourite time-waster is back."],
      passes: ["Frequent flyer miles for our charity."]),
    Rule(
      "tone.violence-link", .review,
      reason: "Linking illness with danger is mostly wrong and always harmful.",
      remedy: "Leave the illness out, or say that people with it are more often victims.",
      source: "AP Stylebook, mental illness; Time to Change",
      fires: ["He has schizophrenia and could be dangerous."],
      passes: ["Panic attacks: what helps."]),
  ],
  checks: [
    .on([.alarmist], ToneChecks.alarmist),
    .on(ToneChecks.seizures, ToneChecks.coercion),
    .on([.dehumanising, .kickingOff], ToneChecks.dehumanising),
    .on([.danger], ToneChecks.violenceLink),
  ])
