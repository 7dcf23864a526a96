import CampaignCore

/// Family D: suicide and self-harm.
let suicideRules = RuleFamily(
  rules: [
    Rule(
      "sui.method", .block,
      reason: "Naming a method makes it easier to copy.",
      remedy: "Leave the method out.",
      source:
        "Samaritans Media Guidelines (2020): avoid explicit details of methods; WHO (2023); IPSO cl. 5; Ofcom 2.5",
      fires: ["The inquest heard that he hanged himself. Samaritans: 116 123."],
      passes: ["Hanging baskets, £10."]),
    Rule(
      "sui.location", .block,
      reason: "Naming a place draws people at risk to it.",
      remedy: "Leave the place out.",
      source: "Samaritans Media Guidelines: do not label places hotspots; WHO (2023)",
      fires: ["The viaduct is a suicide hotspot. Samaritans: 116 123."],
      passes: ["Meet at the cliffs car park for a walk."]),
    Rule(
      "sui.note", .block,
      reason: "A note's words invite others to find themselves in it.",
      remedy: "Leave the note out.",
      source: "Samaritans Media Guidelines: do not publish notes; WHO (2023)",
      fires: ["Her suicide note asked for peace. Samaritans: 116 123."],
      passes: ["A note from our chair."]),
    Rule(
      "sui.language", .review,
      reason: "These words speak of suicide as a crime or an achievement.",
      remedy: "Say \"died by suicide\", \"took their own life\", \"attempted suicide\".",
      source: "Samaritans and WHO language lists; Health Committee 2017, para 119",
      fires: ["He committed suicide. Samaritans: 116 123."],
      passes: ["Avoid 'committed suicide'. Samaritans: 116 123."]),
    Rule(
      "sui.sensational", .review,
      reason: "Sensational words make suicide look common and unstoppable.",
      remedy: "Give the figure with its years and its rate, calmly.",
      source: "WHO (2023): no sensational language; reportingonsuicide.org",
      fires: ["A suicide epidemic. Samaritans: 116 123."],
      passes: ["An epidemic of kindness."]),
    Rule(
      "sui.simplistic", .review,
      reason: "Suicide rarely has one cause; naming one makes it look like an answer.",
      remedy: "Speak of many factors, or of the help for this one.",
      source: "Samaritans Media Guidelines: avoid over-simplification; WHO; Mind media tip 2",
      fires: ["Debt drove her to suicide. Samaritans: 116 123."],
      passes: ["Suicide is complex. Samaritans: 116 123."]),
    Rule(
      "sui.glamour", .review,
      reason: "This makes suicide look like peace or a way out.",
      remedy: "Leave it out; speak of the loss and of the help there is.",
      source: "Samaritans Media Guidelines: avoid romanticising; WHO: not a constructive solution",
      fires: ["Suicide set her free at last. Samaritans: 116 123."],
      passes: ["The peace garden opens."]),
    Rule(
      "sui.death-report", .block,
      reason:
        "A death or an attempt is told to the family and through the incident process first, never on the feed.",
      remedy: "Take it down and speak to the patient-safety lead.",
      source: "Samaritans guidance on inquests; Duty of Candour, regulation 20; NHS PSIRF",
      fires: ["A patient took her own life on Monday. Samaritans: 116 123."],
      passes: ["If you have lost someone to suicide, join our group. Samaritans: 116 123."]),
    Rule(
      "selfharm.detail", .block,
      reason: "Tools, places on the body and ways of hiding are copied.",
      remedy: "Leave the detail out; speak of feelings and help.",
      source: "Samaritans best practice on self-harm; Ofcom 2.5",
      fires: ["She cut her arms in secret. Samaritans: 116 123."],
      passes: ["If you self-harm, you deserve kindness. Samaritans: 116 123."]),
  ],
  checks: [
    .on([.method, .methodStrong], SuicideChecks.method),
    .on([.suicide, .hotspot], SuicideChecks.location),
    .on([.note, .noteTold], SuicideChecks.note),
    .on([.suiLanguage, .suiLanguageWeak], SuicideChecks.language),
    .on([.suicide], SuicideChecks.sensational),
    .on([.suicide], SuicideChecks.simplistic),
    .on([.glamour, .glamourWeak], SuicideChecks.glamour),
    .on([.deathReport], SuicideChecks.deathReport),
    .on([.selfHarm, .cutSelf, .implement, .substitute], SuicideChecks.selfHarm),
  ])
