// English words in everyday use: SCOWL 2020.12.07 (wordlist.aspell.net), lists 10 and 20, British and
// American, and British 35. Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify,
// distribute and sell these word lists, the associated scripts, the output created from the scripts,
// and its documentation for any purpose is hereby granted without fee, provided that the above
// copyright notice appears in all copies and that both that copyright notice and this permission
// notice appear in supporting documentation. Kevin Atkinson makes no representations about the
// suitability of this array for any purpose. It is provided "as is" without express or implied
// warranty.

/// Part 2 of 5 of the English words, in order of the alphabet.
let englishWords2 = """
  departure depend dependant dependants depended dependence dependent depending depends deposit
  depress depressed depresses depressing depression deprive deprived deprives depriving depth
  depths deputy derange deranged deranges deranging derivative derive derived derives deriving
  derogatory descend descended descendent descending descends describe described describes
  describing description descriptions descriptive desert deserted deserting deserts deserve
  deserved deserves deserving design designate designated designates designating designed designer
  designers designing designs desirable desire desired desires desiring desk desktop despair
  desperate desperately despise despite destabilise destination destine destined destines
  destining destroy destroyed destroying destroys destruction destructive detach detached detaches
  detaching detail detailed detailing details detect detectable detected detecting detection
  detective detector detects deter determination determine determined determines determining
  deterrent detract devastate devastated devastates devastating develop developed developer
  developers developing development developments develops deviation device devices devil devilled
  devilling devious devise devised devises devising devoid devote devoted devotes devoting
  diagnosis diagnostic diagnostics diagonal diagram diagrams dial dialect dialects dialed dialing
  dialings dialled dialling diallings dialog dialogue dials diameter diarrhoea diary dice dictate
  dictator dictatorship dictionaries dictionary did die died dies diesel diet differ differed
  difference differences different differential differentiate differently differing differs
  difficult difficulties difficulty dig digest digging digit digital digitise digitised digitises
  digitising digits dignity digs dilemma dim dimension dimensional dimensions dine dined diner
  dines dining dinner dip diplomatic dire direct directed directing direction directions directive
  directives directly director directories directors directory directs dirt dirty disable disabled
  disables disabling disadvantage disadvantages disagree disagreed disagreeing disagreement
  disagrees disappear disappeared disappearing disappears disappoint disappointed disappointing
  disappointment disappoints disaster disasters disastrous disc discard discarded discarding
  discards discharge disciplinary discipline disclaimer disco discolour discolouration
  discolourations discoloured discolouring discolours disconnect disconnected disconnecting
  disconnects discontinue discontinued discontinues discontinuing discount discounts discourage
  discouraged discourages discouraging discover discovered discoveries discovering discovers
  discovery discrepancy discrete discretion discriminate discriminated discriminates
  discriminating discrimination discs discuss discussed discusses discussing discussion
  discussions disease diseases disfavour disfavoured disfavouring disfavours disguise disguised
  disguises disguising disgust disgusted disgusting disgusts dish dishes dishonest dishonour
  dishonourable dishonoured dishonouring dishonours disk dislike disliked dislikes disliking
  dismal dismiss dismissed dismisses dismissing disorder display displayed displaying displays
  disposable disposal dispose disposed disposes disposing disposition dispute disregard disrupt
  disruption dissertation dissimilar distance distances distant distasteful distil distils
  distinct distinction distinctions distinctive distinctly distinguish distinguished distinguishes
  distinguishing distort distorted distorting distortion distorts distract distracted distracting
  distracts distress distressed distresses distressing distribute distributed distributes
  distributing distribution district disturb disturbance disturbed disturbing disturbs ditch ditto
  dive dived diverse diversity divert diverted diverting diverts dives divide divided divides
  dividing divine diving division divisions divorce do doctor doctors doctrine document
  documentary documentation documented documenting documents dodge doe does dog dogma dogs doing
  dole dollar dollars domain domestic dominant dominate dominated dominates dominating don donate
  donated donates donating donation donations done dons doom doomed dooming dooms door doors dose
  doses dot dots dotted dotting double doubled doubles doubling doubt doubtful doubtless doubts
  down downhill downright downstairs downwards dozen dozens draft drafted drafting drafts drag
  dragged dragging dragon drags drain drained draining drains drama dramatic dramatically
  dramatisation dramatisations dramatise dramatised dramatises dramatising drank drastic
  drastically draught draughtier draughtiest draughts draughtsman draughtsmen draughty draw
  drawback drawbacks drawing drawings drawn draws dread dreaded dreadful dreading dreads dream
  dreamed dreaming dreams dreamt dreary dress dressed dresses dressing drew dried dries drift
  drill drily drink drinking drinks drip dripped dripping drips drive drivel drivelled drivelling
  driven driver drivers drives driving drop dropped dropping drops drove drown drowned drowning
  drowns drug drugs drum drums drunk drunken dry drying dual dubious duck ducks due duelled
  duelling duellings duff dug dull duly dumb dummy dump dumped dumping dumps dumpster duplicate
  duplicated duplicates duplicating duplication duration during dust dustbin dusty duties duty
  dying dyked dyking dynamic dynamically dynamics each eager eagerly eagle ear earlier earliest
  early earn earned earning earns ears earth ease easier easiest easily east eastern easy eat
  eaten eater eating eats eccentric echo echoed echoes echoing ecological ecology economic
  economical economically economics economies economise economised economises economising economy
  edge edges edit edited editing edition editions editor editorial editors edits educate educated
  educates educating education educational effect effective effectively effectiveness effects
  efficiency efficient efficiently effort efforts egg eggs ego egos eh eight eighteen eighth
  either elaborate elderly elect elected electing election elections electoral electorate electric
  electrical electricity electron electronic electronically electronics elects elegant element
  elementary elements elephant elephants elevator elevators eleven eligible eliminate eliminated
  eliminates eliminating elite elitist else elsewhere em embarrass embarrassed embarrasses
  embarrassing embarrassment embed embedded embedding embeds emerge emerged emergency emerges
  emerging eminent eminently emit emotion emotional emotionally emotions emphasis emphasise
  emphasised emphasises emphasising emphasize emphasized emphasizes emphasizing empire empirical
  employ employed employee employees employer employers employing employment employs emptied
  empties empty emptying emulate emulation emulator emulators enable enabled enables enabling
  enamelled enamelling enamellings enclose enclosed encloses enclosing encode encoded encodes
  encoding encounter encountered encountering encounters encourage encouraged encouragement
  encourages encouraging encyclopaedia encyclopaedias end endeavor endeavour endeavoured
  endeavouring endeavours ended ending endings endless endlessly ends enemies enemy energy enforce
  enforced enforces enforcing engage engaged engages engaging engine engineer engineered
  engineering engineers engines enhance enhanced enhancement enhances enhancing enjoy enjoyable
  enjoyed enjoying enjoyment enjoys enlarge enlarged enlarges enlarging enlighten enlightened
  enlightening enlightenment enlightens enormous enormously enough enquire enquired enquires
  enquiries enquiring enquiry enrol enrolment enrolments enrols ensure ensured ensures ensuring
  entail entails enter entered entering enterprise enters entertain entertained entertaining
  entertainment entertains enthral enthrals enthusiasm enthusiastic entire entirely entirety
  entities entitle entitled entitles entitling entity entrance entries entry envelope envelopes
  environment environmental environments envisage envisaged envisages envisaging envy epaulette
  epaulettes epic episode episodes equal equalise equalised equalises equalising equality equalled
  equalling equally equals equate equation equations equilibrium equip equipment equipped
  equipping equips equivalent equivalents era erase erased eraser erases erasing ergo err
  erroneous error errors escape escaped escapes escaping esoteric especially essay essays essence
  essential essentially establish established establishes establishing establishment
  establishments estate estimate estimated estimates estimating estimation eternal eternity ethic
  ethical ethics ethnic etymology eulogise eulogised eulogises eulogising evaluate evaluated
  evaluates evaluating evaluation even evened evening evenings evenly evens event events eventual
  eventually ever every everybody everyday everyone everything everywhere evidence evident
  evidently evil eviller evillest evils evolution evolutionary evolve evolved evolves evolving
  exact exactly exaggerate exaggerated exaggerates exaggerating exam examination examine examined
  examiner examines examining example examples exams exceed exceeded exceeding exceedingly exceeds
  excellent except excepted excepting exception exceptional exceptionally exceptions excepts
  excess excessive excessively exchange exchanged exchanges exchanging excite excited excitement
  excites exciting exclamation exclude excluded excludes excluding exclusion exclusive exclusively
  excuse excuses executable execute executed executes executing execution executive exempt
  exercise exercised exercises exercising exhaust exhausted exhausting exhaustive exhausts exhibit
  exhibition exist existed existence existing exists exit exited exiting exits exotic expand
  expanded expanding expands expansion expect expectation expectations expected expecting expects
  expedition expenditure expense expenses expensive experience experienced experiences
  experiencing experiment experimental experimentally experimentation experimented experimenting
  experiments expert expertise experts expire expired expires expiring expiry explain explained
  explaining explains explanation explanations explanatory explicit explicitly explode exploded
  explodes exploding exploit exploitation exploited exploiting exploits exploration explore
  explored explores exploring explosion explosions explosive exponential export expose exposed
  exposes exposing exposure express expressed expresses expressing expression expressions
  expressway expressways extant extend extended extending extends extension extensions extensive
  extensively extent extents external externally extinction extra extract extracted extracting
  extraction extracts extraneous extraordinarily extraordinary extras extreme extremely extremes
  extremist eye eyes eyesight fabric face faced faces facilitate facilities facility facing fact
  factor factories factorisation factors factory facts factual factually faculties faculty faeces
  fail failed failing fails failure failures faint fainter faintest fair fairer fairest fairly
  fairness fairy faith faithful fake fall fallacious fallacy fallen falling falls false fame
  familiar familiarise familiarised familiarises familiarising familiarity families family famine
  famous fan fancy fans fantasies fantastic fantasy far farce fare farewell farm farmer farmers
  farther farthest fascinate fascinated fascinates fascinating fascist fashion fashionable
  fashioned fashioning fashions fast faster fastest fat fatal fate father fathers fatuous faucet
  fault faults faulty favor favorable favored favoring favorite favorites favors favour favourable
  favourably favoured favouring favourite favourites favouritism favours fear feared fearing fears
  feasibility feasible feat feature featured features featuring fed federal fee feeble feed
  feedback feeding feeds feel feeling feelings feels fees feet fell fellow fellows felt female
  females feminist feminists fence fender fenders fertilisation fertilise fertilised fertiliser
  fertilisers fertilises fertilising fervour festival fetch fever few fewer fewest fiber fibers
  fibre fibreglass fibres fiction fictional fiddle fiddled fiddles fiddling field fields fierce
  fifteen fifth fifty fight fighter fighting fights figure figured figures figuring file filed
  files filing fill filled filling fills film filmed filming films filter filtered filtering
  filters filthy final finalise finalised finalises finalising finalize finalized finalizes
  finalizing finally finals finance finances financial financially find finding findings finds
  fine fined finer fines finest finger fingers fining finish finished finishes finishing finite
  fire fired fires firework fireworks firing firm firmly firms first firstly fiscal fish fished
  fishes fishing fit fits fitted fitting five fiver fix fixed fixes fixing fizzy flag flagged
  flagging flags flame flames flannelled flannelling flash flashed flashes flashing flat flautist
  flautists flavor flavour flavoured flavouring flavourings flavours flaw flawed flawing flaws
  fleet flesh flew flexibility flexible flied flies flight flip flipped flipping flips float
  floated floating floats flood flooded flooding floods floor floors floppy flour flow flowed
  flower flowers flowing flown flows fluctuation fluctuations fluent fluffy fluid flush flushed
  flushes flushing flute fly flyer flyers flying foam focus fog fogey fogeys fold folded folder
  folders folding folds folk folks follow followed follower followers following follows fond font
  fonts food foods fool fooled fooling foolish fools foot football footnote footnotes for forbade
  forbid forbidden forbidding forbids force forced forces forcibly forcing forecast forecasting
  forecasts foreign foreigner foreigners foreseeable forest forests forever forgave forget forgets
  forgetting forgive forgiven forgives forgiving forgot forgotten fork form formal formalise
  formalised formalises formalising formally format formation formats formatted formatting formed
  former formerly forming forms formula formulae formulation forth forthcoming fortnight fortunate
  fortunately fortune forty forum forward forwarded forwarding forwards fossil fossilise
  fossilised fossilises fossilising fought foul found foundation foundations founded founding
  founds fountain four fourteen fourth fraction fractions fragile fragment fragments frame frames
  framework frank frankly frantic fraternise fraternised fraternises fraternising fraud freak
  freaks free freed freedom freeing freely frees freeway freeways freeze freezes freezing french
  frequencies frequency frequent frequently fresh friction fried friend friendly friends
  friendship fries frighten frightened frightening frightens fringe frivolous frog frogs from
  front frown frowned frowning frowns froze frozen fruit fruits frustrate frustrated frustrates
  frustrating frustration fry frying fudge fuel fuelled fuelling fulfil fulfill fulfilled
  fulfilling fulfills fulfilment fulfils full fuller fullest fully fume fumes fun function
  functional functionality functioned functioning functions fund fundamental fundamentalist
  fundamentally funded funding funds funeral funnelled funnelling funnier funniest funny fur
  furniture furore furores furry further furthermore furthest fuse fusion fuss fussy futile future
  fuzzy gain gained gaining gains galactic galaxy galvanise galvanised galvanises galvanising game
  games gang gap gaps garage garbage garble garbled garbles garbling garden gardens gas gasoline
  gasp gate gates gateway gather gathered gathering gathers gave gay gear geared gearing gears
  gender gene general generalisation generalisations generalise generalised generalises
  generalising generalization generalizations generalize generalized generalizes generalizing
  generally generate generated generates generating generation generations generator generators
  generic generous genes genetic genetically genetics genius genocide genre gentle gentleman
  gentlemen gently genuine genuinely geographical geography geology geometry gesture get gets
  getting ghastly ghost giant gibberish gift gifts gig gin girl girlfriend girls give given gives
  giving glad gladly glamorise glamorised glamorises glamorising glance glass glasses glean
  gleaned gleaning gleans global globally glorious glory glossy glove gloves glow glowed glowing
  glows glue glycerine gnome go goal goals goat god gods goes going gold golden goldfish
  goldfishes golf gone good goodbye goodies goodness goods goody gorgeous gospel gossip got gotten
  govern governed governing government governments governor governs gown grab grabbed grabbing
  grabs grace grade grades gradual gradually graduate graduated graduates graduating graduation
  graffiti graffito grain grammar grammatical grand grandfather grandmother grands grant granted
  granting grants graph graphic graphical graphics graphs grasp grass grateful gratefully
  gratuitous gratuitously grave gravelled gravelling gravitational gravity gray greasy great
  greater greatest greatly greed greedy green grew grey greyed greyer greyest greying greys grid
  grief grim grind grinding grinds grip grips groan gross grosses grossly ground grounds group
  grouped grouping groups grovelled grovelling grow growing grown grows growth groyne groynes
  gruelling gruellings guarantee guaranteed guaranteeing guarantees guard guarded guarding guards
  guerrilla guerrillas guess guessed guesses guessing guest guests guidance guide guided guideline
  guidelines guides guiding guilt guilty guinea guitar gulf gullible gum gun guns gut guts gutter
  guy guys gybe gybed gybes gybing gynaecologist gynaecologists gynaecology ha habit habits hack
  hacked hacker hackers hacking hacks had haemoglobin haemophilia haemorrhage haemorrhaged
  haemorrhages haemorrhaging hail hair haircut hairs hairy half hall halls halt halted halting
  halts halve halves ham hammer hand handbook handed handful handicap handing handle handled
  handler handles handling hands handy hang hanged hanging hangover hangs happen happened
  happening happens happier happiest happily happiness happy harbour harboured harbouring harbours
  hard hardback harden hardened hardening hardens harder hardest hardly hardship hardware hardy
  harm harmful harmless harmonise harmonised harmonises harmonising harmony harsh has hash hassle
  hasten hasty hat hate hated hates hating hatred hats have having havoc hay hazard hazards hazy
  he head headache headed header headers heading headline headlines heads health healthy heap hear
  heard hearing hears heart heartily hearts heat heated heating heats heaven heavens heavier
  heaviest heavily heavy heel heels height heights held helicopter hell hello helmet help helped
  helpful helping helpless helps hence henceforth her herd here hereby heresy heritage hero heroes
  heroic heroin herring herrings herself hes hesitate heterosexual hexadecimal hey hid hidden hide
  hided hideous hideously hides hiding hierarchical hierarchy high higher highest highlight
  highlighted highlighting highlights highly highway highways hilarious hill hills him himself
  hindsight hint hinted hinting hints hip hire hired hires hiring his historian historians
  historic historical historically history hit hitherto hits hitting ho hobby hog hold holder
  holders holding holds hole holes holiday holidays hollow holy home homes homogenise homogenised
  homogenises homogenising homosexual homosexuality honest honestly honesty honey honor honorary
  honored honoring honors honour honourable honoured honouring honours hook hooked hooking hooks
  hope hoped hopeful hopefully hopeless hopelessly hopes hoping horde hordes horizon horizontal
  horizontally horn horrendous horrendously horrible horribly horrid horrific horrified horrifies
  horrify horrifying horror horse horses hospital hospitalisation hospitalisations hospitalise
  hospitalised hospitalises hospitalising hospitals host hostile hosts hot hotel hour hours house
  housed household houses housing how however huge hugely huh hum human humane humanise humanised
  humanises humanising humanity humans humble humbly humor humorous humour humoured humouring
  humours hundred hundreds hung hungry hunt hunted hunting hunts hurry hurt hurting hurts husband
  hut hydrogen hyphen hypnotise hypnotised hypnotises hypnotising hypocrisy hypocrite hypocritical
  hypothesis hypothesise hypothesised hypothesises hypothesising hypothetical hysterical i ice
  icon icons id idea ideal idealise idealised idealises idealising idealistic ideally ideals ideas
  identical identically identification identified identifier identifiers identifies identify
  identifying identity ideological ideology idiom idiosyncratic idiot idiotic idiots idle idolise
  idolised idolises idolising if ignorance ignorant ignore ignored ignores ignoring ill illegal
  illegally illiterate illness illogical illusion illustrate illustrated illustrates illustrating
  illustration illustrations image images imaginary imagination imaginative imagine imagined
  imagines imagining imbalance immature immediate immediately immense immensely imminent
  immobilise immobilised immobilises immobilising immoral immortal immune immunisation
  immunisations immunise immunised immunises immunising impact impair impaired impairing impairs
  impend impended impending impends imperative imperfect imperial imperilled imperilling
  impersonal implausible implement implementation implementations implemented implementing
  implements implication implications implicit implicitly implied implies imply implying import
  importance important importantly imported importing imports impose imposed imposes imposing
  impossible impostor impostors impractical impress impressed impresses impressing impression
  impressions impressive imprison imprisoned imprisoning imprisons improbable improve improved
  improvement improvements improves improving impulse in inability inaccessible inaccuracies
  inaccuracy inaccurate inadequate inadvertently inane inappropriate incapable incarnation
  incentive inch inches incidence incident incidental incidentally incidents inclination incline
  inclined inclines inclining include included includes including inclusion inclusive incoherent
  income incoming incompatible incompetence incompetent incomplete incomprehensible
  inconsistencies inconsistency inconsistent inconvenience inconvenienced inconveniences
  inconveniencing inconvenient incorporate incorporated incorporates incorporating incorrect
  incorrectly increase increased increases increasing increasingly incredible incredibly increment
  incur incurred incurring incurs indeed indefensible indefinite indefinitely indent independence
  independent independently indeterminate index indexed indexes indexing indicate indicated
  indicates indicating indication indications indicative indicator indicators indictment indirect
  indirection indirectly indistinguishable individual individually individuals induce induced
  induces inducing induction indulge indulged indulges indulging industrial industrialisation
  industrialise industrialised industrialises industrialising industries industry ineffective
  inefficiency inefficient inequality inertia inevitable inevitably inexperienced infallible
  infamous infant infantile infect infected infecting infection infects infelicity infer inference
  inferior inferiority infinite infinitely infinity inflation inflection inflections inflexible
  inflexion inflexions inflict influence influenced influences influencing influential info inform
  informal informally information informative informed informing informs infrastructure infrequent
  infringement ingenious ingredient ingredients inhabit inhabitant inhabitants inhabited
  inhabiting inhabits inherent inherently inherit inheritance inherited inheriting inherits
  inhibit inhibited inhibiting inhibition inhibits initial initialisation initialise initialised
  initialises initialising initialization initialize initialized initializes initializing
  initialled initialling initially initials initiate initiated initiates initiating initiative
  inject injure injured injures injuries injuring injury injustice ink inner innocence innocent
  innovation innovative input inputs inputted inputting inquire inquired inquires inquiries
  inquiring inquiry insane insect insects insecure insensitive insert inserted inserting insertion
  inserts inside insidious insight insignificant insist insisted insistence insisting insists
  insofar inspect inspected inspecting inspection inspects inspiration inspire inspired inspires
  inspiring install installation installations installed installing installs instalment
  instalments instance instances instant instantly instead instil instils instinct institute
  institution institutionalise institutionalised institutionalises institutionalising institutions
  instruct instructed instructing instruction instructions instructs instrument instrumental
  instruments insufficient insult insulted insulting insults insurance intact intake integer
  integers integral integrate integrated integrates integrating integration integrity intellect
  intellectual intelligence intelligent intend intended intending intends intense intensely
  intensity intensive intent intention intentional intentionally intentions inter interact
  """
