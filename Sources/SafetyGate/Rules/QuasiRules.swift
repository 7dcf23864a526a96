import CampaignCore

/// Family B: what singles a person out when enough of it stands together.
let quasiRules = RuleFamily(
  rules: [
    Rule(
      "quasi.jigsaw", .block, milder: .review,
      reason:
        "Several facts about one person stand together; those who know them will recognise them.",
      remedy: "Leave out all but one or two: age, job, place, day, illness.",
      source:
        "ICO anonymisation guidance: motivated intruder test; GMC social media guidance para 19",
      fires: ["A baker, 47, admitted on Sunday with psychosis, is painting again."],
      passes: ["Ravi, 31, a paramedic, joins our board."]),
    Rule(
      "quasi.small-number", .review,
      reason: "A count this small lets people work out who is meant.",
      remedy: "Say \"a few\" or give the figure for a longer time or a larger place.",
      source:
        "NHS England disclosure control for HES and MHSDS: sub-national counts of 1 to 7 suppressed; ONS health statistics guidance",
      fires: ["Two detentions in the village last year."],
      passes: ["Three places left on the course."]),
    Rule(
      "quasi.live-event", .block,
      reason:
        "This tells of somebody in care as it happens; whoever saw them arrive knows who it is.",
      remedy: "Delay by at least a day and drop the clock time, or say what the team does instead.",
      source: "Mental Health Today, 'Getting connected'; BMJ 2013;346:f54",
      fires: ["14.05 a man walks onto the ward in tears."],
      passes: ["09.00 doors open for the job fair."]),
    Rule(
      "quasi.cumulative", .block, milder: .review,
      reason: "Together with what was published before, this singles somebody out.",
      remedy: "Leave the new fact out, or wait until the earlier posts are a week old.",
      source: "GMC social media guidance para 19: the sum of information; ICO: mosaic effect",
      fires: [
        "After \"one of our choir was a midwife\": our alto came from Malta and turned ninety here."
      ],
      passes: ["A third staff profile of the day."]),
  ],
  checks: [
    .on(Attributes.referentCues, .unit, QuasiChecks.jigsaw),
    .always(QuasiChecks.cumulative),
    .on([.smallNoun], QuasiChecks.smallNumber),
    .on(QuasiChecks.scenes, QuasiChecks.liveEvent),
  ])
