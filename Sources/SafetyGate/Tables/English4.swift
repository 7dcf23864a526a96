// English words in everyday use: SCOWL 2020.12.07 (wordlist.aspell.net), lists 10 and 20, British and
// American, and British 35. Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify,
// distribute and sell these word lists, the associated scripts, the output created from the scripts,
// and its documentation for any purpose is hereby granted without fee, provided that the above
// copyright notice appears in all copies and that both that copyright notice and this permission
// notice appear in supporting documentation. Kevin Atkinson makes no representations about the
// suitability of this array for any purpose. It is provided "as is" without express or implied
// warranty.

/// Part 4 of 5 of the English words, in order of the alphabet.
let englishWords4 = """
  rearrange rearranged rearranges rearranging reason reasonable reasonably reasoned reasoning
  reasons reassure reassured reassures reassuring rebuild rebuilding rebuilds rebuilt recall
  recalled recalling recalls receipt receive received receiver receives receiving recent recently
  reception recipe recipes recipient recipients reckless reckon reckoned reckoning reckons reclaim
  recognisable recognise recognised recognises recognising recognition recognizable recognize
  recognized recognizes recognizing recollection recommend recommendation recommendations
  recommended recommending recommends reconcile reconsider record recorded recorder recording
  recordings records recover recovered recovering recovers recovery recreational recruit recruited
  recruiting recruitment recruits rectangle rectangular rectified rectifies rectify rectifying
  recursion recursive recycle recycled recycles recycling red redefine redefined redefines
  redefining redirect reduce reduced reduces reducing reduction reductions redundancy redundant
  refer reference referenced references referencing referendum referred referring refers refine
  refined refines refining reflect reflected reflecting reflection reflects reflex reform reformat
  reformed reforming reforms refrain refresh refreshed refreshes refreshing refuelled refuelling
  refund refusal refuse refused refuses refusing refute regain regard regarded regarding
  regardless regards regime region regional regions register registered registering registers
  registration regret regrets regrettably regretted regretting regular regularly regulation
  regulations reign reinstate reinstated reinstates reinstating reiterate reject rejected
  rejecting rejection rejects relate related relates relating relation relations relationship
  relationships relative relatively relatives relativity relax relaxed relaxes relaxing relay
  release released releases releasing relevance relevant reliability reliable reliably relied
  relief relies relieve relieved relieves relieving religion religions religious relocation
  reluctance reluctant reluctantly rely relying remain remainder remained remaining remains remark
  remarkable remarkably remarked remarking remarks remedy remember remembered remembering
  remembers remind reminded reminder reminding reminds reminiscent remodelled remodelling remote
  remotely removal remove removed removes removing rename renamed renames renaming rend render
  rendered rendering renders rending rendition rends renew renewed renewing renews rent
  reorganisation reorganise reorganised reorganises reorganising repair repaired repairing repairs
  repeat repeatable repeated repeatedly repeating repeats repent repertoire repetition repetitive
  rephrase replace replaced replacement replacements replaces replacing replied replies reply
  replying report reported reporter reporting reports represent representation representations
  representative representatives represented representing represents reproduce reproduced
  reproduces reproducing reproduction repulsive reputation request requested requesting requests
  require required requirement requirements requires requiring requisite reread rereading rereads
  rescue research researcher researchers resemblance resemble resembled resembles resembling
  resent reservation reservations reserve reserved reserves reserving reset resets resetting
  reside residence resident residents resides resign resignation resigned resigning resigns resist
  resistance resolution resolve resolved resolves resolving resort resorted resorting resorts
  resource resources respect respectable respected respecting respective respectively respects
  respond responded responding responds response responses responsibilities responsibility
  responsible rest restart restarted restarting restarts restaurant restaurants rested resting
  restore restored restores restoring restrain restrained restraining restrains restrict
  restricted restricting restriction restrictions restrictive restricts rests result resulted
  resulting results resume resumed resumes resuming resurrection retail retain retained retaining
  retains retire retired retirement retires retiring retract retrieval retrieve retrieved
  retrieves retrieving return returned returning returns reuse reveal revealed revealing reveals
  revelation revelled reveller revellers revelling revellings revenge revenue reverse reversed
  reverses reversing revert review reviewed reviewing reviews revise revised revises revising
  revision revolt revolted revolting revolts revolution revolutionary revolutionise revolutionised
  revolutionises revolutionising reward rewards rewrite rewrites rewriting rewritten rewrote
  rhetorical rhyme rhythm ribbon rice rich richer richest rid ridden ridding ride rides ridiculous
  ridiculously riding rids right rightly rights rigid rigorous rigour rigours ring ringed ringing
  rings riot rip ripped ripping rips rise risen rises rising risk risked risking risks risky
  ritual rituals rival rivalled rivalling rivals river rivers road roads robot robots robust rock
  rocket rocks rod rode role roles roll rolled rolling rolls roman romance romantic roof room
  rooms root roots rope rose rot rotate rotated rotates rotating rotation rotten rough roughly
  round roundabout rounded rounding rounds rout route routed routes routine routinely routines
  routing routs row rows royal royalties rub rubber rubbish rude ruin ruined ruining ruins rule
  ruled ruler rulers rules ruling rumor rumored rumoring rumors rumour rumoured rumouring rumours
  run rung running runs rural rush rushed rushes rushing rusty sabotage sabre sabres sack sacked
  sacking sacks sacred sacrifice sacrificed sacrifices sacrificing sad sadden saddened saddening
  saddens sadly safe safeguard safeguards safely safer safest safety saga said sail sailed sailing
  sails saint sake saki salaries salary sale saleable sales salesman salt salvation same sample
  sampled samples sampling sand sandwich sandwiches sane sang sanity sank sarcasm sarcastic sat
  satellite satellites satire satirise satirised satirises satirising satisfaction satisfactorily
  satisfactory satisfied satisfies satisfy satisfying sauce save saved saves saving savings
  saviour saviours savour savoured savourier savouries savouriest savouring savours savoury saw
  say saying says scale scaled scales scaling scan scandal scandalise scandalised scandalises
  scandalising scanned scanner scanning scans scarce scarcely scare scared scares scarf scaring
  scarlet scatter scattered scattering scatters scenario scenarios scene scenery scenes sceptic
  sceptical scepticism sceptics sceptre sceptres schedule scheduled scheduler schedules scheduling
  scheme schemes scholar scholars school schools science sciences scientific scientifically
  scientist scientists scope score scored scores scoring scotch scrap scrapped scrapping scraps
  scratch scratched scratches scratching scream screamed screaming screams screen screens screw
  screwed screwing screws script scripts scroll scrolled scrolling scrolls scrutinise scrutinised
  scrutinises scrutinising scum sea seal sealed sealing seals search searched searches searching
  season seat seats second secondary seconded seconding secondly seconds secret secretaries
  secretary secretly secrets sect section sections sector sects secular secure security see seed
  seeing seek seeking seeks seem seemed seeming seemingly seems seen sees segment segments seldom
  select selected selecting selection selective selectively selects self selfish sell selling
  sells semantic semantics seminar seminars send sender sending sends senior sensation sense
  senses sensible sensibly sensitive sensitivity sent sentence sentenced sentences sentencing
  sentient sentiment sentimental sentiments separate separated separately separates separating
  separation separator separators sepulchre sepulchred sepulchres sepulchring sequel sequence
  sequences sequential serial series serious seriously seriousness sermon servant servants serve
  served server servers serves service services serving session sessions set sets setting settings
  settle settled settles settling seven seventh several severe severely severity sex sexes sexist
  sexual sexuality sexually sexy shade shades shadow shake shaken shakes shaking shaky shall
  shallow shame shape shaped shapes shaping share shared shareholder shareholders shares sharing
  sharp sharply she shed shedding sheds sheep sheer sheet sheets sheikh sheikhs shelf shell shells
  shelter shelve shelves shift shifted shifting shifts shine shined shines shining shiny ship
  shipped shipping ships shirt shock shocked shocking shocks shoe shoes shone shook shoot shooting
  shoots shop shopped shopping shops short shortage shorten shortened shortening shortens shorter
  shortest shorthand shortly shorts shot shots should shoulder shoulders shout shouted shouting
  shouts shove shovelled shovelling show showed shower showers showing shown shows shrivelled
  shrivelling shut shutdown shuts shutting shy sic sick sicken sickened sickening sickens side
  sided sides sideways siding sigh sight sighted sighting sights sigma sign signal signaled
  signaling signalled signalling signals signature signatures signed significance significant
  significantly signing signs silence silent silicon sillier silliest silly silver similar
  similarities similarity similarly simple simpler simplest simplicity simplified simplifies
  simplify simplifying simplistic simply simulate simulated simulates simulating simulation
  simultaneous simultaneously sin since sincere sincerely sine sinful sing singer singers singing
  single singles sings singular singularly sinister sink sinking sinks sins sir sister sit site
  sites sits sitting situate situated situates situating situation situations six sixteen sixth
  sixties sixty size sizeable sized sizes sizing skeleton skeptical sketch sketches skilful skill
  skilled skills skin skip skipped skipping skips skirt skull sky slag slang slash slave slaves
  sleep sleeping sleeps slept slice sliced slices slicing slid slide slides sliding slight
  slighter slightest slightly slim slip slipped slippery slipping slips slogan slope sloppy slot
  slots slow slowed slower slowest slowing slowly slows slyer slyest small smaller smallest
  smallish smart smash smashed smashes smashing smell smells smelly smile smiled smiles smiling
  smith smoke smoked smoker smokers smokes smoking smooth smoothly smoulder smouldered smouldering
  smoulders smug snack snag snail sneak sneaked sneaking sneaks sneaky sniff snobbery snorkelled
  snorkelling snow snowplough snowploughs so soap sober social socialise socialised socialises
  socialising socialism socialist socially societies society sock socket sockets socks sod soft
  software soil solar sold soldier soldiers sole solely soles solicitor solicitors solid solo
  solution solutions solve solved solves solving sombre some somebody somehow someone someplace
  something sometime sometimes somewhat somewhere son song songs sons soon sooner soonest
  sophisticate sophisticated sophisticates sophisticating sordid sore sorry sort sorted sorting
  sorts sought soul souls sound sounded sounding sounds soundtrack soup source sources south
  southern space spaced spaces spacing span spare spares spatial speak speaker speakers speaking
  speaks special specialisation specialisations specialise specialised specialises specialising
  specialist specialities speciality specialize specialized specializes specializing specially
  specialty species specific specifically specification specifications specified specifies specify
  specifying specimen spectacular spectre spectres spectrum speculate speculation sped speech
  speeches speed speeding speeds spell spelled spelling spellings spells spelt spend spending
  spends spent sphere spies spigot spike spill spilled spilt spin spiral spiralled spiralling
  spirit spirits spiritual spit spite spits spitted spitting splendid splendour split splits
  splitting spoil spoiled spoiling spoils spoilt spoke spoken spokesman sponsor sponsored
  sponsoring sponsors spontaneous spontaneously spoof spool sport sports spot spots spotted
  spotting spout sprang spray spread spreading spreads spring springing springs sprung spur
  spurious spy squad square squared squares squaring squash squashed squashes squashing squeeze
  squeezed squeezes squeezing squirrelled squirrelling stabilise stabilised stabilises stabilising
  stability stable stack stacks staff stage stages stagger staggered staggering staggers stair
  staircase stairs stake stale stall stamp stamped stamping stamps stance stand standard
  standardisation standardise standardised standardises standardising standardize standardized
  standardizes standardizing standards standing standpoint stands star stare stared stares staring
  stark starred starring stars start started starter starters starting startle startled startles
  startling starts starve starved starves starving state stated statement statements states static
  stating station stationary stations statistic statistical statistics status stay stayed staying
  stays steadily steady steal stealing steals steam steel steep steer steered steering steers stem
  stems stencilled stencilling step stepped stepping steps stereo stereotype stereotypes sterile
  sterilisation sterilise sterilised sterilises sterilising sterling stick sticking sticks sticky
  stiff still stimulate stimulated stimulates stimulating stimulation stir stirred stirring stirs
  stock stocks stole stolen stomach stone stones stood stop stopped stopping stops storage store
  stored stores storey storeys stories storing storm storms story straight straightforward strain
  strains strange strangely stranger strangest strategic strategies strategy straw stray stream
  streams street streets strength strengthen stress stressed stresses stressing stretch stretched
  stretches stretching strict strictly strike strikes striking string stringent strings strip
  stripped stripping strips strive stroke strong stronger strongest strongly struck structural
  structure structured structures structuring struggle struggled struggles struggling stuck
  student students studied studies studio study studying stuff stuffed stuffing stuffs stumble
  stumbled stumbles stumbling stun stunned stunning stuns stunt stupid stupidity style styles
  subject subjected subjecting subjective subjects submission submit submits submitted submitting
  subroutine subroutines subscribe subscription subsequent subsequently subset subsidiary
  subsidise subsidised subsidises subsidising subsidize subsidized subsidizes subsidizing
  substance substances substantial substantially substitute substituted substitutes substituting
  substitution subtle subtleties subtlety subtly subway subways succeed succeeded succeeding
  succeeds success successful successfully succession successive successor succour succoured
  succouring succours such sudden suddenly sue sued sues suffer suffered sufferer sufferers
  suffering suffers suffice sufficient sufficiently suffix sugar suggest suggested suggesting
  suggestion suggestions suggests suicidal suicide suing suit suitability suitable suitably suite
  suited suiting suits sulphur sum summaries summarise summarised summarises summarising summarize
  summarized summarizes summarizing summary summed summer summing sums sun sundry sung sunk
  sunlight sunny sunrise sunshine super superb superficial superficially superfluous superior
  superiority supermarket supernatural supervise supervised supervises supervising supervision
  supervisions supervisor supervisors supplement supplementary supplied supplier suppliers
  supplies supply supplying support supported supporter supporters supporting supports suppose
  supposed supposedly supposes supposing suppress suppressed suppresses suppressing suppression
  supreme sure surely surface surfaces surgery surname surplus surprise surprised surprises
  surprising surprisingly surround surrounded surrounding surroundings surrounds survey surveys
  survival survive survived survives surviving susceptible suspect suspected suspecting suspects
  suspend suspended suspending suspends suspension suspicion suspicious suspiciously sustain
  sustained sustaining sustains swallow swallowed swallowing swallows swam swamp swamped swamping
  swamps swap swapped swapping swaps swear swearing swears sweat sweating sweats sweep sweeping
  sweeps sweepstake sweet swept swim swimming swims swing switch switched switches switching
  swivelled swivelling sword swore sworn swum symbol symbolic symbolise symbolised symbolises
  symbolising symbols symmetric symmetry sympathetic sympathies sympathise sympathised sympathises
  sympathising sympathize sympathy symphonies symphony symptom symptoms synchronisation
  synchronise synchronised synchronises synchronising syndicate syndrome synonym synonymous
  synonyms syntactic syntactically syntax synthesis synthesise synthesised synthesises
  synthesising synthesizer system systematic systems tab table tables tabs tack tacked tacking
  tackle tackled tackles tackling tacks tactic tactical tactics tactless tag tail tailor tailored
  tailoring tailors tails take taken taker takers takes taking tale talent talented talents tales
  talk talked talking talks tall tame tangent tank tanks tantalise tantalised tantalises
  tantalising tap tape tapes target targets task tasks tasselled tasselling taste tasted tasteless
  tastes tasting taught tax taxation taxes taxi taxpayer taxpayers tea teach teacher teachers
  teaches teaching team teams teapot tear teared tearing tears technical technically technique
  techniques technological technology tedious teenage teenager teenagers teeth teetotaller
  teetotallers telephone telephones telescope television tell telling tells temper temperature
  temperatures temple temporarily temporary tempt temptation tempted tempting tempts ten tend
  tended tendencies tendency tender tenderise tenderised tenderises tenderising tending tends
  tennis tens tense tension tentative tentatively tenth term termed terminal terminally terminals
  terminate terminated terminates terminating termination terminator terming terminology terms
  terrible terribly terrified terrifies terrify terrifying territory terror terrorise terrorised
  terrorises terrorising terrorism terrorist terrorists terse test tested testing tests text
  textbook textbooks texts textual than thank thanked thankful thankfully thanking thanks that the
  theater theatre theatres thee theft their theirs them theme themes themselves then theological
  theology theorem theorems theoretical theoretically theories theorise theorised theorises
  theorising theory therapy there thereabouts thereafter thereby therefore therein thereof these
  theses thesis they thick thickness thief thieve thieves thin thing things think thinking thinks
  third thirst thirty this thorough thoroughfare thoroughfares thoroughly those thou though
  thought thoughts thous thousand thousands thread threat threaten threatened threatening
  threatens threats three threshold threw throat throats through throughout throughput throw
  throwing thrown throws thrust thrusting thrusts thumb thus thy tick ticket tickets tidied tidies
  tidy tidying tie tied ties tiger tight tightly tile tiles till time timed timer times timescale
  timetable timing tin tins tinselled tinselling tiny tip tips tire tired tires tiresome tiring
  titbit titbits title titles to toad toast tobacco today toe toes together toggle toilet toilets
  token tokens told tolerance tolerant tolerate tolerated tolerates tolerating toll tomato
  tomatoes tome tomorrow ton tone tones tongue tonight tons too took tool tools tooth top topic
  topical topics tops tore torn torture toss total totalled totalling totally touch touched
  touches touching tough tour tourist tourists toward towards towelled towelling towellings tower
  towers town towns toy toys trace traced traces tracing track tracked tracking tracks trade
  traded trades trading tradition traditional traditionally traditions traffic tragedy tragic
  trail trailed trailing trails train trained training trains tranquillise tranquillised
  tranquilliser tranquillisers tranquillises tranquillising tranquillity transaction transactions
  transcript transfer transferred transferring transfers transform transformation transformed
  transforming transforms transient transit transition translate translated translates translating
  translation translations translator transmission transmissions transmit transmits transmitted
  transmitter transmitters transmitting transparent transport transported transporting transports
  trap trapped trapping traps trash trashcan traumatise traumatised traumatises traumatising
  travel traveled traveling travelings travelled traveller travellers travelling travellings
  travels tray tread treasure treat treated treating treatment treats treaty tree trees trek
  tremendous tremendously trend trends trendy trial trialled trialling trials triangle triangles
  tribe tribes trick tricks tricky tried tries trifle trigger triggered triggering triggers
  trilogy trinity trip triple tripos trips triumph trivia trivial trivially trolley troop troops
  trouble troubles trouser trousers trowelled trowelling truck trucks true truly trumpet truncate
  truncated truncates truncating trunk trunks trust trusted trusting trusts trusty truth truths
  try trying tsar tsars tube tubes tumour tumours tune tuned tunes tuning tunnel tunnelled
  tunnelling tunnellings tunnels turn turned turning turns turntable tutor tutorial twelve
  twentieth twenty twice twin twins twist twisted twisting twists two tying type typed types
  typeset typesets typesetting typewriter typical typically typing tyrannise tyrannised tyrannises
  tyrannising tyre tyres ugh ugly ultimate ultimately umbrella unable unacceptable unaffected
  unambiguous unattended unauthorised unauthorized unavailable unavoidable unaware unbalanced
  unbearable unbelievable unbelievably unbiased uncertain uncertainty unchanged uncle unclear
  uncomfortable uncommon unconnected unconscious unconvincing undefined under underestimate
  undergo undergoes undergoing undergone undergraduate undergraduates underground undergrounds
  underlain underlay underlie underlies underline underlined underlines underlining underlying
  underneath understand understandable understanding understands understood undertake undertaken
  undertakes undertaking undertook underwent undesirable undid undo undocumented undoes undoing
  undone undoubtedly unduly uneasy unemployed unemployment unequalled unexpected unexpectedly
  unexplained unfair unfamiliar unfavourable unfinished unfortunate unfortunately unfounded
  unfriendly unhappy unhealthy unhelpful unified unifies uniform uniformly unify unifying
  unimportant uninteresting union unionise unionised unionises unionising unions unique uniquely
  unit unite united unites uniting units unity universal universally universe universities
  university unjustified unknown unlabelled unless unlike unlikely unlimited unload unlock
  unlocked unlocking unlocks unlucky unnatural unnecessarily unnecessary unobtainable unofficial
  unpleasant unpopular unpredictable unravelled unravelling unread unreadable unrealistic
  unreasonable unrecognised unrelated unreliable unrivalled unsafe unsatisfactory unsavoury unseen
  unset unsolicited unsound unspecified unstable unsuccessful unsuitable unsupported unsure
  unsuspecting untidy until unto untrue unusable unused unusual unusually unwanted unwelcome
  unwilling unwise unworkable up upbringing update updated updates updating upgrade upgraded
  upgrades upgrading upon upper upright ups upset upsets upsetting upside upstairs upward upwards
  urban urge urged urgency urgent urgently urges urging us usable usage use used useful usefully
  usefulness useless user users uses using usual usually utilisation utilise utilised utilises
  utilising utilities utility utter utterly vacancies vacancy vacation vacations vacuum vague
  vaguely vain valid validity valley valour valuable value valued values valuing valve valves van
  vandalise vandalised vandalises vandalising vandalism vanish vanished vanishes vanishing vans
  vaporise vaporised vaporises vaporising vapour vapours variable variables variance variant
  variants variation variations varied varies varieties variety various vary varying vast vastly
  vat vector vectors vegetable vegetables vegetarian vehicle vehicles vein velocity vend vended
  vending vendor vends venture venue venues veranda verandas verb verbal verbally verbatim verbose
  verbs verdict verification verified verifies verify verifying versatile verse verses version
  versions versus vertical vertically very vessel vet via viable vicar vice vicinity vicious
  victim victimise victimised victimises victimising victims victory video view viewed viewer
  viewing viewpoint viewpoints views vigorously vigour vile village villages vintage vinyl violate
  violation violence violent violently violin virgin virtual virtually virtue virtues virus
  viruses visible vision visit visited visiting visitor visitors visits visual visualise
  visualised visualises visualising visually vital vocabulary vocal voice voices void voltage
  volume volumes voluntarily voluntary volunteer volunteered volunteering volunteers vomit vote
  voted voter voters votes voting vouch vowel vulnerable wade waded wades wading waffle wage wages
  """
