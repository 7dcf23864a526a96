// English words in everyday use: SCOWL 2020.12.07 (wordlist.aspell.net), lists 10 and 20, British and
// American, and British 35. Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify,
// distribute and sell these word lists, the associated scripts, the output created from the scripts,
// and its documentation for any purpose is hereby granted without fee, provided that the above
// copyright notice appears in all copies and that both that copyright notice and this permission
// notice appear in supporting documentation. Kevin Atkinson makes no representations about the
// suitability of this array for any purpose. It is provided "as is" without express or implied
// warranty.

/// Part 3 of 5 of the English words, in order of the alphabet.
let englishWords3 = """
  interacted interacting interaction interactions interactive interactively interacts intercourse
  interest interested interesting interestingly interests interface interfaced interfaces
  interfacing interfere interfered interference interferes interfering interim interior
  intermediate intermittent internal internally internals international interpret interpretation
  interpretations interpreted interpreter interpreting interprets interrogate interrupt
  interrupted interrupting interruption interruptions interrupts intersection intersections
  interval intervals intervene intervened intervenes intervening intervention interview
  interviewed interviewing interviews intimate into intolerance intrinsic intrinsically introduce
  introduced introduces introducing introduction introductory intuitive invade invaded invades
  invading invalid invalidate invaluable invariably invasion invent invented inventing invention
  inventions inventor invents inverse invert inverted inverting inverts invest investigate
  investigated investigates investigating investigation investigations investment invisible
  invitation invite invited invites inviting invoke invoked invokes invoking involve involved
  involvement involves involving ion irate iron ironic irony irrational irrelevant irrespective
  irresponsible irritate irritated irritates irritating irritation is island islands isolate
  isolated isolates isolating isolation issue issued issues issuing it italicise italicised
  italicises italicising item itemise itemised itemises itemising items its itself jack jacket
  jackets jail jam jammed jamming jams jargon jazz jealous jeans jellies jelly jeopardise
  jeopardised jeopardises jeopardising jerk jest jet jewelled jeweller jewellers jewellery
  jewelling job jobs join joined joining joins joint jointly joints joke joked jokes joking jolly
  journal journalist journalists journals journey joy judge judged judgement judgements judges
  judging judgment judgments juice jump jumped jumping jumps junction jungle junior junk jury just
  justice justifiable justifiably justification justified justifies justify justifying juvenile
  keen keep keeper keeping keeps ken kennelled kennelling kept kerb kerbed kerbing kerbs kernel
  kettle key keyboard keyboards keyed keying keys keystroke keystrokes keyword keywords kick
  kicked kicking kicks kid kidded kidding kidnap kidnapped kidnapping kidnaps kidney kids kill
  killed killer killing kills kilometre kilometres kind kindly kindness kinds king kingdom kings
  kiss kit kitchen kits knee knees knew knife knight knock knocked knocking knocks know knowing
  knowledge known knows lab label labeled labeling labelled labelling labels labor laboratory
  labour laboured labourer labourers labouring labours labs lack lacked lacking lacklustre lacks
  lad ladder ladies lady lag lager laid lain lake lamp land landed landing landlord lands
  landscape lane language languages large largely larger largest lark laser lasers last lasted
  lasting lasts late lately later latest latter laugh laughed laughing laughs laughter launch
  launched launches launching lavatory law lawn laws lawyer lawyers lay layer layers laying layout
  lays laziness lazy leach lead leaded leader leaders leadership leading leads leaf leaflet
  leaflets league leak lean leaned leaning leans leap leaped leapt learn learned learning learns
  learnt least leather leave leaved leaves leaving lecture lectured lecturer lecturers lectures
  lecturing led left leg legal legalise legalised legalises legalising legally legend legendary
  legible legislation legitimate legitimately legs leisure lemon lend lending lends length lengths
  lengthy lenient lens lenses lent lesbian less lesser lesson lessons lest let lethal lets letter
  letters letting leukaemia level levelled levelling levels liability liable liaison libel
  libelled libelling libellous liberal liberalisation liberalise liberalised liberalises
  liberalising liberties liberty librarian libraries library licence licences license licensed
  licenses licensing lid lie lied lies life lifestyle lifetime lift lifted lifting lifts light
  lighted lighter lightest lighting lightly lightning lightninged lightnings lights like likeable
  liked likelihood likely likes likewise liking limb limbs limit limitation limitations limited
  limiting limits line linear lined lines linguistic lining link linkage linked linking links lion
  lip lips liquid liquor liquorice lisp list listed listen listened listener listening listens
  listing listings lists lit liter literal literally literary literate literature litre litres
  litter little live liveable lived lively liver lives livest living load loaded loader loading
  loads loan loans lobby local localise localised localises localising locally locals locate
  located locates locating location locations lock locked locking locks lodge log logged logging
  logic logical logically logo logs lonely long longer longest look looked looking looks loop
  loophole loops loose loosely lord lords lorries lorry lose loses losing loss losses lost lot
  lots loud louder loudest loudly lousy love loved lovely lover lovers loves loving low lower
  lowered lowering lowers lowest loyal luck luckily lucky ludicrous ludicrously luggage lump lumps
  lunatic lunch lunchtime lung lungs lupin lupins lurk lurked lurking lurks lust lustre luxury
  lying lyric lyrics machine machinery machines mad made madness magazine magazines magic magical
  magnetic magnetise magnetised magnetises magnetising magnificent magnitude mail mailbox mailed
  mailing mails main mainframe mainframes mainly mains mainstream maintain maintained maintaining
  maintains maintenance maize major majority make maker makers makes making male males malfunction
  malicious man manage managed management manager managers manages managing mandate mandatory
  mangle mangled mangles mangling mania manifestation manifestly manifesto manipulate manipulated
  manipulates manipulating manipulation mankind manned manner manning manoeuvre manoeuvred
  manoeuvres manoeuvring manpower mans manual manually manuals manufacture manufactured
  manufacturer manufacturers manufactures manufacturing many map mapped mapping maps march margin
  marginal marginally margins marital mark marked marker markers market marketed marketing markets
  marking marks marriage married marries marry marrying marshalled marshalling marvelled
  marvelling marvellous marvelous mask mass masses massive massively master masters match matched
  matches matching mate material materialise materialised materialises materialising materials
  mathematical mathematically mathematician mathematicians mathematics matrices matrix matt matter
  matters matts mature maximise maximised maximises maximising maximize maximum may maybe mayor
  maze me meagre meal meals mean meaning meaningful meaningless meanings means meant meantime
  meanwhile measure measured measurement measurements measures measuring meat mechanic mechanical
  mechanics mechanise mechanised mechanises mechanising mechanism mechanisms media medical
  medicine medieval medium mediums meet meeting meetings meets megabyte megabytes melody melt
  member members membership memorable memories memorise memorised memorises memorising memory men
  mend mended mending mends mental mentality mentally mention mentioned mentioning mentions menu
  menus mercury mercy mere merely merge merged merges merging merit merits merry mess message
  messages messed messes messing messy met metal metaphor meter meters method methods metre metres
  metric metro metros miaow miaowed miaowing miaows mice microcomputer microcomputers micrometre
  micrometres microprocessor microwave midday middle midnight might mighty migrate migrated
  migrates migrating migration mild mildly mile mileage miles military milk mill millimetre
  millimetres million millions mimic mind minded minding mindless minds mine mined mines minimal
  minimalist minimise minimised minimises minimising minimize minimum mining minister ministers
  minor minorities minority mint minus minute minutes miracle miracles miraculous mirror mirrors
  misbehaviour miscellaneous misdemeanour misdemeanours misdirect misdirected misdirecting
  misdirects miserable miserably misery misfortune misguide misguided misguides misguiding
  misinterpret misinterpreted misinterpreting misinterprets mislead misleading misleads misled
  misplace misplaced misplaces misplacing misprint misread misreading misreads misrepresent
  misrepresented misrepresenting misrepresents miss missed misses missile missiles missing mission
  mist mistake mistaken mistakenly mistakes mistaking mistook mists misunderstand misunderstanding
  misunderstands misunderstood misuse mix mixed mixes mixing mixture mnemonic moan moaned moaning
  moans mob mobile mobilisation mobilisations mobilise mobilised mobilises mobilising mock mod
  mode model modeled modeling modelings modelled modelling modellings models moderate moderately
  moderation modern modernisation modernise modernised modernises modernising modes modest
  modification modifications modified modifies modify modifying module modules mold mole molecular
  molecule molecules mollusc molluscs mom moment momentarily moments momentum monarch money
  monitor monitored monitoring monitors monkey monkeys monochrome monopolise monopolised
  monopolises monopolising monopoly monster monsters month monthly months mood moon moons moral
  morality morally morals more moreover morning mornings moron morons mortal mortality mortals
  most mostly mother mothers motion motions motivate motivated motivates motivating motivation
  motive motives motor motorise motorised motorises motorising motors motorway motorways motto
  mould moulded mouldier mouldiest moulding mouldings moulds mouldy moult moulted moulting moults
  mount mountain mountains mounted mounting mounts mouse moustache moustaches mouth move moved
  movement movements moves movie movies moving much muck mucked mucking mucks mud muddle muddled
  muddles muddling mug mugs multiple multiples multiplication multiplied multiplies multiply
  multiplying mum mumble mummy mums mundane murder murdered murderer murdering murders muscle
  muscles museum museums music musical musician musicians must mutter muttered muttering mutters
  mutual mutually my myself mysteries mysterious mysteriously mystery mystic myth mythical
  mythology myths nail nailed nailing nails naive naked name named nameless namely names naming
  narrative narrow narrower narrowest nastier nastiest nasty nation national nationalise
  nationalised nationalises nationalising nationally nations native natives natural naturalisation
  naturalise naturalised naturalises naturalising naturally nature naughty nay near nearby nearer
  nearest nearly neat neatly necessarily necessary necessity neck need needed needing needle
  needles needless needlessly needs negate negative neglect neglected neglecting neglects
  negligible negotiable negotiate negotiated negotiates negotiating negotiation negotiations
  neighbor neighborhood neighbors neighbour neighboured neighbourhood neighbourhoods neighbouring
  neighbourliness neighbourly neighbours neither nerve nerves nervous nest nested nesting nests
  net nets network networked networking networks neural neutral neutralise neutralised neutralises
  neutralising never nevertheless new newcomer newcomers newer newest newly news newsletter
  newsletters newspaper newspapers next nice nicely nicer nicest nick nicked nicking nickname
  nicknames nicks night nightmare nights nil nine no noble nobody node nodes noise noises noisy
  nominal nominally nominate nominated nominates nominating none nonetheless nonsense noon nor
  norm normal normality normally north northern nose noses nostalgia not notable notably notation
  note noted notes nothing notice noticeable noticeably noticed notices noticing notification
  notified notifies notify notifying noting notion notions notorious notwithstanding nought
  noughts noun nouns novel novels novelty novice novices now nowadays nowhere nuclear nuisance
  null numb number numbered numbering numbers numbest numeral numerals numeric numerical numerous
  nun nuns nurse nurses nut nuts oar obey obeyed obeying obeys object objected objecting objection
  objectionable objections objective objects obligation obligatory oblige obliged obliges obliging
  obnoxious obscene obscure obscured obscures obscuring obscurity observation observations observe
  observed observer observers observes observing obsess obsessed obsesses obsessing obsession
  obsolete obstruct obstructed obstructing obstructs obtain obtainable obtained obtaining obtains
  obvious obviously occasion occasional occasionally occasions occupation occupied occupies occupy
  occupying occur occurred occurrence occurrences occurring occurs ocean odd oddly odds odour
  odours oesophagi oesophagus of off offence offences offend offended offender offenders offending
  offends offense offenses offensive offer offered offering offerings offers offhand office
  officer officers offices official officially officials offset offsets offsetting offspring often
  oh oil okay okayed okaying okays oked oking oks old older oldest omelette omelettes omission
  omissions omit omits omitted omitting on once one ones oneself ongoing onion only onto onus
  onwards open opened opening openly opens opera operas operate operated operates operating
  operation operational operations operator operators opinion opinions opponent opponents
  opportunities opportunity oppose opposed opposes opposing opposite opposition oppress oppressed
  oppresses oppressing oppression opt opted optic optical optimal optimisation optimise optimised
  optimises optimising optimistic optimization optimize optimized optimizes optimizing optimum
  opting option optional optionally options opts opus opuses or oral orange orbit orbital
  orchestra orchestral order ordered ordering orders ordinary organ organic organisation
  organisational organisations organise organised organiser organisers organises organising
  organization organizations organize organized organizer organizers organizes organizing organs
  orient oriental orientate orientated orientates orientating orientation oriented orienting
  orients origin original originally originals originate originated originates originating
  originator origins orthodox orthopaedics ostracise ostracised ostracises ostracising other
  others otherwise ought our ours ourselves out outcome outcomes outcry outdated outer outgoing
  outline outlined outlines outlining outlook output outputs outrage outraged outrageous outrages
  outraging outright outset outside outstanding outweigh outweighs over overall overcame overcome
  overcomes overcoming overdraft overdue overflow overhead overheads overlap overload overloaded
  overloading overloads overlong overlook overlooked overlooking overlooks overly overnight
  overprice overpriced overprices overpricing overridden override overrides overriding overrode
  overseas overtime overtone overtones overview overwhelm overwhelmed overwhelming overwhelms
  overwriting overwritten owe owed owes owing own owned owner owners ownership owning owns oxidise
  oxidised oxidises oxidising oxygen ozone pace pacifier pack package packaged packages packaging
  packed packet packets packing packs pad padded padding pads paediatrician paediatricians
  paediatrics page paged pages paging paid pain painful painfully painless pains paint painted
  painting paintings paints pair pairs palace palaeontologist palaeontologists palaeontology pale
  pan panel panelled panelling panellings panels panic pant pants paper paperback papers par
  parade paradise paradox paragraph paragraphs parallel parallels paralyse paralysed paralysing
  parameter parameters paranoia paranoid paraphrase parcelled parcelling pardon parent parentheses
  parenthesis parents parity park parked parking parks parliament parlour parlours parochial
  parody parrot parse parsed parses parsing part partial partially participant participants
  participate participated participates participating particle particles particular particularly
  parties partition partitioned partitioning partitions partly partner partners parts party pass
  passage passages passed passenger passengers passes passing passion passionate passive passport
  password passwords past paste pasteurisation pasteurise pasteurised pasteurises pasteurising pat
  patch patched patches patching patent path pathetic paths patience patient patients patronise
  patronised patronises patronising patronize patronized patronizes patronizing pattern patterns
  pause paused pauses pausing pavement pay payed paying payment payments pays peace peaceful peak
  peaks peanut peanuts peasant peasants peculiar pedal pedalled pedalling pedant pedantic pedantry
  pedants pedestrian pedestrians pedlar pedlars peer peers pen penalise penalised penalises
  penalising penalties penalty pence pencil pencilled pencilling pencillings pended pending pends
  penguin pennies penny pens people peoples per perceive perceived perceives perceiving percent
  percentage percents perception perfect perfection perfectly perform performance performances
  performed performing performs perhaps perilled perilling period periodic periodically periods
  peripheral peripherals permanent permanently permissible permission permit permits permitted
  permitting perpetual persecute persecuted persecutes persecuting persist persistent person
  personal personalise personalised personalises personalising personalities personality
  personally personnel persons perspective persuade persuaded persuades persuading persuasion
  perverse pet petrol petty pharmacies pharmacy phase phased phases phasing phenomena phenomenon
  phenomenons philosopher philosophers philosophical philosophies philosophise philosophised
  philosophises philosophising philosophy phoenix phone phoned phones phoney phoneys phoning photo
  photocopy photograph photographic photographs photos phrase phrased phrases phrasing physic
  physical physically physicist physicists physics physiology pi piano pick picked picking picks
  picture pictures pie piece pieces pig pigeon pigs pile piles pill pills pilot pin pinch pinched
  pinches pinching pink pins pint pints pipe pipeline pipes pit pitch pitfall pitfalls pity pizza
  pizzas place placed places placing plagiarise plagiarised plagiarises plagiarising plague
  plagued plagues plaguing plain plainly plan plane planes planet planetary planets planned
  planning plans plant planted planting plants plaster plastered plastering plasters plastic plate
  plates platform plausible play played player players playground playing plays plea pleasant
  pleasantly please pleased pleases pleasing pleasure plenty plot plots plotted plotter plotting
  plough ploughed ploughing ploughs ploy plug plugged plugging plugs plural plus pocket pockets
  poem poems poet poetic poetry poets point pointed pointer pointers pointing pointless points
  poison poisoned poisoning poisons poke polar polarisation polarise polarised polarises
  polarising pole police policeman policies policy polish polished polishes polishing polite
  politeness political politically politician politicians politics poll polls pollution polynomial
  pompous pool poor poorer poorest poorly pop pope popped popping pops populace popular popularise
  popularised popularises popularising popularity populate populated populates populating
  population populations pork pornography port portability portable ported porter porters porting
  portion portions portray portrayed portraying portrays ports pose posed poses posing position
  positioned positioning positions positive positively possess possessed possesses possessing
  possession possibilities possibility possible possibly post postage postal postcard posted
  poster posters posting postmaster postpone postponed postpones postponing posts postscript
  postulate pot potato potatoes potential potentially pound pounds pour poured pouring pours
  poverty powder power powered powerful powering powers practicable practical practically
  practicals practice practiced practices practicing practise practised practises practising
  pragmatic praise pray prayed prayer prayers praying prays preach preached preaches preaching
  precaution precautions precede preceded precedence precedent precedes preceding precious precise
  precisely precision predecessor predecessors predict predictable predicted predicting prediction
  predictions predicts predominantly preface prefer preferable preferably preference preferences
  preferred preferring prefers prefix prefixed prefixes prefixing pregnancy pregnant prejudice
  prejudiced prejudices prejudicing preliminary premature prematurely premise premises premium
  preparation prepare prepared prepares preparing prerequisite prescribe prescribed prescribes
  prescribing prescription presence present presentation presented presenting presently presents
  preserve preserved preserves preserving president press pressed presses pressing pressure
  pressures presumably presume presumed presumes presuming pretence pretences pretend pretended
  pretending pretends pretentious pretty prevail prevalent prevent prevented preventing prevention
  prevents preview previewer previous previously price priced prices pricing pride priest priests
  primarily primary prime primes primitive primitives prince principal principally principle
  principles print printed printer printers printing printout printouts prints prior priorities
  priority prise prised prises prising prison prisoner prisoners privacy private privately
  privatisation privatise privatised privatises privatising privatization privilege privileged
  privileges privileging prize prizes pro probabilities probability probable probably problem
  problems procedure procedures proceed proceeded proceeding proceedings proceeds process
  processed processes processing processor processors proclaim produce produced producer producers
  produces producing product production productive productivity products profession professional
  professionals professor profile profiles profit profitable profits profound program programmable
  programme programmed programmer programmers programmes programming programs progress progressed
  progresses progressing prohibit prohibited prohibiting prohibits project projected projecting
  projection projects proliferation prolong prolonged prolonging prolongs prominent promise
  promised promises promising promote promoted promotes promoting promotion prompt prompted
  prompting promptly prompts prone pronoun pronounce pronounced pronounces pronouncing
  pronunciation proof proofs propaganda proper properly properties property prophet proportion
  proportional proportions proposal proposals propose proposed proposes proposing proposition
  proprietary prose prosecute prosecuted prosecutes prosecuting prosecution prospect prospective
  prospects prostitute prostitutes protect protected protecting protection protects protein
  protest protocol protocols prototype proud prove proved proven proves provide provided provides
  providing proving provision provisional provisions provocative provoke provoked provokes
  provoking proximity pseudo psychological psychologist psychologists psychology pub public
  publication publications publicise publicised publicises publicising publicity publicize
  publicized publicizes publicizing publicly publish published publisher publishers publishes
  publishing pudding pull pulled pulling pulls pulp pulse pulses pulverise pulverised pulverises
  pulverising pummelled pummelling pump pumped pumping pumps pun punch punched punches punching
  punctuation puncture punish punished punishes punishing punishment puns punt punts pupil pupils
  purchase purchased purchases purchasing pure purely purge purity purple purpose purposes pursue
  pursued pursues pursuing pursuit push pushed pushes pushing put puts putt putted putting putts
  puzzle puzzled puzzles puzzling pyjamas python qualification qualifications qualified qualifier
  qualifiers qualifies qualify qualifying qualities quality quantities quantity quantum quarrelled
  quarrelling quarter quarters queen queens queries query quest question questionable questioned
  questioning questionnaire questions queue queued queues queuing quibble quick quicker quickest
  quickly quiet quieter quietest quietly quit quite quits quitting quiz quota quotas quotation
  quotations quote quoted quotes quoting rabbit rabbits rabid race raced races racial racing
  racism racist rack racket racks radar radiation radical radically radio radios radius rag rage
  raid raids rail railroad rails railway rain rainbow rained raining rains raise raised raises
  raising ram rampant ran rancour random randomly rang range ranged ranges ranging rank ranks rant
  ranted ranting rants rape rapid rapidly rare rarely rarer rarest rash rat rate rated rates
  rather rating ratio rational rationale rationalisation rationalise rationalised rationalises
  rationalising rationally ratios rats rattle rattled rattles rattling rave raved ravelled
  ravelling ravellings raves raving raw ray razor re reach reached reaches reaching react reacted
  reacting reaction reactionary reactions reactor reacts read readable reader readers readership
  readily reading readings reads ready real realisation realise realised realises realising
  realistic reality realization realize realized realizes realizing really realm realms rear
  """
