// English words in everyday use: SCOWL 2020.12.07 (wordlist.aspell.net), lists 10 and 20, British and
// American, and British 35. Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify,
// distribute and sell these word lists, the associated scripts, the output created from the scripts,
// and its documentation for any purpose is hereby granted without fee, provided that the above
// copyright notice appears in all copies and that both that copyright notice and this permission
// notice appear in supporting documentation. Kevin Atkinson makes no representations about the
// suitability of this array for any purpose. It is provided "as is" without express or implied
// warranty.

/// Part 1 of 5 of the English words, in order of the alphabet.
let englishWords1 = """
  a aardvark abandon abandoned abandoning abandons abbreviate abbreviated abbreviates abbreviating
  abbreviation abbreviations abide abilities ability able abnormal abnormally abolish abolished
  abolishes abolishing abolition abort aborted aborting abortion aborts about above abroad absence
  absent absolute absolutely absorb absorbed absorbing absorbs abstract abstraction absurd abuse
  abused abuses abusing abusive abysmal academic academics accelerate accent accents accept
  acceptable acceptance accepted accepting accepts access accessed accesses accessible accessing
  accident accidental accidentally accidents acclimatise acclimatised acclimatises acclimatising
  accommodate accommodation accompanied accompanies accompany accompanying accomplish accomplished
  accomplishes accomplishing accord accordance accorded according accordingly accords account
  accountant accountants accounted accounting accounts accumulate accumulated accumulates
  accumulating accuracy accurate accurately accusation accusations accuse accused accuses accusing
  accustom accustomed accustoming accustoms ace achieve achieved achievement achievements achieves
  achieving acid acknowledge acknowledged acknowledgement acknowledgements acknowledges
  acknowledging acorn acoustic acquaintance acquire acquired acquires acquiring acquisition
  acronym acronyms across act acted acting action actions activate activated activates activating
  active actively activities activity actor actors acts actual actually acute adapt adaptation
  adapted adapter adapting adaptor adapts add added addict addicted addicting addictive addicts
  adding addition additional additionally additions address addressed addresses addressing adds
  adequate adequately adhere adhered adheres adhering adjacent adjective adjust adjusted adjusting
  adjustment adjustments adjusts administer administered administering administers administration
  administrative admirable admiration admire admission admit admits admitted admittedly admitting
  adopt adopted adopting adoption adopts adult adults advance advanced advances advancing
  advantage advantageous advantages advent adventure adventures adventurous adverse adversely
  advert advertise advertised advertisement advertisements advertises advertising adverts advice
  advisable advise advised adviser advisers advises advising advisor advisors advisory advocate
  advocated advocates advocating aeon aeons aerial aeroplane aeroplanes aesthetic aesthetically
  affair affairs affect affected affecting affection affects afford aforementioned afraid after
  afternoon afternoons afterward afterwards again against age aged ageing agency agenda agent
  agents ages aggressive aging ago agonise agonised agonises agonising agony agree agreed agreeing
  agreement agreements agrees agricultural ahead aid aided aiding aids aim aimed aiming aims air
  aircraft airport akin alarm alarmed alarming alarms alas albeit album albums alcohol alcoholic
  alert algebra algebraic algorithm algorithms alias aliases alien aliens align aligned aligning
  alignment aligns alike alive all allegation allegations allege alleged allegedly alleges
  alleging allergic alleviate alliance allies allocate allocated allocates allocating allocation
  allocations allow allowable allowance allowances allowed allowing allows ally almost alone along
  alongside aloud alpha alphabet alphabetic alphabetical already also alter alteration alterations
  altered altering alternate alternative alternatively alternatives alters although altogether
  aluminium always am amateur amaze amazed amazes amazing amazingly ambassador amber ambience
  ambiences ambient ambiguities ambiguity ambiguous ambitious amend amended amending amendment
  amends amidst among amongst amount amounts amp amphitheatre amphitheatres ample amplifier amuse
  amused amusement amuses amusing an anaemia anaemic anaesthesia anaesthetic anaesthetics anagram
  analog analogous analogue analogy analyse analysed analyser analyses analysing analysis analyst
  analyze analyzed analyzes analyzing anarchy anatomy ancestor ancestors ancient and anecdote
  anecdotes angel angels anger angle angles angry anguish animal animals anniversary announce
  announced announcement announcements announces announcing annoy annoyance annoyed annoying
  annoys annual annually anomalies anomaly anonymous anorak anoraks another answer answered
  answering answers antagonise antagonised antagonises antagonising anthology anticipate
  anticipated anticipates anticipating anticipation antidote antique antisocial anxious any
  anybody anyhow anyone anyplace anything anyway anywhere apart apathetic apathy apologies
  apologise apologised apologises apologising apologize apologized apologizes apologizing apology
  apostrophe appal appall appalled appalling appallingly appalls appals apparatus apparatuses
  apparelled apparelling apparent apparently appeal appealed appealing appeals appear appearance
  appearances appeared appearing appears append appended appending appendix appends appetiser
  appetisers appetising applause apple applicable applicant applicants application applications
  applied applies apply applying appoint appointed appointing appointment appointments appoints
  appraisal appreciate appreciated appreciates appreciating appreciation approach approached
  approaches approaching appropriate appropriately approval approve approved approves approving
  approximate approximately approximation apt arbitrarily arbitrary arbour arbours arc arcade
  arcane arch archaic architecture archive archived archives archiving ardour ardours are area
  areas arena arguable arguably argue argued argues arguing argument arguments arise arisen arises
  arising arithmetic arm armed arming armour armoured armouries armouring armours armoury arms
  army arose around arrange arranged arrangement arrangements arranges arranging array arrays
  arrest arrested arresting arrests arrival arrive arrived arrives arriving arrogance arrogant
  arrow arrows arse arses art artefact artefacts article articles artificial artificially artist
  artistic artists arts as ascend ascended ascending ascends ash ashamed ashcan ashes aside ask
  asked asking asks asleep aspect aspects ass assault assemble assembled assembler assembles
  assembling assembly assert asserted asserting assertion asserts assess assessed assesses
  assessing assessment asset assets assign assigned assigning assignment assignments assigns
  assist assistance assistant assisted assisting assists associate associated associates
  associating association associations assort assorted assorting assorts assume assumed assumes
  assuming assumption assumptions assure assured assures assuring asterisk asterisks astronomer
  astronomers astronomy asynchronous at ate atheism atheist atheists atlas atmosphere atmospheric
  atom atomic atoms atrocities atrocity attach attached attaching attachment attack attacked
  attacking attacks attain attempt attempted attempting attempts attend attendance attendant
  attended attending attends attention attentions attitude attitudes attorney attorneys attract
  attracted attracting attraction attractive attracts attribute attributed attributes attributing
  audible audience audiences audio aunt authentic author authorisation authorisations authorise
  authorised authorises authorising authorities authority authorization authorize authorized
  authorizes authorizing authors autobiography automate automated automates automatic
  automatically automating automobile automobiles autumn availability available average avoid
  avoided avoiding avoids await awaited awaiting awaits awake award awarded awarding awards aware
  awareness away awful awfully awkward ax axe axes axiom axioms axis babies baby back backbone
  backed background backgrounds backing backlog backs backspace backward backwards bacteria
  bacterium bad badge badly baffle baffled baffles baffling bag baggage bags bake baked bakes
  baking balance balanced balances balancing ball ballet ballot balls ban banal banana bananas
  band bandanna bandannas bands bandwagon bandwidth bang bank bankrupt banks banned banner banning
  bans baptise baptised baptises baptising bar bare barely bargain bark barked barking barks
  baroque barred barrel barrelled barrelling barrier barriers barring barrister barristers bars
  base based basement bases bash bashed bashes bashing basic basically basics basing basis basket
  bass basses bastard bastards bat batch bath bathroom baths batteries battery battle baud baulk
  baulked baulking baulks bay be beach beam bean beans bear beard bearded bearding beards bearing
  bears beast beasts beat beaten beating beats beautiful beautifully beauty became because become
  becomes becoming bed bedroom beds beef been beer beers before beforehand beg began begin
  beginner beginners beginning begins begun behalf behave behaved behaves behaving behavior
  behaviour behavioural behind being beings belabour belaboured belabouring belabours belief
  beliefs believable believe believed believer believers believes believing bell bells belong
  belonged belonging belongs beloved below belt bench bend bending bends beneath beneficial
  benefit benefits bent beside besides best bet beta bets better betting between beware beyond
  bias biased biases biasing bible biblical bicycle bicycles bid bidding bids big bigger biggest
  bigot bigoted bigotry bill billfold billion billions bills bin binary bind binding binds
  biochemistry biography biological biologist biologists biology bird birds birth birthday biscuit
  biscuits bishop bit bite bites biting bitmap bits bitten bitter bizarre black blackboard
  blackmail blacks blade blades blame blamed blames blaming blank blanket blanks blast blasted
  blasting blasts blatant blatantly bless blessed blesses blessing blew blind blindly blink bliss
  blob block blocked blocking blocks blood bloody blow blowing blown blows blue blues blurb board
  boards boat boats bob bobs bodies body bog bogged bogging boggle boggles bogs bogus boil boiled
  boiling boils bold bolt bomb bombed bombing bombs bond bone bones bonus book booked booking
  booklet books bookshop bookshops bookstore boom boost boot boots border borderline bore bored
  boredom bores boring born borne borrow borrowed borrowing borrows boss both bother bothered
  bothering bothers bottle bottles bottom bought bounce bound boundaries boundary bounds bout bow
  bowl box boxes boy boys bracket bracketed bracketing brackets brain brains brake brakes branch
  branches brand branded branding brands brass brave breach bread break breakdown breakfast
  breaking breaks breath breathe breathed breathes breathing bred breed breeding breeds breeze
  brethren brick bricks bridge bridges brief briefly brigade bright brighter brightest brightly
  brightness brilliant brilliantly bring bringing brings broad broadcast broadcasting broadcasts
  broadly broke broken brother brothers brought brown browse browsed browses browsing brush brutal
  bubble buck bucket bucks budget buffer buffered buffering buffers bug bugger buggers bugs build
  building buildings builds built bulb bulbs bulk bull bullet bulletin bullets bump bunch bundle
  burden bureaucracy buried buries burn burned burning burns burnt burst bursting bursts bury
  burying bus buses bush bushelled bushelling bushellings business businesses bust busy but butter
  button buttons buy buyer buyers buying buys by bye bypass byte bytes cabbage cabinet cable
  cabled cables cabling caffeine cage cake cakes calculate calculated calculates calculating
  calculation calculations calculator calculus calendar calibre calibres call called caller
  calling calls calm cam came camera cameras camp campaign campaigned campaigning campaigns camps
  campus can cancel canceled canceling cancelled cancelling cancels cancer candidate candidates
  candour cannot canonical cans cant cap capabilities capability capable capacity capital
  capitalisation capitalise capitalised capitalises capitalising capitalism capitalist capitals
  caps captain capture captured captures capturing car carbon carburettor carburettors card
  cardboard cards care cared career careers careful carefully careless cares caring carolled
  carolling carpet carriage carried carrier carries carrot carrots carry carrying cars cartoon
  cartoons cartridge cartridges case cased cases cash casing cassette cassettes cast casting
  castle casts casual cat catalog catalogs catalogue catalogued catalogues cataloguing
  catastrophic catch catches catching categorically categories categorise categorised categorises
  categorising category cater catered catering caters cathedral catholic cats cattle caught causal
  causality cause caused causes causing caution cave caveat cease ceased ceases ceasing ceiling
  celebrate celebrated celebrates celebrating celebration cell cells cellular censor censored
  censoring censors censorship cent center centered centering centers centimetre centimetres
  central centralise centralised centralises centralising centrally centre centred centrepiece
  centrepieces centres centring centuries century ceremony certain certainly certainty certificate
  chain chains chair chairman chairs chalk challenge challenged challenges challenging chamber
  champagne champion chance chancellor chances change changed changeover changes changing channel
  channelled channelling channels chaos chaotic chap chapel chaperone chaperones chaps chapter
  chapters char character characterisation characterise characterised characterises characterising
  characteristic characteristics characters charge charged charges charging charitable charities
  charity charm charmed charming charms chars chart charter charts chase chased chases chasing
  chat chats chatted chatting cheap cheaper cheapest cheaply cheat cheated cheating cheats check
  checked checker checking checks cheek cheer cheerful cheers cheese chemical chemicals chemist
  chemistry chemists cheque chequed chequer chequers cheques chequing chess chest chestnut chew
  chewed chewing chews chicken chickens chief child childhood childish children chilli chillies
  chip chips chiselled chiselling chocolate choice choices choir choose chooses choosing chop
  chopped chopping chops choral chord chorus chose chosen chuck chucked chucking chucks chunk
  chunks church churches cider cigarette cinema circa circle circles circuit circuitry circuits
  circular circulate circulated circulates circulating circulation circumstance circumstances cite
  cited cites cities citing citizen citizens city civil civilian civilisation civilisations
  civilise civilised civilises civilising civilization civilize civilized civilizes civilizing
  claim claimed claiming claims clamour clamoured clamouring clamours clarification clarified
  clarifies clarify clarifying clarity clash clashes class classed classes classic classical
  classics classification classified classifies classify classifying classing clause clauses clean
  cleaned cleaner cleaners cleanest cleaning cleanly cleans clear clearance cleared clearer
  clearest clearing clearly clears clever cleverer cleverest click client clients cliff climate
  climb climbed climbing climbs clinic clinical clip clipped clipping clips clique clock clocks
  clog clone clones close closed closely closer closes closest closet closing closure cloth clothe
  clothed clothes clothing cloud clouds club clubs clue clues clumsy cluster clusters coach coal
  coarse coast coat coats cobbler cobblers code coded codes coding coffee coherent coin coincide
  coincidence coined coining coins coke cold collaboration collapse collapsed collapses collapsing
  collar collate collated collates collating colleague colleagues collect collected collecting
  collection collections collective collects college colleges colon colonisation colonise
  colonised colonises colonising colony color colored coloring colors colour coloured coloureds
  colourful colouring colourless colours column columns combat combination combinations combine
  combined combines combining come comedy comes comfort comfortable comfortably comic comics
  coming comma command commandment commandments commands commas commence comment commentary
  commentator commentators commented commenting comments commercial commercialise commercialised
  commercialises commercialising commercially commission commissioned commissioning commissions
  commit commitment commitments commits committed committee committees committing commodity common
  commonly commons communal communicate communicated communicates communicating communication
  communications communism communist communists communities community compact companies companion
  company comparable comparative comparatively compare compared compares comparing comparison
  comparisons compassion compatibility compatible compel compelled compelling compels compensate
  compensation compete competed competence competent competes competing competition competitive
  competitor competitors compilation compile compiled compiler compilers compiles compiling
  complacent complain complained complaining complains complaint complaints complement
  complementary complete completed completely completeness completes completing completion complex
  complexity complicate complicated complicates complicating complication complications compliment
  comply component components compose composed composer composers composes composing composite
  composition compound comprehend comprehensible comprehension comprehensive compress compressed
  compresses compressing compression comprise comprised comprises comprising compromise compulsion
  compulsory computation computational compute computed computer computerise computerised
  computerises computerising computerize computerized computerizes computerizing computers
  computes computing con concatenate concatenated concatenates concatenating conceal concealed
  concealing conceals concede conceivable conceivably conceive conceived conceives conceiving
  concentrate concentrated concentrates concentrating concentration concept conception concepts
  conceptual concern concerned concerning concerns concert concerto concerts concise conclude
  concluded concludes concluding conclusion conclusions concrete concur concurrently condemn
  condemnation condemned condemning condemns condense condensed condenses condensing condition
  conditional conditioned conditioning conditions condom condone conduct conducted conducting
  conductor conducts conference conferences confess confidence confident confidential
  confidentiality configuration configurations configure configured configures configuring confine
  confined confines confining confirm confirmation confirmed confirming confirms conflict
  conflicted conflicting conflicts conform confront confronted confronting confronts confuse
  confused confuses confusing confusion congest congested congesting congestion congests
  congratulate congratulations conjecture conjunction connect connected connecting connection
  connections connector connects connotation connotations conscience conscious consciously
  consciousness consecutive consensus consent consented consenting consents consequence
  consequences consequent consequently conservation conservative conservatives consider
  considerable considerably considerate consideration considerations considered considering
  considers consist consisted consistency consistent consistently consisting consists consolation
  console conspicuous conspiracy constant constantly constants constituency constituent
  constituents constitute constitutes constitution constitutional constrain constrained
  constraining constrains constraint constraints construct constructed constructing construction
  constructions constructive constructs consult consultancy consultant consultants consultation
  consulted consulting consults consume consumed consumer consumes consuming consumption contact
  contacted contacting contacts contain contained container containing contains contemplate
  contemplated contemplates contemplating contemporary contempt contend content contention
  contentious contents contest context contexts continent continental continual continually
  continuation continuations continue continued continues continuing continuity continuous
  continuously continuum contour contraception contract contracted contracting contracts
  contradict contradicted contradicting contradiction contradictory contradicts contrary contrast
  contravention contribute contributed contributes contributing contribution contributions
  contributor contributors contrive contrived contrives contriving control controlled controller
  controllers controlling controls controversial controversy convenience convenient conveniently
  convention conventional conventions conversation conversations converse conversely conversion
  conversions convert converted converter converting converts convey convict convicted convicting
  conviction convictions convicts convince convinced convinces convincing convincingly cook cooked
  cookie cookies cooking cooks cool cooled cooling cools cooperate cooperation coordinate
  coordinates coordination cope coped copes copied copies coping copper copy copying copyright
  core corn corner corners corporate corporation corpse corpses correct corrected correcting
  correction corrections correctly corrects correlate correlation correspond corresponded
  correspondence correspondent corresponding corresponds corridor corrupt corrupted corrupting
  corruption corrupts cosier cosies cosiest cosily cosiness cosmic cosmology cost costed costing
  costly costs cosy cotton cough could council councillor councillors councils counsel counseled
  counseling counselled counselling counsellor counsellors counsels count counted counter
  counterexample counterpart counterparts counting countless countries country countryside counts
  county couple coupled couples coupling courage courier course courses court courtesy courts
  cousin cover coverage covered covering covers cow cows cozy crack cracked cracking cracks craft
  cramp cramped cramping cramps crap crash crashed crashes crashing crass crawl crawled crawling
  crawls crazy cream create created creates creating creation creative creator creature creatures
  credibility credible credit credits creed creep crew cricket cried cries crime crimes criminal
  criminals crisis crisp crisps criteria criterion critic critical criticise criticised criticises
  criticising criticism criticisms criticize criticized criticizes criticizing critics crop crops
  cross crossed crosses crossing crossroad crossroads crossword crowd crowded crowding crowds
  crown crucial crude cruel crueller cruellest cruelty cruise cruised cruises cruising crunch
  crunched crunches crunching crush crushed crushes crushing cry crying cryptic crystal
  crystallisation crystallise crystallised crystallises crystallising crystals cs cube cubic
  cuckoo cuddly cue culprit cult cultural culture cultures cumbersome cumming cums cumulative
  cunning cup cupboard cups cure cured cures curing curiosity curious curiously curly currency
  current currently curriculum curry curse cursor curtain curtains curve curves custard custom
  customary customer customers customisation customise customised customises customising customs
  cut cute cuts cutting cycle cycled cycles cycling cyclist cyclists cylinder cynic cynical daft
  daily damage damaged damages damaging damn damnation damned damning damns damp dance danced
  dances dancing danger dangerous dangerously dangers dare dared dares daring dark darkness
  darling dash dashed dashes dashing data database databases date dated dates dating datum
  daughter dawn day daylight days daytime dead deadline deadly deaf deal dealer dealers dealing
  deals dealt dear death deaths debatable debate debated debates debating debt debug debugged
  debugger debugging debugs decade decades decay decent decentralisation decentralise
  decentralised decentralises decentralising decide decided decides deciding decimal decision
  decisions deck declaration declarations declare declared declares declaring decline declined
  declines declining decode decoded decodes decoding decrease decreased decreases decreasing
  dedicate dedicated dedicates dedicating deduce deduced deduces deducing deduction deductions
  deed deeds deem deemed deeming deems deep deeper deepest deeply default defaults defeat defeated
  defeating defeats defect defective defects defence defenced defenceless defences defencing
  defend defended defending defends defense defensive deficiencies deficiency define defined
  defines defining definite definitely definition definitions definitive defy degenerate
  degradation degrade degraded degrades degrading degree degrees deity delay delayed delaying
  delays delete deleted deletes deleting deletion deliberate deliberately delicate delicious
  delight delighted delightful delighting delights delimiters deliver delivered delivering
  delivers delivery delta delusion demand demanded demanding demands demeanour demented demise
  democracy democratic democratically demolish demolished demolishes demolishing demonstrate
  demonstrated demonstrates demonstrating demonstration demonstrations demoralise demoralised
  demoralises demoralising denied denies denominator denote denotes dense density dentist deny
  denying deodorise deodorised deodorises deodorising department departmental departments
  """
