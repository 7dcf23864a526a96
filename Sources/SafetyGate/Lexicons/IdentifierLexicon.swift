/// Words that say what a number, a date or a place is.
let identifierLexicon: [WordList] = [
  WordList(
    .nhsCue, source: "NHS Data Dictionary, NHS NUMBER",
    "nhs number; nhs no; nhs num; nhs id; nhsno; nhs nr; nhs patient number; nhs; patient number"),
  WordList(
    .chiCue,
    source: "NHS Data Dictionary, COMMUNITY HEALTH INDEX NUMBER; HSC Business Services, H&C number",
    "chi; chi number; chi no; community health index; h&c number; h and c number; hcn; h and c no; health and care number"
  ),
  WordList(
    .recordCue,
    source: "ICO: a unique reference singles a person out; names of record systems in use",
    """
    rio; rio number; rio no; rio id; systmone; systm one; s1; emis; epr; carenotes; care notes; paris id; paris number; pas number; pas no; pas id; lorenzo; epma; mrn; hospital no; hospital number; hospital id; hosp no; unit no; unit number; patient id; patient no; patient number; patient ref; patient reference; client id; client no; client number; client ref; case no; case number; case ref; case reference; case id; caseno; casenote; casenotes; case note; case notes; crisis plan no; crisis plan number; care plan no; care plan number; referral no; referral number; referral id; referral ref; referral reference; referral; episode no; episode number; record no; record number; record id; file no; file number; notes no; notes number; k number; k no; district number; datix; datix no; datix number; incident no; incident number; incident ref; safeguarding ref; safeguarding no; iapt id; section papers no; mha ref; tribunal ref; admission no; admission number; wristband; wristband no; chart no; chart number; ub number; lab no; specimen no; sample no; prescription no; prescription number; rx no; ubrn; booking ref patient; su number; su id; service user id; service user number; service user no; custody number; custody no; arrest ref; prison number; warrant no
    """),
  WordList(
    .referenceCue, source: "Experience: references that name no person in care",
    """
    isbn; isbn 10; isbn 13; issn; charity; charity no; charity number; registered charity; registered charity number; reg charity; charity commission; company no; company number; company reg; registered company; registered in england; vat; vat no; vat number; vacancy; vacancy ref; vacancy reference; job; job ref; job reference; job id; jobs ref; post ref; reference number for the post; order; order no; order number; purchase order; po number; invoice; invoice no; grant; grant no; grant number; grant ref; award no; award number; ticket; tickets; ticket no; ticket number; raffle; raffle ticket; foi; foi request; foi ref; freedom of information; doi; parking; parking permit; permit; lot; lot no; model; model no; serial; serial no; serial number; sku; asset; asset no; asset tag; barcode; ean; tender; tender ref; contract; contract no; contract ref; trial; isrctn; nct; iras; iras id; rec ref; rec reference; study; study id; protocol; orcid; pmid; pubmed; cqc location; location id; provider id; ods code; page; pages; lost property; found property; locker; locker no; bus; bus no; route; flight; train no; part no; part number; part; batch; batch no; product code; catalogue; planning application; planning ref; petition; survey; zoom id; meeting id; passcode; webinar id; event id; wifi; donation; just giving; justgiving; text giving; quote; quote code; discount code; promo code; voucher code; entry no; bib; bib number; race number; runner; score; votes; population; sort code; account no; account number; winning number; winning numbers; lottery; lottery numbers; opportunity ref; ref no for applicants
    """),
  WordList(
    .dobCue, source: "NHS Data Dictionary, PERSON BIRTH DATE",
    "dob; d o b; dobs; date of birth; dates of birth; birth date; birthdate; d of b; dateofbirth"),
  WordList(
    .bornCue, source: "NHS Data Dictionary, PERSON BIRTH DATE",
    "born; born on; was born; birthday is; birthday on; b"),
  WordList(
    .phoneCue, source: "Ofcom numbering plan; Experience: verbs of telephoning",
    "ring; call; phone; dial; tel; telephone; mobile; mob; mobile number; phone number; contact; contact number; whatsapp; number is; landline; call me; reach; voicemail; hotline; helpline; on"
  ),
  WordList(
    .textCue, source: "Ofcom numbering plan: short codes are used with texts",
    "text; txt; sms; texting; message; shortcode; short code; text line; textline"),
  WordList(
    .digitWord, source: "English numerals, digit by digit",
    "zero; oh; o; nought; naught; nil; one; two; three; four; five; six; seven; eight; nine; double; treble; triple; hundred; wun; fife; niner; ate; tree; fower"
  ),
  WordList(
    .numberWord, source: "English numerals",
    """
    one; two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; thirteen; fourteen; fifteen; sixteen; seventeen; eighteen; nineteen; twenty; thirty; forty; fifty; sixty; seventy; eighty; ninety; a pair of; a couple of; a handful of; single; sole; both; zero
    """),
  WordList(
    .exposure, source: "NHS violence prevention and reduction standard; duty of care to staff",
    """
    alone in; is alone; all alone; on (her|his|their) own; lone working; works alone; alone on; alone until; finishes (her|his|their) shift; finishes at; finish at; finishing at; shift ends; shift finishes; clocks off; knocks off; gets off at; leaves work at; leaves by; leaves at; leaves the building; lives at; lives in; lives on; lives near; lives next; lives two; lives three; lives opposite; lives round; lives around; lives above; lives behind; lives by; lives just; lives a few; lives five; lives across; lives with; parks (her|his|their|a|the|in|at|by|behind|outside|round|opposite); parked outside; parked behind; parked in; (her|his|their) (car|mini|van|bike|motorbike|house|flat|address|home address|front door|street|commute|route home|bus|kids|children); drives a; drives the; drives (her|his) ; cycles home; walks home; walking home; runs home; jogs; gets the; catches the; takes the (last|bus|train|number|night|same); home alone; goes home via; goes home through; home past; usual route; every night at; every evening at; every morning at; school run; picks up (her|his) (kids|children|daughter|son); (her|his) children go to; goes to the gym; drinks in; drinks at; local is; waits at the bus stop; last bus; home address is; day off
    """),
  WordList(
    .blame,
    source: "NHS violence prevention and reduction standard; duty of candour is the trust's",
    """
    made the decision; made that decision; took the decision; who decided; who refused; who turned; who discharged; who sectioned; who sent; who missed; who failed; who signed; signed (her|his|their|the) section; signed off; is to blame; to blame; was to blame; whose fault; was at fault; was wrong to; made the mistake; made a mistake; made the error; responsible for the; got it wrong; is the one who; let (him|her|them) down; ignored; suspended; under investigation; sacked; has been dismissed; was dismissed; struck off; refused to; failed to; said no to
    """),
  WordList(
    .facility, source: "Experience: what is done to rooms and beds themselves",
    "mattress; mattresses; painted; being painted; repainted; refurbished; refurbishment; decorated; window; windows; tv; television; repair; repairs; repaired; delivered; installed; opened; opening; shut; closed; out of order; available to book; book a; bookable; heating; carpet; lights; light; signposted; turn left; turn right; follow the signs; first floor; second floor; ground floor; third floor; floor; upstairs; downstairs; new beds; donated; leak; leaking; cleaned; deep clean; car park; next to reception; please go to; please wait; wifi; projector; plaque; temperature; kitted out; sofa; curtains; key; locked; broken; furniture; chairs"
  ),
  WordList(
    .acronym, source: "Everyday words of a trust that the English list lacks",
    "physiotherapy; psychotherapy; hydrotherapy; aromatherapy; radiotherapy; neurodiversity; neurodivergent; neurodiverse; safeguarding; wellbeing; mindfulness; dietetics; occupational; telehealth; videoconferencing; fundraising; fundraiser; newsletter; podcast; webinar; smartphone; website; online; outpatient; paediatrics; paediatric; gynaecology; audiology; podiatry; phlebotomy; epidemiology; anaesthetics; pharmacotherapy; electroconvulsive; antidepressant; antipsychotic; psychoeducation; peer; selfcare; homelessness; loneliness; resilience; empowerment; inclusivity; intersectionality; multidisciplinary; interdisciplinary; crowdfunding; colouring; gardening; knitting; crochet; allotment; parkrun; storytelling; songwriting; photography; choir; coproduction; coproduced; commissioning; apprenticeship; apprenticeships; internship; internships; bursary; menopause; perinatal; antenatal; postnatal; prescribing; deprescribing; telephone; immunisation; vaccination; hashtag; wheelchair; accessibility; sustainability; environmental; communications; transformation; rehabilitation; physiotherapist; bereavement; understanding; congratulations; everybody; neighbourhood; international; professional; professionals; administrator; conversation; opportunities; volunteering; neuropsychology; psychological; psychiatry; psychology; christmas; celebrating; relationship; relationships; entertainment; disabilities; constipation; independence; independent; coronavirus; immunocompromised; antibiotics; trustworthy; biscuit; biscuits; skateboarder; hampers; raffle; bonanza; mascot"
  ),
  WordList(
    .sensitive, source: "Words worth reading through a disguise: from the lists above",
    "suicide; suicides; suicidal; overdose; overdosed; overdoses; patient; patients; inpatient; inpatients; anorexia; anorexic; bulimia; bulimic; schizo; schizos; psycho; psychos; loony; loonies; nutter; nutters; lunatic; lunatics; maniac; maniacs; selfharm; selfharming; admitted; sectioned; discharged; detained; hanged; unalive; unaliving; unalived; retard; retarded; crackhead; junkie; junkies; deranged; psychotic; schizophrenic; schizophrenia; samaritans; restrained; sedated; secluded; mayhem; carnage; laxatives; purging; committed; ligature; cutting; razors; embargoed; paracetamol; bed; dob; ward"
  ),
]
