/// Words for units and services, and for when and how things happen.
let placeLexicon: [WordList] = [
  WordList(
    .unitKind, source: "NHS Data Dictionary, WARD and SERVICE words",
    "ward; wards; unit; units; lounge; picu; intensive care; mother and baby unit; rehab; rehabilitation unit; day hospital; day service; crisis house; crisis team; home treatment team; assessment unit; assessment suite; decision unit; triage; a and e; ed; 136 suite; 136 room; place of safety; seclusion room; acute care; secure unit; low secure; medium secure; camhs; lodge; bay; dorm; corridor; nurses station"
  ),
  WordList(
    .inpatientKind, source: "NHS Data Dictionary, WARD words: where people stay or are seen alone",
    "ward; inpatient unit; picu; psychiatric intensive care; mother and baby unit; secure unit; crisis house; 136 suite; 136 room; place of safety; seclusion room; assessment suite; decision unit; s136 suite; acute unit; rehab unit"
  ),
  WordList(
    .serviceContext, source: "Source article: services and patients told of as a spectacle",
    "ward; wards; unit; units; lounge; triage; service; services; patients; patient; shift; shifts; night shift; on shift; a and e; a&e; ed; emergency department; casualty; team; teams; hospital; hospitals; corridor; corridors; department; crisis line; crisis team; helpline; phone lines; phones; lines; waiting room; waiting list; waiting lists; on call; beds; admissions; 136; 136 suite; acute; camhs; picu; reception; clinic; clinics; caseload; caseloads; nhs; mental health; staffing; staff; nurses; doctors; system; here tonight; here today; in here; night on; day on; evening on; morning on; rota; ambulance; ambulances; police; discharges; duty desk; inbox; call centre; call handlers; phone line"
  ),
  WordList(
    .streetNoun, source: "Royal Mail: thoroughfare descriptors",
    "street; road; rd; lane; close; avenue; ave; drive; way; court; crescent; terrace; gardens; place; cottages; cottage; mews; grove; row; square; rise; croft; parade; villas; mount; gate; fold; brow; heights; walk; hill; view; green; yard; buildings; mansions; towers; meadow; meadows; dene; vale; wynd; gdns; cres; terr; end; bank; quay; circus; garth; chase; spinney; paddock; copse; hollow; farm; bungalow; bungalows; flats; estate"
  ),
  WordList(
    .weekday, source: "Days of the week",
    "monday; tuesday; wednesday; thursday; friday; saturday; sunday; mon; tues; weds; thurs; fri; mondays; tuesdays; wednesdays; thursdays; fridays; saturdays; sundays"
  ),
  WordList(
    .month, source: "Months of the year",
    "january; february; march; april; may; june; july; august; september; october; november; december; jan; feb; mar; apr; jun; jul; aug; sept; sep; oct; nov; dec"
  ),
  WordList(
    .timeCue, source: "ICO anonymisation guidance: dates and times narrow who is meant",
    "today; tonight; yesterday; last night; this morning; this afternoon; this evening; last week; last month; this week; this month; last year; last weekend; at the weekend; over the weekend; on (monday|tuesday|wednesday|thursday|friday|saturday|sunday); last (monday|tuesday|wednesday|thursday|friday|saturday|sunday); since (monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter|new year|january|february|march|april|may|june|july|august|september|october|november|december); (monday|tuesday|wednesday|thursday|friday|saturday|sunday) (night|morning|evening|afternoon); in (january|february|march|april|may|june|july|august|september|october|november|december); in the early hours; at (christmas|easter|new year|midnight|dawn|lunchtime); before (lunch|breakfast|dinner|dawn); after (lunch|breakfast|dinner); (two|three|four|five|six) (days|weeks|months|nights) ago; a week ago; a month ago; a fortnight ago; last spring; last summer; last autumn; last winter; christmas eve; christmas day; boxing day; new years eve; new years day; valentines day; mothers day; fathers day; halloween; bonfire night; easter sunday; next week; tomorrow"
  ),
  WordList(
    .liveCue, source: "Source article: minute-by-minute posts; BMJ 2013;346:f54",
    "just now; right now; as we tweet; as we speak; as we post; as we type; as i tweet; as i type; has just; have just; had just; just arrived; just been; just come; just left; just walked; just had; just brought; just taken; just seen; just admitted; is being; are being; currently being; being brought; at this moment; at this very moment; this minute; this second; minutes ago; moments ago; seconds ago; an hour ago; hour ago; live from; live update; happening now; breaking; still here; is here now; are here now; outside now; now in; in our waiting room; is waiting; is sitting; sitting in; on (her|his|their) way; on the way in; incoming"
  ),
  WordList(
    .event, source: "Experience: what trusts invite people to",
    "clinic; training; meeting; session; sessions; workshop; workshops; class; classes; interview; interviews; interview panel; course; courses; talk; talks; lecture; exam; group; groups; drop-in; drop in; appointment; appointments; webinar; conference; seminar; induction; open day; job fair; fair; fete; choir practice; rehearsal; quiz; bingo; yoga; tai chi; film night; meet-up; board; panel; stall; tour; exhibition; launch; coffee morning; concert; carols; fun run; walk; party; raffle; doors open; lunch and learn; network; handover; rounds; ward round; tutorial; summit; forum; celebration; awards"
  ),
  WordList(
    .carCue, source: "DVLA: words for vehicles",
    "car; cars; van; vans; reg; reg no; registration; plate; number plate; numberplate; vehicle; parked; parking; lift; taxi; cab; ambulance; motorbike; scooter; moped; drove; drives; driving; driver; lorry; truck; minibus; mpv; polo; golf; fiesta; focus; corsa; astra; clio; mini; bmw; audi; ford; vauxhall; toyota; yaris; micra; nissan; honda; skoda; volvo; kia; hyundai; fiat; renault; peugeot; tesla; headlights; lights on; blue badge; blocking the; move your; move up; vrm; hatchback; saloon; estate car; land rover; volkswagen; vw; seat ibiza; dacia; citroen"
  ),
  WordList(
    .bedNoun, source: "ICO motivated intruder: ward visitors know who is in a bed",
    "bed; room; bay; bedroom; side room; cubicle; bedspace; bed space; side-room; rm; pod; suite; dorm; bed number; bed no; room number; room no; bay number"
  ),
  WordList(
    .negation, source: "English negation",
    "not; no; never; dont; doesnt; isnt; arent; wasnt; cant; cannot; wont; without; nobody; none; do not; does not; is not; are not; please dont; didnt; shouldnt; neither; nor; wouldnt; couldnt; aint"
  ),
  WordList(
    .languageAdvice, source: "Samaritans and Time to Change: texts that teach better words",
    "avoid; avoid saying; dont say; do not say; we dont say; never say; stop saying; instead of; rather than; not say; dont use; do not use; stop using; use the word; use the phrase; using the word; using the phrase; the word; the words; the phrase; the term; words matter; language matters; mind your language; our language guide; language guide; style guide; why we say; why we dont; we no longer say; say instead; try saying; outdated; offensive; stigmatising language; retire the; reporting guidelines; media guidelines; the label; why words; what not to say; better words; no longer use; isnt a word we; not a word we; please dont call; dont call"
  ),
  WordList(
    .conditional, source: "English conditionals and generic address",
    "if you; if someone; if you ve; have you; are you; do you; anyone who; everyone who; anyone; everyone; those who; people who; someone you; your; whoever; when someone; if a; families bereaved; bereaved by; survivors of; whether you; you can; you may"
  ),
  WordList(
    .generic, source: "Experience: statements about people at large",
    "more likely; less likely; as likely; most people; many people; some people; people in; of people; of men; of women; of adults; of children; everyone; every year; on average; average; research shows; research; study; studies; statistics; in general; typically; often; anyone; all ages; of every; one in; of us; nationally; in england; in the uk; across the country; worldwide; each year; men are; women are; is more; are more; a man is; a woman is; per 100000; rates; rate; survey; percent; report shows; data"
  ),
  WordList(
    .statistic, source: "ONS and NHS England publications: figures",
    "rate; rates; per 100000; figures; statistics; percent; per cent; average; annual; yearly; national; nationally; england; uk; ons; data; survey; report; census; trend; decade"
  ),
  WordList(
    .historyTitle, source: "Experience: history and the arts",
    "history; historical; history talk; heritage; museum; archive; archives; asylum records; victorian; medieval; century; exhibition; theory; novel; play; film; movie; book; book club; theatre; podcast; blog about language; historian; title; song; album; opera; band; poem; screening; cinema; documentary; crossword; quiz; comic; panto; pantomime; talk by"
  ),
  WordList(
    .training, source: "Experience: training and policy",
    "training; train the trainer; course; policy; policies; policing; partnership; partners; strategy; guidance; restrictive practice; restrictive practices; reducing restrictive; reduction; reduced; down by; down a (fifth|quarter|third|half|tenth); cut by; fallen; reduce; reducing; fewer; audit; review; award; workshop; webinar; conference; liaison; de-escalation; deescalation; act; law; human rights; report; data; statistics; percent; per cent; target; project; programme; quality improvement; research; seminar; positive behaviour; safewards; learning; elearning; e-learning; module"
  ),
  WordList(
    .prevention, source: "Samaritans: prevention and support",
    "prevention; prevent; preventing; awareness; support after; bereavement; training; strategy; safety plan; safety planning; first aid; signs; learn; help; support; talk; volunteers; volunteer"
  ),
]
