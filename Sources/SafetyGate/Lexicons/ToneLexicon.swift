/// Words that alarm, belittle or show force.
let toneLexicon: [WordList] = [
  WordList(
    .alarmist,
    source:
      "Source article: 'alarmist'; Time to Change media guidelines: overplaying risk promotes fear",
    """
    chaos; chaotic; carnage; mayhem; bedlam; war zone; warzone; battle zone; battlefield; battleground; meltdown; meltdowns; meltdown-filled; breaking point; at breaking point; out of control; drowning; overrun; over-run; swamped; under siege; besieged; madhouse; mad house; zoo; circus; hell; hell hole; hellhole; hellish; living hell; nightmare; nightmarish; horror; horrors; horrific; horror show; horrifying; terrifying; disaster; disaster zone; catastrophe; catastrophic; on (our|their|its) knees; collapsing; collapse; on the brink; brink of collapse; crumbling; imploding; implosion; at crisis point; crisis point; all hell; hell broke loose; all kicked off; kicked off; riot; rioting; pandemonium; havoc; frenzy; tsunami; tidal wave; floodgates; flooded with; deluge; avalanche; bursting at the seams; full to bursting; powder keg; ticking time bomb; time bomb; timebomb; ticking bomb; shambles; insanity; anarchy; apocalypse; apocalyptic; armageddon; inferno; jungle; minefield; pressure cooker; boiling point; tipping point; free for all; free-for-all; stampede; rammed; heaving; rampage; dire; unbearable; blood bath; bloodbath; blood everywhere; can't cope; cannot cope; cant cope; couldnt cope; not coping; falling apart; in freefall; in meltdown; on fire; firefighting; crazy night; crazy shift; crazy day; mental night; mental shift; mental day; insane night; insane shift; wild night; wild shift; manic night; manic shift; manic day; stretched to the limit; beyond the limit; sinking; gridlock; gridlocked; completely overwhelmed; totally overwhelmed; utterly overwhelmed; services overwhelmed; overwhelmed services; overwhelmed wards; wards overwhelmed; being overwhelmed; storm; perfect storm; screaming; screams; shrieking; lunacy; snowed under; toxic; unsafe; broken system; system is broken
    """),
  WordList(
    .alarmistExempt, source: "Experience: the same words where nobody is alarmed",
    "chaos theory; history; novel; play; film; movie; museum; theory; book; concert; theatre; talk; escape room; storm in a teacup; storm watch; brainstorm; horror film; horror films; ghost; halloween; firefighting course; fire drill; drill; myth; screening; no longer; fewer; baby zoo; petting zoo; circus skills; pancake; bake; quiz; by your kindness; by your generosity; gratitude; support from; kindness; donations; weather; storm damage; charity; pop-up; car boot; fundraiser; toxic positivity; crossword; cafe; festival; stall; fair; unsafe to; feel unsafe; feeling unsafe; if you; parking; traffic; printer; printers; wifi; car park"
  ),
  WordList(
    .coercion, source: "Mental Health Units (Use of Force) Act 2018 guidance",
    """
    restrain*; seclu*; sedat*; handcuff*; cuffed; cuffs; in cuffs; dragged; drag; dragging; held down; hold down; holding down; pin down; pinned; pinned down; pinning; tased; tasered; taser; tazer*; wrestled; wrestle; wrestling; tackled; rugby tackle; rugby tackled; strapped; strapped down; strap down; tied down; tie down; straitjacket; strait-jacket; straightjacket; bundled; bundled into; frogmarched; marched out; manhandle*; manhandl*; rapid tranq*; rapid tranquillisation; tranquillis*; tranquiliz*; tranq; forcibly; by force; force fed; force-fed; forced medication; forced injection; jabbed; knocked out with; injected; chased; chased down; rugby-tackled; overpowered; subdued; jumped on; sat on (him|her|a|the|them); sit on (him|her|a lad|a man|a girl|a woman|a patient|them); pile-on; piled on; locked up; locked in; lock up; locked him; locked her; locked them; thrown in; thrown into; threw him; threw her; headlock; arm lock; armlock; leg restraint; spit hood; spithood; batons; riot shields; pepper spray; man down; took him down; took her down; took them down; taken down; to the floor; on the floor by; prone; padded cell; cell van; screaming woman; screaming man; kicking and screaming
    """),
  WordList(
    .coercionWeak, source: "Time to Change: police and force as a spectacle",
    "police; cops; coppers; officers; security; security guards; blue lights; blue light; escorted; needle; jab; ambulance crew; restraint team; response team; alarm; alarms; pit alarm; bleep; cage; cell"
  ),
  WordList(
    .coercionExempt, source: "Experience: training, policy and figures on force",
    "percent; per cent; training; policy; partnership; restrictive practice; restrictive practices; reducing restrictive; restraint reduction; reduction; reduced; reduce; reducing; fewer; down by; down a (fifth|quarter|third|half|tenth); fallen; use of force act; act; guidance; review; award; liaison; data; figures; report; law; human rights; conference; workshop; webinar; network; debrief; alternatives; alternative to; without restraint; restraint-free; restraint free; zero restraint; seatbelt; seat belt; emergency exit; doors will be locked; doors locked; car park; vaccine; vaccination; flu; covid; booster; jabs; history; museum; asylum; victorian; project; quality improvement; positive behaviour support; how we; our commitment; standards; inspection; cqc; research; study; least restrictive"
  ),
  WordList(
    .force, source: "Experience: who a spectacle of force is told of",
    "a lad; a man; a woman; a lady; a girl; a boy; a patient; patients; someone; somebody; a teenager; a young man; a young woman; a young girl; a young lad; a bloke; a guy; a gentleman; him; her; them; the lad; the man; the woman; the patient; of us; it took; took four; took five; took six; took three; took eight; took all"
  ),
  WordList(
    .shift, source: "Experience: what makes it a scene from a shift",
    "shift; night shift; before lunch; before breakfast; after lunch; last night; tonight; quiet night; busy night; what a night; night; today; this morning; this afternoon; this evening; yesterday; again; acute care; on the ward; our ward; the ward; on our unit; on the unit; seclusion room; another day; just another; welcome to; all in a day; friday night; saturday night; monday morning; at 3am; nights"
  ),
  WordList(
    .dehumanising, source: "Cayton, J R Soc Med 2006, and Evening Standard: labels of the NHS",
    """
    frequent flyer; frequent flyers; frequent flier; frequent fliers; bed blocker; bed blockers; bed blocking; bed-blocking; bedblocker; bedblockers; bedblocking; time waster; time wasters; timewaster; timewasters; time-wasting; the usual suspects; usual suspects; usual suspect; pd patient; pd patients; heartsink; heartsinks; heart sink patient; attention seeker; attention seekers; attention-seeking; attention seeking; dnas; dnaed; dna'd; did not attends; revolving door; revolving-door; difficult patient; difficult patients; nightmare patient; nightmare patients; problem patient; problem patients; drama queen; drama queens; self-harmer in; druggie; druggies; alkie; alkies; alky; junkie; junkies; crackhead; crackheads; smackhead; smackheads; malingerer; malingerers; malingering; repeat offender; repeat offenders; repeat customer; repeat customers; regular customer; regular customers; our regulars; lost cause; lost causes; hopeless case; hopeless cases; problem child; worried well; gomer; gomers; acopia; granny dumping; crumblies; wrinklies; dements; the demented; the bouncers; boomerang patient; boomerang patients; serial caller; serial callers; nuisance caller; nuisance callers; nuisance patient; pond life; wasters; scroungers; moaner; moaners; whinger; whingers; the walking wounded; the usual crowd; the usual faces; the same old faces; playing up; acting up; throwing a strop; having a strop; tantrum on; tantrums on; manipulative; fakers; faking it; treatment failures; treatment failure; non-compliant patients; non compliant patient; noncompliant; specials; a pd; another pd; the pds; psych patient; psych patients; section-happy; space cadets; zombies; inmates are; feral; animals; the overdose in; the self-harm in; the psychosis in; the schizophrenic in; the anorexic in; the manic in; the sectioned one; old dears; the body in
    """),
  WordList(
    .kickingOff, source: "Experience: staff slang for distress",
    "kicking off; kicks off; kicked off; kick off; kicking-off"),
  WordList(
    .kickOffExempt, source: "Experience: what begins with a kick-off",
    "kick off the; kicks off the; kicking off the; kicking off our; kicks off our; kicks off with; kicking off with; week; match; game; season; campaign; launch; programme; conference; event; festival; with a; at (12|1|2|3|4|5|6|7|8|9|10|11); tournament; football; rugby; today with; party; celebrations; shoes; boots"
  ),
  WordList(
    .dehumanisingExempt, source: "Experience: the same words in other senses",
    "miles; airline; airport; points; myth; why we dont say; we dont say; dont say; say instead; season ticket; panto; film; crime drama; museum; cafe regulars; coffee; customers of the cafe; genetics; dna test; dna research; revolving door is; revolving doors; door is being; repaired; entrance; tinsel; zombie run; zombie walk; petting; farm; therapy animals; animals visit; animals from"
  ),
  WordList(
    .diagnosis, source: "AP Stylebook, mental illness: no illness as an explanation of violence",
    """
    schizophrenia; schizophrenic; schizophrenics; psychosis; psychotic; psychotics; bipolar; paranoid; paranoia; personality disorder; mentally ill; mental illness; mental illnesses; mentally disturbed; mentally unstable; unstable; mental health patient; mental health patients; mental patient; mental patients; delusional; delusions; depressed; depression; autism; autistic; asperger*; adhd; bpd; eupd; manic; mania; hearing voices; voices in (his|her) head; sectioned; hallucinat*; ptsd; ocd; dissociative; multiple personality; split personality; disturbed; psychiatric patient; psychiatric patients; psych patient; mental health problems; mental health issues; anorexia; dementia; psychopath; schizoaffective; off (his|her|their) (meds|medication)
    """),
  WordList(
    .danger, source: "AP Stylebook; Time to Change: illness and danger",
    """
    dangerous; danger to; danger to the public; violent; violence; violently; attack; attacks; attacked; attacker; attackers; attacking; killer; killers; kill; kills; killed; killing; killings; murder; murders; murdered; murderer; murderers; murderous; threat; threats; threatening; stab; stabs; stabbed; stabbing; stabbings; knife; knifeman; machete; axe; rampage; weapon; weapons; monster; monsters; monstrous; risk to the public; risk to others; stay away from; predator; on the loose; gunman; shooter; shooting; terror; terrorist; arson; arsonist; criminal; criminals; crime; crimes; offender; assault; assaulted; assaults; assaulting; aggressive; aggression; slaughter; manslaughter; hostage; lash out; lashes out; lashed out; lashing out; lock your doors; beware; keep your distance; rape; rapist; strangled; evil; harm others; hurt others; hurt someone; snap; snaps; snapped; unpredictable
    """),
  WordList(
    .dangerExempt, source: "Time to Change: myths corrected; attacks that are illnesses",
    """
    panic attack; panic attacks; heart attack; heart attacks; anxiety attack; anxiety attacks; asthma attack; asthma attacks; attack of nerves; victims; victim; more likely to be; less likely; no more likely; not more likely; rarely; myth; myths; mythbusting; myth-busting; stigma; stereotype; stereotypes; not dangerous; not violent; never violent; arent dangerous; isnt dangerous; arent violent; isnt violent; domestic violence; domestic abuse; violence reduction; violence prevention; survivors of violence; after violence; exposed to violence; experienced violence; victims of violence; victims of crime; hate crime; crime prevention; wrongly; misconception; misconceptions; contrary to; fact check; tackling violence against staff; violence against women; killer quiz; killer heels; killer bake; shooting stars; terror of; mental health first aid; film; murder mystery; photo shoot; shooting a; oh snap; snap out of; snap judgement; knife and fork; knife crime; fear of attack; cyber attack; unfairly; does not make; doesnt make; do not make; dont make; are not; isnt; is not; arent; most people
    """),
]
