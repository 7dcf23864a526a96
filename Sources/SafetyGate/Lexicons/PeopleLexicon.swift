/// Words for people in care, for staff, and for the places and events around them.
let peopleLexicon: [WordList] = [
  WordList(
    .patient, source: "GMC Confidentiality (2017) para 1; NMC Code 5: people in care",
    """
    patient; service user; inpatient; outpatient; ex-patient; in-patient; out-patient; our client; client; a resident; our resident; resident; oldest resident; resident of
    someone in our care; person in our care; under our care; in our care; under our team; under the team; under the care of; on our caseload
    person we support; someone we support; lady we support; man we support; gentleman we support; woman we support; person we care for; someone we care for; young person we support
    our lady; our gentleman; our gent; our young man; our young lady; our lad; our chap; our young person
    one of our (ladies|gentlemen|gents|lads|girls|boys|patients|residents|clients|service users|young people|mums|dads|guests|regulars|members)
    (she|he|they|who)( is| s|) (is on|was on|has been on|is back on|are on) (our|the) (ward|unit); on our ward; on our unit; on our wards; in recovery with us; recovering with us; treated by our team; treated by us
    (inpatient|patient)( is|) (with|at) us; our expatient; mental health patient; patients mum; patients mother; patients father; patients dad; patients wife; patients husband; patients family; our youngest; our oldest; our eldest
    service-user; service users name; su on the ward; pt; px; our pt; detained under; detainee; sectioned man; sectioned woman; caseload; under section; tenant of ours; supported tenant; nextofkin
    """),
  WordList(
    .patientPlural, source: "GMC Confidentiality (2017) para 1; NMC Code 5: people in care",
    """
    patients; service users; inpatients; outpatients; in-patients; out-patients; clients; residents; people in our care; people we support; people we care for; people who use our services; those in our care; mental health patients; our young people; our ladies; our gentlemen; our mums; our guests; service-users
    """),
  WordList(
    .careEvent, source: "ICO anonymisation guidance: events that single a person out",
    """
    admitted; readmitted; re-admitted; admission; being admitted; discharge; discharged; being discharged; sectioned; detained; under section; on a section; on section; section (2|3|4|5|17|37|41|47|136|135)
    brought in; brought to; brought into; brought here; brought by; taken to hospital; taken to a&e; rushed to; rushed in; blue lighted; bluelighted; came in under; came in by ambulance; came in with; came into; came to us; carried in; walked in; walks in; walks into; walked into; wheeled in
    goes home; going home; went home; gone home; goes home from; heading home; heads home; leaves us; left us; is leaving us; leaver; leavers; transferred; transferred to; moved to (our|the) ward; moving on from; stepped down; stepping down
    in seclusion; secluded; restrained; absconded; awol; went missing from; escaped from; on leave; home leave; on leave from; recalled; tribunal; relapsed; relapse; overdosed; in crisis; crisis admission; had a breakdown; broke down
    arrived by ambulance; arrived at a&e; arrived on the ward; has arrived on; arrives on; new arrival; newest arrival; s136; a 136; 136 room; 136 suite; place of safety; gave birth; given birth; ect; started treatment; finished treatment; finishing treatment; completed treatment; returned from leave; back on the ward; back with us; turned away; attacked; collapsed; self-discharged; self discharged
    """),
  WordList(
    .careStay, source: "ICO anonymisation guidance: events that single a person out",
    """
    with us; staying with us; stays with us; stayed with us; stay with us; stay on; her stay; his stay; their stay; months on; weeks on; inpatient stay; our care; told our team; told us; told the team; told staff; in therapy; having therapy; treated for; being treated; treatment for; therapy with; her treatment; his treatment; on the mend; is recovering; in recovery; her recovery; his recovery; home visit; visits to; our guest; guest of ours; comes to our; attends our; came to our; joined our recovery; under observation; on obs; 1:1 obs; on one to one; medication round; took her meds; took his meds; sees our; seen by our; stopped her; stopped him; helped her; helped him
    """),
  WordList(
    .patientAdjective, source: "Experience: `patient` and `admission` in other senses",
    """
    patient (safety|experience|information|advice|survey|surveys|records|record|app|portal|transport|leaflet|leaflets|involvement|participation|feedback|council|forum|care|flow|choice|rights|representative|led|initiated|reported|outcomes|outcome|opinion|association|line|entertainment|property|kiosk|group|groups|views|voice|day|week|stories|satisfaction|education|research|confidentiality|data|governor|liaison|access|centred|focused|pathway|pathways|facing|contact|numbers|wifi|menu|menus|food|meals|services|environment|carers race equality)
    patient public involvement; patient and public; patient and carer; patients and carers; patients association; patients forum; be patient; is patient; are patient; being patient; very patient; so patient; too patient; been patient; patient with (us|each other|yourself|him|her|them); stay patient; patients charter; inpatient (services|care|unit|units|ward|wards|team|beds|service|survey); outpatient (services|clinic|clinics|department|appointments|team); expert patient; client (services|group|base|list)
    free admission; admission free; admission is free; admission price; hospital admission avoidance; admission avoidance; discharge planning; discharge lounge; discharge team; discharge coordinator; discharge summary; discharge policy; resident doctor; resident doctors; resident parking; residents parking; residents association; local residents; artist in residence; section 136 policy; section 106; section 5 of the; section (2|3|4|5) of the (report|policy|guide|form|newsletter|survey); special guest; special guests; guest speaker; guest speakers; guest blog; guest post; guest lecture; guest wifi; guest house; guest list; guest of honour; guests welcome; guest chef; guest editor
    """),
  WordList(
    .notName, source: "Experience: capitalised words that are no surnames",
    """
    ward; unit; house; hospital; hall; centre; center; trust; street; road; lane; close; court; park; school; college; library; cafe; team; group; day; week; month; year; service; services; clinic; lodge; suite; bridge; station; church; society; foundation; university; council; health; care; mental; nhs; nurse; nurses; line; awareness; committee; board; department; hub; college; programme; project; network; festival; awards; award; conference; club; choir; garden; gardens; gallery; museum; theatre; hospice; surgery; practice; pharmacy; academy; campus; building; wing; office; officer; director; chair; manager; lead; governor; volunteer; christmas; easter; eve; bank; holiday; happy; thank; thanks; join; meet; read; watch; please; our; we; the; a; an; in; on; at; and; or; but; for; with; from; to; of; is; are; was; he; she; they; it; i; you; this; that; new; open; well; good; big; huge; great; congratulations; congrats; welcome; today; tomorrow; tonight; monday; tuesday; wednesday; thursday; friday; saturday; sunday; january; february; march; july; september; october; november; december; north; south; east; west; upper; lower; great; little; saint; st; street; ward's; patient; patients; carers; support; crisis; recovery; wellbeing; well-being; samaritans; childline; mind; shout; beat; calm; rethink; papyrus; english; british; scottish; welsh; irish; polish; time; talk; world; national; royal; united; kingdom; england; scotland; wales; britain; london; zoom; teams; facebook; twitter; instagram; youtube; linkedin; mastodon; bluesky; book; ring; call; text; visit; see; find; follow; reply; dm; comment; share; bring; come; drop; pop; say; ask; tell; get; help; how; what; when; where; who; why; which; all; everyone; friends; family; room; bed; bay; section; act; covid; flu; gp; uk; mp; ceo; free; more; no; yes; not; if; as; by; so; one; two; three; four; five; six; seven; eight; nine; ten; staff; stars; star; dear; hello; hi; goodbye; proud; lovely; beautiful; amazing; brilliant; fantastic; remember; remembrance; black; history; pride; valentines; mothers; fathers; peer; worker; therapist; therapy; art; music; drama; occupational; psychology; psychiatry; nursing; medical; clinical; research; chief; executive; deputy; head; sister; brother; doctor; dr; professor; prof; matron; mr; mrs; miss; ms; lord; lady; sir; dame; king; queen; prince; princess; mayor; councillor; bishop; reverend
    """),
  WordList(
    .guest, source: "Experience: what feeds call patients to sound friendly",
    "guest; guests; leaver; leavers; newcomer; newcomers; lodger; lodgers; new face; new faces; tonights guest"
  ),
  WordList(
    .personNoun, source: "Experience: words that point at one person",
    """
    (a|an|the|one|this|another|our|that|young|old|older|elderly|oldest|youngest|screaming|crying|local|middle-aged|first|second|tall|poor|lovely|frail|distressed|frightened) (man|woman|lady|gentleman|gent|lad|girl|boy|teenager|teen|bloke|chap|guy|fella|mum|mother|dad|father|gran|grandad|nan|student|youngster|child|toddler|baby|person|individual|couple|pensioner|widow|widower|male|female|lass|laddie|kid|adolescent|pupil|schoolgirl|schoolboy|undergraduate|veteran|refugee|retiree)
    (young|old|older|elderly|middle-aged|tall|screaming|crying) (man|woman|lady|gentleman|lad|girl|boy|mum|dad|person)
    someone; somebody; a person; one person; the second person; the first person; the third person; new mum; first-time mum; mum of (two|three|four|five); mother of (two|three|four|five); dad of (two|three|four|five); father of (two|three|four|five); (twins|girls|boys) (mum|dad); single mum; single dad; expectant mum
    one of our; our (soprano|tenor|alto|bass|chess champion|champion|artist|painter|gardener|poet|birthday girl|birthday boy|knitter|singer|pianist|drummer|guitarist|storyteller|potter|seamstress|sculptor|dancer|baker|footballer|runner|darts player|dominoes champion|scrabble champion|quiz champion|star baker|newest|latest|longest-staying|graduate)
    """),
  WordList(
    .pronoun, source: "English personal pronouns of one person",
    "he; she; him; her; his; hers; himself; herself"),
  WordList(
    .kin, source: "Experience: relatives of people in care",
    """
    mum; dad; mother; father; brother; sister; wife; husband; son; daughter; partner; flatmate; housemate; carer; gran; grandad; granny; nan; nana; grandma; grandpa; grandmother; grandfather; uncle; aunt; auntie; niece; nephew; cousin; girlfriend; boyfriend; fiance; fiancee; next of kin; family of; relative of; relatives of; neighbour; neighbours; landlord; landlady; guardian of; stepdad; stepmum; twin; widow; in-laws
    """),
  WordList(
    .homeCue, source: "ICO spatial guidance: a home is a person",
    """
    lives at; living at; lived at; live at; lives in; living in; lives near; lives on; home address; her home; his home; their home; home is; back home at; at home in; at home at; home in; home at; her house; his house; her flat; his flat; her address; his address; the house at; the home of; resides at; residing at; resides in; staying at; moved into; moving into; moving to; moves to; goes home to; home to; round to; round at; returned to; neighbours of; neighbour of; neighbours at; next door; the gentleman of; the gentleman at; the lady of; the lady at; the man at; the woman at; the family at; the family of; the resident of; the people at; client in; client at; food parcel; her door; his door; doorstep; his parents at; her parents at; tenancy at; new flat; new home; evicted from; discharged to; discharged home; picked up from; collected from; drop her; drop him; lift home; taxi to; taxi from; visit her; visit him; wellbeing check; welfare check; care package; keys to; spare key; delivered to our; post for; letter for; cards for; cards to; flowers for; send her; send him
    """),
  WordList(
    .venueCue, source: "Experience: places that are open to the public",
    """
    library; hall; church; church hall; village hall; town hall; centre; center; clinic; clinics; hub; cafe; coffee shop; school; academy; surgery; hospital; hospice; college; university; museum; gallery; park; sat nav; satnav; sat-nav; drop in; drop-in; drop by; pop in; find us; venue; meet at; meet us; join us; reception; open day; open evening; office; offices; headquarters; head office; hq; registered office; our address; postal address; write to us; freepost; has moved to; have moved to; moved to; is moving to; now at; now open; opens at; opens on; opening at; based at; street party; blue plaque; shop; shops; pharmacy; chemist; supermarket; car park; parking; theatre; cinema; stadium; leisure centre; sports centre; gym; pub; hotel; restaurant; market; marketplace; garden centre; allotment; allotments; community centre; health centre; medical centre; wellbeing centre; day centre; day service; children's centre; family hub; jobcentre; fire station; police station; railway station; bus station; station; mosque; temple; synagogue; gurdwara; chapel; cathedral; mill; barn; arena; pavilion; scout hut; rugby club; football club; cricket club; club; visitors; for visitors; our site; our sites; site; exhibition; concert; workshop; workshops; training; event; stall; stalls; fair; fete; roadshow; session; sessions; group meets; meeting; book a place; tickets; entrance; entry; doors open; directions; donations; donate; bring your; open to all; all welcome; everyone welcome; we are at; we re at; come to; come along; come and; see you at; collection point; vaccination; jabs; walk-in; walk in centre; recycling; warehouse; depot; estates; our base; team base; new base; unit 1; business park; science park; retail park; industrial estate; trust headquarters; trust hq
    """),
]

/// Words for those who work at the trust or speak in public; they disarm what is told of them.
let staffLexicon: [WordList] = [
  WordList(
    .staffRole, source: "NHS Health Careers, roles; Experience: volunteers and partners",
    """
    doctor; doctors; nurse; nurses; nursing; matron; consultant; consultants; psychiatrist; psychiatrists; psychologist; psychologists; psychotherapist; therapist; therapists; counsellor; counsellors; occupational therapist; occupational therapists; our ot; ots; physio; physiotherapist; physios; dietitian; dietician; dietitians; hca; hcas; healthcare assistant; healthcare assistants; healthcare support worker; support worker; support workers; support time and recovery worker; social worker; social workers; ward manager; team manager; manager; managers; team leader; team lead; lead; clinical lead; service lead; director; directors; chief executive; chief exec; ceo; chief nurse; chief; chair; chairman; chairwoman; deputy; head of; non-executive; ned; board; board member; governor; governors; volunteer; volunteers; apprentice; apprentices; trainee; trainees; student nurse; student nurses; junior doctor; junior doctors; resident doctor; resident doctors; registrar; pharmacist; pharmacists; pharmacy technician; paramedic; paramedics; midwife on our; midwives; health visitor; health visitors; speech therapist; art therapist; music therapist; peer support worker; peer support workers; peer worker; peer workers; peer trainer; tutor; tutors; teacher on our; instructor; admin; administrator; receptionist; receptionists; secretary; housekeeper; housekeeping; domestic; domestics; cleaner; cleaners; porter; porters; our chef; chefs; head chef; caterer; catering; gardener at our; groundsman; estates; electrician; driver for our; chaplain; chaplains; colleague; colleagues; staff; staff member; workforce; team member; team members; our team is; meet the team; meet our team; new starter; new starters; crew; researcher; researchers; professor; prof; lecturer; scientist; analyst; approved mental health professional; amhp; care coordinator; care co-ordinator; care coordinators; keyworker; practitioner; practitioners; clinician; clinicians; speech and language therapist; interpreter; interpreters; librarian; communications officer; comms; officer; officers; coordinator; co-ordinator; engineer; technician; executive; employee; employees; bank staff; locum; intern; interns; fellow; fundraiser; fundraisers; donor; trustee; trustees; ambassador; ambassadors; champion for; freedom to speak up guardian; guardian; advocate; advocates; veteran lead; our man in it; our it; facilities; security guard; security team; sister on; charge nurse; ward clerk; phlebotomist; radiographer; optometrist; dentist; surgeon; gp; gps; medic; medics; physician
    """),
  WordList(
    .staffVerb, source: "Experience: what trusts say of colleagues",
    """
    joins our; joins us as; joins the; has joined; have joined; joined us as; joined the trust; joined our; starts on; start on; starts with us; starts as; starts today as; started with us as; new role; new job; retires; retiring; retired from the trust; retirement; fellowship; appointed; promoted; long service; years of service; years service; runs the; runs our; run the; leads the; leads our; leading our; heads up; hosts; presents; presenting; blogs; blog by; writes about her job; qualified; qualifies; graduates as; graduated as; newly qualified; works on; works at; works for; working on; working at; works as; working as; works in our; worked on; worked at; worked for; has worked; who works; our new; joins as; shift; shifts; job share; employee of the month; star of the month; staff award; award; awards; awarded; nominated; shortlisted; interview with our; profile; profiles; staff profile; meet the; meet our; staff story; career; careers; trained as; before she became our; before he became our; became our; has been our; been an hca; is our; teaches; teaching; lectures; research; is on call; on-call; in uniform; on duty; took over as; elected; speaks at; speaking at; will speak; keynote; talks about his job; talks about her job; volunteering; volunteered
    """),
  WordList(
    .office, source: "Experience: people who speak or act in public",
    """
    mp; mps; mayor; mayoress; lord mayor; councillor; councillors; cllr; minister; bishop; vicar; reverend; rev; revd; imam; rabbi; author; novelist; poet; comedian; actor; actress; singer; footballer; rugby player; cricketer; olympian; paralympian; journalist; reporter; broadcaster; presenter; founder; founded; philanthropist; celebrity; hrh; prince; princess; duke; duchess; king; queen; lord; baroness; dame; sir; high sheriff; lord lieutenant; police commissioner; chief constable; headteacher; head teacher; historian; architect; sculptor who; bandleader; band; speaker; guest speaker; patron; winner of our staff; sponsor; dj; author of; chef from; head of; candidate; secretary of state; shadow; campaigner; influencer; the late; museum; theatre company; local artist; the artist; artist in residence; poet in residence; writer in residence
    """),
  WordList(
    .visitVerb, source: "Experience: public visits",
    "visits; visited; visit from; a visit by; opens our; opened our; opens the; opened the; reads from; signs copies; performs; performed; entertains; entertained; unveils; unveiled; launches; launched; will open; cuts the ribbon; cut the ribbon; donated; donates; thanks to; gave a talk; gives a talk; talks about; sang for; played for; playing for"
  ),
  WordList(
    .staffTitle, source: "NHS Health Careers: titles that stand before a name",
    "dr; doctor; nurse; sister; matron; prof; professor; consultant; hca; ward manager; staff nurse; charge nurse; chef; chaplain; father; reverend; rev; councillor; cllr; mayor; mayoress; bishop; mp; sir; dame; lord; baroness; pharmacist; physio; therapist; psychologist; psychiatrist; dietitian; volunteer; governor; director; chair; ceo; chief executive; colleague; tutor; author; poet; artist; comedian; singer; actor; actress; presenter; pc; sgt; sergeant; inspector; officer; apprentice; student nurse; support worker; social worker; coach; captain; minister; ambassador; porter; domestic; housekeeper; receptionist; paramedic; midwife; health visitor; ot; amhp; trainee; registrar; professor sir; professor dame; manager; team leader"
  ),
  WordList(
    .honorific, source: "Forms of address",
    "mr; mrs; miss; ms; mx; master; madam; mister"),
]
