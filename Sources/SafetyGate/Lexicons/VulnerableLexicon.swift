/// Invitations that could harm those who take them up.
let vulnerableLexicon: [WordList] = [
  WordList(
    .solicitVerb, source: "Source article: vulnerable people could be exploited; UK GDPR Art. 9",
    """
    reply; reply with; replies; tell us; tell me; share; share your; shares; post; post your; comment; comment with; comment your; comments; quote tweet; quote-tweet; qt with; quote post; retweet with; retweet if; rt if; like if; who else; anyone else; drop a; drop your; describe; describe your; send us; send your; dm; dm us; dm your; what's your; whats your; what is your; what was your; what are your; what were your; ask; show us; tweet; tweet us; tweet your; write; write your; name your; in one emoji; in one word; in three words; add yours; below; in the comments; tag; message us; message; inbox; hands up; raise your hand; how many of you; have you ever; did you ever; when were you; when did you; let us know; we want to hear; we'd love to hear; tell everyone; vote; poll; type; confess; confession; open up; caption; screenshot; upload; say
    """),
  WordList(
    .discloseNoun, source: "UK GDPR Art. 9: data on health",
    """
    diagnosis; diagnoses; your story; your stories; stories of; story of; story; stories; sectioned; been sectioned; medication; medications; meds; your tablets; what tablets; antidepressant; antidepressants; trauma; traumas; traumatic; panic attack; panic attacks; breakdown; breakdowns; symptom; symptoms; been on a ward; on a ward; in hospital; inpatient; admission; admissions; mental health journey; recovery journey; your journey; self-harm; self harm; selfharm; scars; lowest point; lowest moment; darkest; darkest moment; darkest thought; rock bottom; worst day; worst night; worst experience; worst thoughts; intrusive thoughts; intrusive thought; suicidal; suicide attempt; attempted suicide; overdose; overdosed; abuse; abused; assaulted; raped; addiction; addictions; addicted; relapse; relapsed; bipolar; psychosis; psychotic; hearing voices; voices; depression; depressed; anxiety; anxious; ocd; ptsd; adhd; autism; autistic; anorexia; bulimia; eating disorder; disorder; illness; illnesses; mental illness; condition; conditions; hallucinations; delusions; flashbacks; nightmares; phobia; phobias; mental health problem; mental health problems; mental health history; history of; trigger; triggers; lived experience; experience of; experiences of; hiv; miscarriage; abortion; grief; weight; bmi; your worries; worries; your health; health record; test results; childhood; how bad; breaking point; crisis; what's wrong with you; whats wrong; therapist; therapy; your psychiatrist
    """),
  WordList(
    .dataNoun, source: "UK GDPR Art. 5(1)(f) and 32",
    """
    dob; d o b; date of birth; birth date; birthday; birthdate; nhs number; nhs no; address; home address; your address; postal address; postcode; post code; phone number; mobile number; mobile; phone; telephone; telephone number; tel; number and name; name and number; full name; your name; names; name and; surname; last name; maiden name; email address; email; e-mail; e-mail address; national insurance; ni number; nino; passport; bank details; sort code; account number; card number; card details; gp details; gp surgery; next of kin; patient number; hospital number; personal details; contact details; your details; details; child's name; your age; age; your child's name; photo id; driving licence; contact number; whatsapp number; landline; password; pin; reference number; where you live; town; medical history
    """),
  WordList(
    .dmVerb, source: "Trust house rules: no clinician reads the feed",
    """
    dm; dms; dm us; dm me; our dms; dming; direct message; direct messages; direct-message; message us; message me; messages us; messaging us; message our; message this; private message; pm us; pm me; inbox; inbox us; inbox me; our inbox; tweet us; tweet me; tweet at us; tweet at; toot us; skeet us; mention us; tag us; at us here; comment; comment below; comments; comment here; reply; reply here; reply below; reply to this; replies; slide into; facebook us; facebook message; messenger; whatsapp us; on here; this account; this page; our page; in the comments; post here; post below; ping us; hit us up; contact us here; contact us on here; reach us here; reach out here; write to us here; send us a message; drop us a message; drop us a line here; drop us a dm; chat to us here; chat here; talk to us here; talk to us on here; snapchat; instagram us; bluesky us; get in touch here; get in touch on here; via twitter; via facebook; via instagram; via messenger; through this page; leave a comment; leave us a comment
    """),
  WordList(
    .incentive, source: "HRA guidance on payments to participants",
    """
    win; wins; winner; winning; to be won; could win; chance to win; voucher; vouchers; gift card; gift cards; gift voucher; paid; get paid; we pay; we ll pay; we will pay; pays; payment; earn; cash; prize; prizes; prize draw; reward; rewards; rewarded; incentive; freebie; freebies; free ipad; free tablet; free phone; amazon; love2shop; free gift; goody bag; competition; giveaway; raffle; bounty; compensation; quid; pounds; money for; bonus; best; hamper; tickets to
    """),
  WordList(
    .incentiveTarget, source: "HRA guidance; source article: exploitation",
    """
    story; stories; your story; your stories; story of recovery; recovery story; recovery stories; patient; patients; inpatient; inpatients; outpatient; outpatients; service user; service users; ward; wards; symptom; symptoms; diagnosis; diagnosed; recovery; selfie; selfies; been sectioned; sectioned; in therapy; in crisis; trauma; suicidal; self-harm; psychosis; bipolar; depression; anxiety; eating disorder; hearing voices; hear voices; side effects; medication; trial our app; test our app; testers; clinical trial; drug trial; your experience of; experiences of; lived experience; illness; your scars; resident; residents; client; clients; carers of; mental health problem; mental health problems; therapy; unwell; testimonial; testimonials; case study; case studies
    """),
  WordList(
    .urgent, source: "Trust house rules: what nobody must bring to a feed",
    "urgent; urgently; urgent team; urgent care; emergency; emergencies; desperate; cant cope; can't cope; in danger; overwhelmed; losing control; hearing voices; want to hurt; hurt yourself; at risk; struggling; in distress; distressed; need help now; need help fast; need someone now; need urgent help; having a breakdown; panic attack; at 3am; crisis team; a crisis; crisis tonight; your crisis; crisis situation; scared; alone tonight; thinking of ending; dark thoughts; dark place; rock bottom"
  ),
  WordList(
    .staffPrize, source: "Experience: prizes that buy nobody's story",
    "staff prize; staff prize draw; staff awards; staff award; internship; internships; apprenticeship; apprenticeships; placements; paid roles; paid role; paid post; jelly beans; raffle; mug; tombola; fundraising; fundraiser; donate; donated; donation; donations; raised; charity; quiz; crossword; ward garden; for the ward; for our wards; for wards; pay gap; pay award; paid leave; paid work experience; vacancy; vacancies; job; jobs; ppi panel; awarded; award; awards; competition for the ward; in bloom; patients will; benefit patients; helping patients; improve patient"
  ),
]
