/// Words in which somebody's illness or treatment is told, and pictures of people in care.
let consentLexicon: [WordList] = [
  WordList(
    .firstPerson, source: "English personal pronouns", "i; me; my; myself; i m; i ve; i d; mine"),
  WordList(
    .treatment, source: "GMC social media guidance para 20: treatment told of a person",
    """
    admitted; admission; sectioned; detained; discharged; hospital; ward; inpatient; therapy; counselling; cbt; dbt; emdr; ect; medication; meds; tablets; antidepressants; treatment; diagnosed; diagnosis; relapse; relapsed; rehab; detox; recovery; recovered; recovering; crisis team; community team; home treatment; psychologist; psychiatrist; support worker; care plan; section; seclusion; my nurse; her nurse; his nurse; keyworker; care coordinator; referral; referred; talking therapies; peer support; recovery college; group therapy; art therapy
    """),
  WordList(
    .narrative, source: "GMC social media guidance para 20: stories of illness",
    """
    learned to; learnt to; learned how to; learning to; overcame; overcome; beat (his|her|their|my) ; came through; got through; turned (his|her|their|my) life; turned a corner; rebuilt; rebuilding; found (his|her|their|my) way; found hope; found help; found (his|her|their) voice; got help; got better; getting better; sleep again; smile again; laugh again; live again; eat again; walk again; drive again; work again; paint again; sing again; trust again; back on (his|her|their|my) feet; opened up; opens up; speaks out; spoke out; speaks about; talks about (his|her|their|my); tells (us|how|of); told us (how|about|that); tells (his|her|their); shares (his|her|their|my|how|what); shared (his|her|their|my|how); sharing (his|her|their|my); describes (his|her|their|how); described (his|her|their|how); recalls; remembers (his|her|their|being|how); reflects on (his|her|their|my); explains how; writes about (his|her|their|my); looks back; struggled with; struggles with; struggling with; lived with; living with; lives with; coped with; copes with; hit rock bottom; reached out; asked for help; journey; road to; recovery story; story of; his story; her story; their story; my story; was diagnosed; diagnosed with; was admitted; was sectioned; was detained; was in hospital; spent (weeks|months|years|time|three|four|five|six|two|a year) (on|in|at|with); after (psychosis|depression|anxiety|a breakdown|an overdose|years of|months of|her|his); battled; thanks to; helped (him|her|me); says (he|she|i)
    """),
  WordList(
    .narrativeStrong, source: "GMC social media guidance para 20: stories of illness",
    """
    gave me my life; gave me back my; gave him his life; gave her her life; gave me hope; saved my life; saved his life; saved her life; saved their life; changed my life; changed his life; changed her life; my life back; his life back; her life back; their life back; turned my life around; turned her life around; turned his life around; owe my life; owes her life; owes his life; wouldn't be here without; wouldnt be here without; wouldn't be alive; wouldnt be alive; made me feel human; made me feel safe; first night on; my first night; my first day on; my time on; my stay; my recovery; my journey; my breakdown; my illness; my diagnosis; my psychosis; my depression; my anxiety; my eating disorder; my anorexia; my bulimia; my ocd story; my bipolar; my schizophrenia; my ptsd; my addiction; my section; my admission; my treatment; my overdose; my self-harm; my suicide attempt; i was sectioned; i was admitted; i was detained; i was diagnosed; i was in hospital; i was an inpatient; i was a patient; i was unwell; i was suicidal; i was depressed; i was ill; when i was ill; when i was unwell; i came to; i arrived on; i arrived at; i spent; i relapsed; i overdosed; i self-harmed; i heard voices; i couldnt leave; i couldn't get out of bed; i stopped eating; i hadnt slept; i had a breakdown; i had psychosis; i have bipolar; i have schizophrenia; i live with; i lived with; my nurse; my psychiatrist; my psychologist; my care team; my ward
    """),
  WordList(
    .patientWrites, source: "GMC social media guidance para 20: stories of illness",
    """
    a patient (writes|tells|told|says|said|shares|shared|describes|reflects|explains|blogs|talks); (patient|service user|former patient|ex-patient|client|resident) (writes|tells|told|says|said|shares|shared|describes|reflects|explains|blogs|talks|story|stories|blog|diary); patient's story; patients story; patient story of; service user's story; in (his|her|their) own words; in a patient's words; in one patient's words; a letter from a patient; letter from a patient; a former patient; one former patient; (poem|letter|card|drawing|song|diary|blog|message|note) (by|from) (a|one of our|our) (patient|patients|service user|resident|client|young person|inpatient); lived experience story; case study; meet our patient; from someone who; as told by; tells (his|her|their) story; shares (his|her|their) story; (his|her|their) recovery story; (his|her|their) story
    """),
  WordList(
    .workCue, source: "Experience: those who tell of their work, not of their illness",
    "working; my job; my role; my career; my shift; my team; my colleagues; colleagues; as a nurse; as a doctor; as a therapist; as a student; as a volunteer; placement; my first day as; my first day at work; my first shift; joined the team; my manager; job; apprenticeship; career; volunteering; governor; my apprenticeship; my training; my desk; my ward round; induction; lead; staff; volunteer; chief; director; nurse; our nurses; learned to knit; course; recruit; vacancy; nhs career; uniform; qualified"
  ),
  WordList(
    .imagePatient, source: "NSUN, Stop Taking Our Picture; NMC social media guidance",
    """
    patient; patients; service user; service users; resident; residents; inpatient; inpatients; client; clients; young people on; young person on; mum and baby; mother and baby; mums and babies; mothers and babies; mother holding; mum holding; mum with (her|a); mother with (her|a); mum's; newborn; newborns; baby; babies; dad and baby; someone in our care; people in our care; people we support; ward choir; ward group; patients hands; patient's hands; patient's face; blurred face; blurred faces; pixelated face; pixelated faces; face blurred; faces blurred; from behind; back of (a|his|her|their) head; guests of the ward; (his|her|their) (canvas|painting|drawing|artwork|pottery) 
    """),
  WordList(
    .imagePerson, source: "NSUN, Stop Taking Our Picture: people on a unit",
    "man; men; woman; women; girl; girls; boy; boys; lady; ladies; gentleman; gentlemen; teenager; teenagers; teen; child; children; young person; young people; person; people; someone; face; faces; smiling; selfie; group of; mum; mums; mother; dad; baby; newborn; lad; lads; couple; hands; toddler; singing; dancing; painting his; painting her; playing; holding (his|her|their)"
  ),
  WordList(
    .imageOf, source: "Experience: pictures announced in the text",
    """
    (photo|photos|photograph|photographs|pic|pics|picture|pictures|selfie|selfies|video|film|snap|snaps|image|images|portrait|portraits) (of|from|with) (a|our|the|some|one of our|two|three|) (patient|patients|service user|service users|resident|residents|inpatient|inpatients|client|clients|young people|mums|mothers|babies|mum and baby|lads|ladies|guests); patient selfie; patient photo; patient photos; patient selfies; patients selfie
    """),
  WordList(
    .altGeneric, source: "WCAG 2.2 failure F30",
    "image; an image; photo; a photo; photograph; picture; a picture; pic; graphic; a graphic; infographic; screenshot; a screenshot; poster; flyer; logo; banner; thumbnail; icon; untitled; alt text; alt; none; na; n a; tbc; tba; todo; test; placeholder; image description; description; no description; decorative; image of; photo of; picture of; media; attachment; file; scan; image 1; image1; image 2; photo 1; photo 2; picture 1; img; pic 1; see text; see post; as above; video; gif; jpeg; jpg; png; null; undefined; text; content; visual; artwork; default; new; cover; header; slide; slide 1; page 1; final; final version; copy; unnamed; my photo; our photo; stock photo; stock image; generic image"
  ),
  WordList(
    .depicted, source: "Experience: pictures of drawn, printed and posing people",
    "illustration; cartoon; drawing of a; drawings; poster; leaflet; logo; icon; icons; infographic; chart; graph; diagram; stock; model; actor; actors; posed by; posed by models; mannequin; teddy; doll; dolls; statue; mural; text reads; text reading; text saying; words; front cover; book cover; screenshot; map; sign; banner; volunteers; volunteer; staff; nurses; team; runners; mps; mayor; empty; no people; nobody; knitted; hats; sculpture; baby clothes; cot; pram; choir of staff; handprints; hand prints; silhouettes drawn; graphic; template; puppet; puppets; snowman; scarecrow"
  ),
]
