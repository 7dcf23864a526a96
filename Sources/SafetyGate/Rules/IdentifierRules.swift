import CampaignCore

private let recital26 = "UK GDPR Art. 4(1) and Recital 26"

/// Family A: what names one person by itself.
let identifierRules = RuleFamily(
  rules: [
    Rule(
      "id.nhs-number", .block,
      reason: "An NHS number is one person's alone.",
      remedy: "Take the number out; if somebody has to be told something, ring or write to them.",
      source: "NHS Data Dictionary, NHS NUMBER; \(recital26)",
      fires: [
        "Form for 999 557 7100 left in the printer.", "NHS no 999-555-1233, your coat is here.",
      ],
      passes: ["Charity number 1160516.", "ISBN 0141439513 is our next read."]),
    Rule(
      "id.chi-number", .block,
      reason: "A CHI or Health and Care number is one person's alone, and begins with a birthday.",
      remedy: "Take the number out; if somebody has to be told something, ring or write to them.",
      source:
        "NHS Data Dictionary, COMMUNITY HEALTH INDEX NUMBER; Public Health Scotland, chi_check",
      fires: ["Label found: CHI 010101 1237.", "chi number 0101011237 on the bag."],
      passes: ["Tai chi at noon.", "Meet Chi, our pharmacist."]),
    Rule(
      "id.national-insurance", .block,
      reason: "A National Insurance number is one person's alone.",
      remedy: "Take the number out and give the form back in person.",
      source: "HMRC NIM39110",
      fires: ["Form with AB 12 34 56 C found in the cafe.", "NINO AB123456A, please call in."],
      passes: ["Part AB1234 is here.", "Grant AB/123456/1 funds the lab."]),
    Rule(
      "id.record-number", .block,
      reason: "A record or referral number singles one person out to anybody who can look it up.",
      remedy: "Take the number out; send it by secure mail to the one who needs it.",
      source: "ICO anonymisation guidance: unique references; Caldicott principle 2",
      fires: ["RiO 4471902 needs a signature.", "MRN K30921 is waiting for transport."],
      passes: ["Vacancy ref 388-22-19 closes today.", "Raffle ticket 40217 wins."]),
    Rule(
      "id.phone", .block,
      reason: "This number is not in the registry, so it may be a private person's.",
      remedy: "Take it out, or have the registry's owner check it and enter it.",
      source: "UK GDPR Art. 4(1); Ofcom National Telephone Numbering Plan",
      fires: ["Ring her brother on 07700 900321.", "Keys: 01632 960811."],
      passes: ["In an emergency dial 999.", "Doors open 10.30."]),
    Rule(
      "id.email", .block, milder: .warn,
      reason:
        "This mail address is not one of the trust's shared mailboxes; it may be a private person's.",
      remedy: "Use a shared mailbox from the registry.",
      source: "UK GDPR Art. 4(1)",
      fires: ["Write to rose.k@example.com.", "Mail jo at example dot org."],
      passes: ["See our site for contacts.", "Meet at 10."]),
    Rule(
      "id.postcode", .block, milder: .review,
      reason: "A full postcode beside a person is nearly a home address.",
      remedy: "Name the town, or take the person out; for a venue say what the place is.",
      source:
        "ICO anonymisation guidance: spatial data, a postcode can be about fifteen households",
      fires: ["She lives at ZZ99 3WZ.", "Parcel for our client in ZZ99 3VZ."],
      passes: ["Meet at the library, ZZ99 3WZ.", "We cover ZZ1 to ZZ9."]),
    Rule(
      "id.address", .block,
      reason: "A house and street beside a person in care is where they live.",
      remedy: "Take the address out.",
      source: recital26,
      fires: ["Flowers for our patient at 14 Elm Close.", "He lives at 9 Mill Lane."],
      passes: ["The clinic is at 9 Mill Lane.", "Street party on Elm Road."]),
    Rule(
      "id.dob", .block,
      reason: "A date of birth tells one person from nearly all others.",
      remedy: "Take the date out.",
      source: recital26,
      fires: ["Patient, DOB 03/04/1971, please ring.", "Our patient was born 5 May 1950."],
      passes: ["The NHS was born on 5 July 1948.", "Closing date 02/02/2027."]),
    Rule(
      "id.vehicle-reg", .block,
      reason: "A number plate leads to its keeper.",
      remedy: "Say the colour and make, or ring the owner.",
      source: "DVLA INF104; ICO CCTV guidance",
      fires: ["Blue Polo AB12 CDE, lights on.", "He left in YX71 ABC."],
      passes: ["See us at #CQC24.", "The A1 is closed."]),
    Rule(
      "id.patient-name", .block,
      reason: "A name beside a ward or treatment tells everybody that this person is in care.",
      remedy:
        "Take the name out; with a consent record on the post, use what the person agreed to.",
      source: "GMC social media guidance para 20; NMC Code 5",
      fires: ["Walter Finch goes home from the ward today.", "Client T.K. won the quiz."],
      passes: ["Dr Ada Reed joins the ward.", "Ward rounds are at nine."]),
    Rule(
      "id.room-bed", .block,
      reason: "Whoever visits the ward knows who is in that bed or room.",
      remedy: "Leave the bed or room out.",
      source: "ICO anonymisation guidance: motivated intruder test",
      fires: ["Bed 4 on the ward has a birthday.", "The lady in room 2 wins."],
      passes: ["Training is in room 5.", "Ten new beds are coming."]),
    Rule(
      "id.handle", .review,
      reason: "Tagging somebody as a patient tells all their followers, and sends them a notice.",
      remedy: "Leave the handle out, or attach the record of their consent.",
      source: "GMC social media guidance para 20",
      fires: ["Well done to our patient @kite_2 on the race!", "@ro_sings is on our ward."],
      passes: ["Thanks @samaritans for the training.", "Follow us for news."]),
    Rule(
      "id.staff-exposed", .review,
      reason:
        "A named colleague's shifts, way home or decisions make them easy to find and to blame.",
      remedy: "Leave out times, places and blame, or leave out the name.",
      source: "NHS violence prevention and reduction standard; employer's duty of care",
      fires: [
        "Nurse Ada Finch is alone in the building until ten.",
        "Dr Reed, who made the decision, lives by the pub.",
      ],
      passes: ["Congratulations Dr Reed.", "Our rota is full this weekend."]),
  ],
  checks: [
    .on(.digitRuns, NumberChecks.check),
    .on(.codes, NumberChecks.nationalInsurance),
    .on([.recordCue], RecordChecks.record),
    .on([.dobCue, .bornCue], RecordChecks.birthDate),
    .on(.mailboxes, RecordChecks.email),
    .on(.codes, PlaceChecks.postcode),
    .on([.streetNoun], PlaceChecks.address),
    .on(.codes, PlaceChecks.vehicle),
    .on(PeopleChecks.careCues, PeopleChecks.patientName),
    .on([.bedNoun], PeopleChecks.bed),
    .on(PeopleChecks.careCues, PeopleChecks.handle),
    .on([.exposure, .blame], PeopleChecks.exposedStaff),
  ])
