/// Words for suicide and self-harm, and for how they must not be told.
let suicideLexicon: [WordList] = [
  WordList(
    .suicide,
    source: "Samaritans Media Guidelines (6th ed., 2020); WHO/IASP Preventing suicide (2023)",
    """
    suicide; suicides; suicidal; suicidality; suicidally; sucide; suicde; suiside; suicid*; (took|take|takes|taken|taking) (his|her|their|your|my|our|ones|its) (own|) (life|lives); (took|take|taken|taking) your own life; (killed|kill|kills|killing) (himself|herself|themselves|yourself|myself|themself|yourselves); (ended|end|ends|ending) (his|her|their|your|my) (own|) (life|lives); (ended|end|ends|ending) it all; ending it; end it all; (drowned|hanged|hung|shot|poisoned|gassed|suffocated|asphyxiated|starved) (himself|herself|themselves|themself); (jumped|leapt|leaped|fell|plunged) to (his|her|their) (death|deaths); by (his|her|their) own hand; by (his|her|their) own hands; died by (his|her|their) own; self-inflicted; take ones own life; unaliv*; un-alive; un-aliving; sewersli*; sewer slide; sui attempt; kms; kys; self-deletion; topped (himself|herself|themselves); did (himself|herself) in; want to die; wants to die; wanted to die; wish i was dead; life isnt worth living; not worth living; better off dead; better off without me; end my life; end your life
    """),
  WordList(
    .algospeak, source: "Observed evasion on platforms that hide the word",
    "unaliv*; un-alive; un-aliving; sewersli*; sewer slide; kms; kys; self-deletion; sui attempt; grape survivor; le dollar bean; s3lf; seggs; panini attack; mascara story; commit sudoku; commit toaster bath; neck rope; grippy socks; grippy sock vacation; grippy sock; skittles party; beans and toast sh; barcode arms; cat scratches; styro; beans deep"
  ),
  WordList(
    .suicideHelpline, source: "Samaritans 116 123; PAPYRUS; CALM: named for one thing",
    "samaritans; papyrus; hopeline247; hopeline uk; hopelineuk; calm; campaign against living miserably; 116 123; shout"
  ),
  WordList(
    .method, source: "Samaritans: no explicit details of methods; WHO; IPSO cl. 5; Ofcom 2.5",
    """
    overdos*; od'd; hang; hanged; hanging; hangs; hung; noose; nooses; ligature; ligatures; ligature point; jump; jumped; jumping; jumps; leapt; leap; leaped; plunge; plunged; drown*; asphyxia*; suffocat*; strangulat*; strangle*; firearm; firearms; gun; guns; shotgun; shotguns; rifle; shot; shooting; by train; by trains; under a train; in front of a train; in front of trains; hit by a train; on the tracks; on the railway; on the railway line; on the rail line; on the line; railway suicides; rail suicides; train suicides; poison*; pesticide; pesticides; weedkiller; carbon monoxide; exhaust; exhaust fumes; helium; nitrogen; gas; gassed; gassing; charcoal; paracetamol; painkillers; opioids; pills; sleeping pills; sleeping tablets; bleach; antifreeze; insulin; sodium nitrite; sodium nitrate; slit; slashed; slashed (his|her|their); cut (his|her|their) (wrists|throat); wrists; razor; razors; blade; blades; knife; stabbed (himself|herself); electrocut*; plastic bag; rope; ropes; belt; bed sheet; bedsheet; shoelaces; dressing gown cord; bathroom door; setting fire to (himself|herself); self-immolat*; set (himself|herself) on fire; burned (himself|herself); crashed (his|her) car; walked into traffic; in front of traffic; in front of a lorry; off a bridge; off the bridge; from a bridge; from the bridge; from a height; off a building; off the roof; from the roof; from a window; out of a window; starved (himself|herself); stopped eating; walked into the sea; into the river; into the sea; lethal dose; lethal; toxic dose; fatal dose; how (he|she|they) did it; method; methods; means of suicide; access to means; in the bath; in the woods; in (his|her) car; in the garage; in (his|her) cell
    """),
  WordList(
    .methodStrong, source: "Samaritans: methods that name the act by themselves",
    """
    (drowned|hanged|hung|shot|poisoned|gassed|suffocated|asphyxiated|electrocuted|stabbed) (himself|herself|themselves|themself|yourself|myself); (jumped|leapt|leaped|plunged|fell) to (his|her|their) (death|deaths); jumped in front of; threw (himself|herself|themselves) (off|from|under|in); thrown (himself|herself) (off|under); stepped in front of; deliberate overdose; intentional overdose; fatal overdose; took an overdose; taken an overdose; took a fatal; slit (his|her|their|your) (wrists|throat); cut (his|her|their) (wrists|throat); hang (yourself|myself|themselves|himself|herself); hanging (himself|herself|themselves|yourself|myself); overdose on; overdosed on; suicide by; suicides by; suicide pact; suicide method; suicide methods; suicide kit; suicide forum
    """),
  WordList(
    .methodExempt, source: "Experience: the same words where no method is told",
    "overdose awareness; overdose awareness day; naloxone; jump for joy; hanging baskets; hang in there; hang on; hang out; hanging out; not the method; without methods; no methods; avoid methods; dont describe the method; do not describe the method; avoid describing; never describe; jump in; jump on board; jump start; get the hang; hang up; training methods; long shot; give it a shot; moon shot; flu shot; gas safe; gas engineer; shot of; photo shoot; knife and fork; on the line to; on the line 24"
  ),
  WordList(
    .place, source: "Samaritans: no hotspots; WHO: no details of the site",
    """
    bridge; bridges; cliff; cliffs; clifftop; viaduct; viaducts; station; stations; car park; car parks; multi-storey; multistorey; multi storey; tower; towers; tower block; high-rise; railway; railway line; rail line; level crossing; pier; quarry; reservoir; woods; woodland; forest; beach; headland; beachy head; tracks; overpass; flyover; footbridge; underpass; rooftop; roof; canal; weir; dam; river; riverbank; lake; harbour; quay; docks; motorway; bypass; platform; shopping centre; cathedral; lighthouse; gorge; suspension bridge; aqueduct; sea wall; seafront; marina; lock; hotel; block of flats; balcony; park; nature reserve; the point; landmark; crossing; ledge; ravine; monument; ward; unit; prison; cell; school; university; halls; campus; hospital grounds; grounds
    """),
  WordList(
    .hotspot, source: "Samaritans: do not label places",
    "hotspot; hot spot; hotspots; black spot; blackspot; notorious; known for; infamous; suicide spot; popular spot; favoured spot; renowned for; well known for; magnet; famous for; suicide bridge; suicide cliff; jump site; where people go to; reputation for"
  ),
  WordList(
    .barrier, source: "Experience: measures that point at a place",
    "net; nets; netting; barrier; barriers; fence; fences; fencing; railings; patrol; patrols; patrolled; sealed off; cordon; cordoned; found at; found on; found in; found near; body; talked down; pulled from; pulled back from; search at; divers; closed after; shut after; reopened after; flowers at; flowers left; tributes at; memorial at; signs at; cameras at; phones at"
  ),
  WordList(
    .note, source: "Samaritans: do not publish notes; WHO",
    """
    suicide note; suicide notes; suicide letter; suicide letters; suicide message; suicide video; suicide text; (goodbye|farewell) (note|notes|letter|letters|message|messages|video|videos|text|texts|post|posts|words); final note; final letter; final text; final message; final words; final post; final tweet; final voicemail; final diary; last note; last letter; last text; last message; last words; last post; last tweet; last voicemail; last email; last entry; last diary; last whatsapp; parting words; parting note; parting message; left a note; leaves a note; left a letter; left a video; left a message; left behind a note; left a voicemail; wrote a note; note was found; note found; letter was found; note left; letter left; notes left; diary entry; diary entries; wrote in (his|her|their) diary; wrote goodbye
    """),
  WordList(
    .noteTold, source: "Samaritans: do not publish notes; WHO",
    """
    (his|her|their|the) (note|letter|text|message|email|voicemail|diary|whatsapp|post) (said|says|read|reads|told|was|begged|asked|explained|blamed|ended|began|simply|apologised|thanked|described|revealed|to)
    """),
  WordList(
    .suiLanguage, source: "Samaritans and WHO language lists; Health Committee 2017 para 119",
    """
    (commit|commits|committed|committing|commited|commiting|comitted|comit|commmitted) (suicide|suicides|sucide|suiside); successful suicide; unsuccessful suicide; successful suicide attempt; unsuccessful suicide attempt; successful attempt at suicide; unsuccessful attempt at suicide; failed suicide; failed suicide attempt; failed suicide bid; failed to kill (himself|herself|themselves); failed attempt at suicide; botched suicide; suicide bid; suicide bids; (completed|complete|completes|completing) suicide; completed suicides; successfully (killed|took|ended|completed|suicided); suicide gesture; suicidal gesture; suicide threat; parasuicide; unaliv*; un-alive; topped (himself|herself|themselves); did (himself|herself) in; suicide victim; suicide victims; cried for help; suicide prone; suicide ridden; offed (himself|herself|themselves); kys; kms; sewerslide
    """),
  WordList(
    .suiLanguageWeak, source: "Samaritans and WHO language lists: where suicide is the subject",
    "failed attempt; failed attempts; unsuccessful attempt; unsuccessful attempts; successful attempt; successful attempts; cry for help; attention seeking; selfish; cowardly; the easy way out; easy way out; coward's way; cowards way out; bid to end; failed bid"
  ),
  WordList(
    .suiSensational, source: "WHO: no sensational language; reportingonsuicide.org",
    """
    epidemic; skyrocket*; sky-rocket*; wave; waves; tidal wave; tsunami; sweeping; sweeps; swept; capital; shock; shocks; shocking; shocked; plague; plagues; plagued; surge; surges; surging; soar; soars; soared; soaring; spiral; spirals; spiralling; spiralled; explosion; exploding; explodes; rocket; rockets; rocketing; rocketed; spree; cluster; clusters; contagion; scourge; horrifying; horrific; horror; alarming; alarm; alarmingly; terrifying; record high; record highs; record number; out of control; spate; string of; rash of; flood; mystery; tragedy after tragedy; crisis levels; toll; death toll; ticking time bomb; time bomb; nation's shame; national shame; scandal; staggering; grim; chilling; bombshell; devastating; nightmare; pandemic; silent killer; biggest killer; killer of; outbreak; avalanche; carnage; worst ever; worst in; doubled overnight; every (minute|hour|40 seconds|forty seconds); suicide nation; suicide town; suicide school; cursed; craze; trend; rampant; sweep
    """),
  WordList(
    .suiCause, source: "Samaritans: avoid over-simplification; Mind media tip 2",
    """
    debt; debts; exam; exams; exam stress; stress; bullying; bullied; bullies; cyberbullying; break-up; breakup; break up; divorce; split; split from; redundancy; redundant; job loss; losing (his|her|their) job; lost (his|her|their) job; sacked; being sacked; fired; dumped; being dumped; relationship; heartbreak; heartbroken; gambling; money; money worries; benefits; benefit cuts; universal credit; loneliness; lonely; lockdown; pandemic; social media; instagram; tiktok; the internet; online; trolls; trolling; abuse; row; argument; results; grades; gcse; a level; affair; bankrupt*; eviction; evicted; bills; pressure; school pressure; academic pressure; failing; failed; failure; rejection; rejected; jilted; shame; blackmail; sextortion; video game; video games; mortgage; rent; unemployment; austerity; racism; homophobia; being outed; work; workload; his boss; her boss; school; university; weather; christmas; full moon; custody; court case; a bad day; one bad; stress at work; unpaid; fine; parking fine; inspection; ofsted; the menopause; menopause; drink; drugs; alcohol; a medication; medication; a man; a girl; a boy; his wife; her husband; his girlfriend; her boyfriend; the police; the news; poverty
    """),
  WordList(
    .suiConnector, source: "Samaritans: single causes",
    """
    because; because of; after; over; due to; owing to; caused by; causes; cause; caused; causing; led to; leads to; leading to; drove; drives; drive; driven; made (him|her|them|me); makes (people|men|women|them); makes; pushed; pushes; pushed (him|her|them) to; following; blamed; blame; blames; to blame; triggered; triggers; is behind; are behind; behind; kills; killed; the reason; reason for; that's why; thats why; why he; why she; from; result of; thanks to; turned to; through
    """),
  WordList(
    .suiComplex, source: "Samaritans: suicide is complex",
    "complex; complicated; rarely; no single; not one cause; one cause; many factors; multiple factors; not caused; many reasons; range of factors; never one; not just; rarely one; because you; because we; because your; because talking; because everyone; because every; because nobody; because no one; because it is; made me realise; made us; helps; help is; support after; support for; bereaved; coping after; for anyone affected; anyone affected"
  ),
  WordList(
    .glamour, source: "Samaritans: avoid romanticising; WHO",
    """
    better place; a better place; free at last; finally free; at last free; now free; only way out; the only way; only escape; his escape; her escape; their escape; an escape from; brave choice; bravest; brave decision; courageous; own exit; chose (his|her|their) own; chose to go; chose to leave; chose to die; choose to die; with the angels; with angels; gained an angel; an angel now; earned (his|her|their) wings; got (his|her|their) wings; grown (his|her|their) wings; flying high; no more pain; out of pain; out of (his|her|their) pain; pain is over; end of (his|her|their) pain; ended (his|her|their) pain; ended (his|her|their) suffering; end to (his|her|their) pain; suffering is over; no longer suffering; rest easy; resting easy; finally at rest; finally at peace; at peace; at peace now; found peace; found (his|her|their) peace; peaceful end; peace at last; peaceful way; reunited; reunited with; together again; together in heaven; too good for this world; too beautiful for this world; burned too bright; gone to heaven; heaven has; in heaven; rock and roll; legend; live fast; on (his|her|their) own terms; own terms; took control; dignified; beautiful death; beautiful goodbye; romantic; tragic romance; like romeo; poetic; answer to (his|her|their); solution to; solved; released from; release from; blissful; finally happy; made the choice; final freedom; set (him|her|them) free; let go; slipped away; sweet release; a way out; way out of
    """),
  WordList(
    .glamourWeak, source: "Samaritans: avoid romanticising; WHO",
    "escape; escaped; peace; relief; release; brave; peaceful; angel; freedom; hero; free"),
  WordList(
    .deathReport, source: "Samaritans on inquests and early speculation; NHS PSIRF",
    """
    died by suicide; dies by suicide; dead by suicide; death by suicide; deaths by suicide; (took|take|taken|taking|takes) (his|her|their) (own|) (life|lives); (killed|kill|kills) (himself|herself|themselves|themself); (ended|end|ends) (his|her|their) (own|) (life|lives); attempted suicide; attempts suicide; suicide attempt; suicide attempts; attempted to (take|end|kill); tried to (take|end|kill|hang|drown); tries to (take|end|kill); committed suicide; commited suicide; lost to suicide; to suicide; suicide of; suicide on; suicide in; suicide at; suicide last; suicide yesterday; suicide this; apparent suicide; suspected suicide; took an overdose; found dead; found hanged; found hanging; died after (hanging|jumping|overdosing|an overdose|taking); unexpected death; sudden death; drowned (himself|herself); hanged (himself|herself); shot (himself|herself); jumped to (his|her|their) death
    """),
  WordList(
    .deathNeutral, source: "Experience: bereavement support, memory and figures",
    "if you; if someone; have you; anyone; everyone; those; all those; people who; families; bereaved; survivors; each year; every year; each september; we remember; remember everyone; remembering; a loved one; someone you; loved ones; you love; statistics; figures; rates; per 100000; research; study; novel; film; play; book; history; in (18|19)*; famous; prevention; campaign; charity; awareness; world suicide; how to; training; talk to; talking about; support group; our group meets; group for; myth; one in; most people"
  ),
  WordList(
    .selfHarm, source: "Samaritans, Best practice: self-harm coverage",
    """
    self-harm; self harm; selfharm; self-harms; self-harmed; self-harming; selfharming; selfharmed; self harms; self harmed; self harming; self-injur*; self injur*; self-mutilat*; self mutilat*; self-inflicted; (cutting|cut|cuts|burning|burn|burnt|burned|hurting|hurts|hurt|biting|scratching|hitting|harming|harm|harmed|punching) (herself|himself|themselves|yourself|myself|themself); cutters; self-harmers; self harmers; skin carving; head banging; s-h; s3lf h4rm
    """),
  WordList(
    .cutSelf, source: "Samaritans, Best practice: self-harm coverage",
    "(cut|cuts|cutting|slashed|slash|slashing|burned|burnt|burns|burning|carved|carving|scratched|scratching|slicing|sliced) (her|his|their|your|my) (arm|arms|thigh|thighs|wrist|wrists|leg|legs|skin|stomach|ankles|ankle|forearm|forearms|hips|hand|hands|body|inner)"
  ),
  WordList(
    .implement, source: "Samaritans, Best practice: self-harm coverage",
    "razor; razors; razor blade; razor blades; blade; blades; lighter; lighters; knife; knives; scissors; needle; needles; compass; compasses; sharpener; sharpeners; pencil sharpener; glass; broken glass; pins; safety pin; safety pins; cigarettes; cigarette; matches; bleach; iron; craft knife; scalpel; staples; paper clip; tweezers; erasers; eraser; ligature; ligatures; sharps; sharp objects; tools; stanley knife; bottle top; batteries; ring pull"
  ),
  WordList(
    .bodySite, source: "Samaritans, Best practice: self-harm coverage",
    "thigh; thighs; wrist; wrists; forearm; forearms; arms; her arm; his arm; upper arm; legs; her leg; his leg; stomach; ankle; ankles; hips; inner thigh; scars; scarred; fresh cuts; cuts; wounds; deep; stitches; bleeding; blood; times a day; times a week; every night; every day; every morning; daily; twice a day; several times; hundreds of times"
  ),
  WordList(
    .concealment, source: "Samaritans, Best practice: self-harm coverage",
    "hide; hides; hiding; hid; hidden; conceal; conceals; concealing; concealed; cover up; covering up; covers up; cover scars; covering scars; long sleeves; bracelets; wristbands; sweatbands; bandages; makeup over; nobody would see; no one would see; wouldnt see; nobody would notice; nobody notices; where nobody; where no one; in secret; secretly; keep it secret; without anyone knowing; phone case; in (her|his|their) phone case; under (her|his|their|the) (mattress|bed|sleeve|sleeves)"
  ),
  WordList(
    .substitute, source: "Samaritans: no substitute techniques without a clinician",
    "elastic band; elastic bands; rubber band; rubber bands; hair band; ice cube; ice cubes; red pen; red marker; snapping a; snap a; ping a; pinging; instead of cutting; hold ice; holding ice; bite a lemon; chilli; draw on your; drawing on; butterfly on"
  ),
  WordList(
    .selfHarmWays, source: "Samaritans, Best practice: self-harm coverage",
    "ways people self-harm; ways to self-harm; ways teenagers self-harm; ways young people self-harm; ways people; ways to; ways they; different ways; methods; methods of; techniques; tricks; list of; common types; types of self-harm; forms of self-harm; how people self-harm; how they self-harm; how she self-harmed; how he self-harmed; how teenagers; how to self-harm; most common method; safest way; safer way"
  ),
]
