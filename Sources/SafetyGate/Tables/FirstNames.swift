// First names in use in Britain. The first list is from the Office for National Statistics, "Baby names,
// England and Wales" (names of the most given in 1944 to 1994); the second adds names from other
// decades and other languages, from experience.

/// ONS: the names most given in England and Wales.
let firstNamesList = """
  aaron abbie abdul abigail adam adrian aimee alan albert alex alexander alexandra alice alison
  allan amanda amber amelia amy andrea andrew angela ann anna anne annette anthony antony arthur
  ashleigh ashley barbara barry ben benjamin bernard beth bethan bethany beverley billy bradley
  brandon brenda brett brian bruce bryan callum cameron carl carly carol carole caroline carolyn
  catherine charlene charles charlie charlotte chelsea cheryl chloe christian christine
  christopher claire clare clifford clive colin connor conor craig dale damian damien daniel
  danielle danny darren david dawn dean deborah debra declan denis denise dennis derek diana diane
  dominic donald donna dorothy douglas duncan dylan edward eileen elaine eleanor elizabeth ellie
  elliot elliott emily emma eric fiona frances francesca francis frank frederick gail gareth garry
  gary gavin gemma geoffrey george georgia georgina gerald geraldine gerard gillian glen glenn
  gordon grace graeme graham gregory guy hannah harriet harry hayley hazel heather helen henry
  hilary hollie holly howard hugh iain ian irene jack jacob jacqueline jade jake james jamie jane
  janet janice jasmine jason jay jayne jean jeffrey jemma jenna jennifer jeremy jessica jill joan
  joanna joanne jodie joe joel john jonathan jordan joseph josephine josh joshua joyce judith
  julia julian julie june justin karen karl kate katherine kathleen kathryn katie katy kayleigh
  keith kelly kenneth kerry kevin kieran kim kimberley kirsty kyle laura lauren lawrence leah
  leanne lee leigh leon leonard lesley leslie lewis liam linda lindsey lisa lorraine louis louise
  lucy luke lydia lynda lynn lynne malcolm mandy marc marcus margaret maria marian marie marilyn
  marion mark martin martyn mary mathew matthew maureen maurice max megan melanie melissa michael
  michelle mitchell mohamed mohammad mohammed molly naomi natalie natasha nathan neil nicholas
  nicola nicole nigel norman oliver olivia owen paige pamela patricia patrick paul paula pauline
  peter philip phillip rachael rachel raymond rebecca reece rhys richard ricky rita robert robin
  roger ronald rosemary rosie ross roy russell ruth ryan sally sam samantha samuel sandra sara
  sarah scott sean shane shannon sharon shaun sheila shirley sian simon sophie stacey stanley
  stephanie stephen steven stewart stuart susan suzanne sylvia terence teresa terry thomas timothy
  tina toby tom tony tracey tracy trevor valerie vanessa victor victoria vincent wayne wendy
  william yvonne zoe
  """

/// Names of older, younger and newer Britons.
let moreFirstNamesList = """
  ada agatha agnes aidan ailsa aisha alasdair alastair aled alfie algernon ali alina alistair amal
  amara ambrose amina amir amit amna ana anand andre andrzej aneta angharad angus anh anita anjali
  annabel anouk anton antonia anwen anya april archie aria arjun arlo arun asha asif astrid audrey
  august aurora ava avril ayaan ayesha azra barnaby bashir basil beatrice beau bella bernadette
  bert bertha beryl betty bianca bilal blake blanche blessing bob bogdan bonnie boris brendan
  bridget bridie brigid bronwen bronwyn bruno bryn bryony byron cai caitlin callie calum candice
  carla carlos carmen carys cassandra cassie catriona cecil cecilia celia ceri chad chandra
  chantelle chiara chidi chinedu chun cian clara clarence clarissa claudia clem clement cleo clint
  cole connie constance cora cordelia cornelius courtney crispin cynthia cyril dafydd daisy
  damilola daphne darius darragh dave dawson deepa deepak deirdre delia della delroy demetrius
  desmond destiny devi dexter dickie dilip dilys dimitri dina dinah divya dolores don dora doreen
  dorian dot dottie dragos drew duc dwayne earl ebony eddie edgar edie edith edmund edna eduardo
  edwin efe eilidh eira eirlys elena eli elias elif eliza ella ellen elsa elsie elspeth elvis
  elwyn emeka emmanuel emrys enid eoin erika erin ernest errol esme esther ethan ethel etta eugene
  eunice eva evan eve evelyn evie ewa ewan fabian faisal faith farah farid fatima fatou fay faye
  felicity felix femi fergus fern ffion fi finlay finley finn fionnuala fletcher fleur flo flora
  florence fran frankie fraser freda freddie freya gabriel gabriela gaynor gerry gert gertrude
  gethin giles gina ginny giorgio giovanni gladys glenys gloria glynis goran gracie gracja greg
  gregor greta griff grigor gurpreet gus gwen gwenda gwendoline gwilym gwyn gwyneth hamish hamza
  hana hanif hans hari harold harper harpreet harvey hasan hassan hattie hector heidi helena
  henrik herbert hester hettie hilda hugo hussain hyacinth hywel ibrahim ida idris ieuan ifeoma
  ifor igor ike ilona imani imogen imran ines inga ingrid inigo ioan iqbal ira irina iris isaac
  isabel isabella isha ishaan isla isobel ivan ivo ivor ivy iwan jacek jacqui jagdeep jakub jamal
  jamila jan jana jared jarek javed javier jaya jed jeevan jen jenny jess jesse jethro jim jimmy
  jo joanie joaquin jodi johan johnny jolene jon jonah jonty jorge jose josie joss juan jude judy
  juliet julius kai kaiya kamal kamala kamila kamran karim karima karolina kasia kat kath kathy
  kay kaya keeley keir keira keisha kelvin ken kenji kenny kerrie khadija khalid khalil kimi kiran
  kirk kit kitty kofi kris krishna kristina krzysztof kuldeep kwame lachlan lakshmi lance lara
  lars layla lea leighton leila len lena lenny leo leona leroy lettie lev lexi lia lila lily lin
  linnea linus lionel liv liz lizzie lloyd lola lorcan lorna lottie lou lowri luca lucas lucia
  luis luka luna lyle lyndon lynette lyra mabel mac maddie madeleine mads maeve magda magdalena
  maggie mahmoud mai mair maisie maja mal malachi malik manjit manoj manuel mara marcia marco
  mared margot mariam mariana marina mario marius marjorie marlon marnie marta martha marvin
  maryam masood mateusz mathias mathilda matilda matt matteo maud mavis maximilian maya meera
  mehmet mei mel mercy meredith merfyn merle merlin mia michal mick mickey miguel mikael mike
  mikhail mila milan mildred miles millie milly milo mimi mina minerva minnie miriam mo mohan
  mohsin moira mona monica morag moses muhammad mungo muriel murray mustafa myfanwy myra myrtle
  nadeem nadia nadine nadira nasra nasreen nat naveed ned neha nell nellie nerys nesta neve nia
  niall nick nicky nico nigella nikita nikolai nina nisha nita noah noel noor nora noreen norma
  nuala odette oisin ola olaf olga olive olu olwen omar ona oona oonagh opal orla orlando oscar
  osian osman otieno otis otto oz paddy padma padraig pam pari parveen pascal pat paulo pavel
  pearl peggy penny percival percy perry petra phil philippa phoebe phyllis pia pilar piotr pip
  polly poppy prakash pranav precious priti priya priyanka prudence quentin quinn rabia rae rafael
  rafal rafiq raj rajesh rajinder ralph ramesh ramon ramona rana randolph ranjit raquel rashid
  raul ravi ray razia reena reg reggie rehana rena rene renee reuben rex rhian rhiannon rhoda
  rhodri rhona ria riley rina rob robbie roberto roderick rohan roisin roland roman romeo romola
  ron rona ronan ronnie rory rosa rosalie rosalind rose roshni rowan rowena roxanne roz ruairi
  rubina ruby rudi rueben rufina rufus rukhsana rupert saad sabrina sacha sadia sadie safiya sage
  saira sakura salim salma salman sami samir samira sana sandeep sandy sanjay sapna sasha saskia
  saul scarlett sebastian selina selma selwyn seren serena seth shabana shabnam shahid shakira
  shamim shani shanice shanti shay shazia sheena sheldon sher sheryl shirin shona shreya sid
  sidney sienna silas silvia simone sinead siobhan skye sofia solomon solveig sonia sonny sonya
  sophia spencer stan stefan stella steph steve stevie stig sue suleiman sunil sunita surinder
  susie suzie sven svetlana sybil tabitha tadeusz tahira taj tallulah tamar tamara tamsin tanisha
  tanya tara tariq tasha tatiana taylor teagan ted teddy tegan tendai terri tess tessa thandi thea
  thelma theo theresa tia tiernan tiffany tilda tilly tim titus tobias todd tomasz tomi tommy
  tomos toni topsy torquil trish tristan trudy tyler tyrone uche ulrika uma una ursula usha usman
  uzma val velma venetia vera verity vernon verona vic vicky vijay vikram viktor vince viola
  violet virginia viv vivian vivien vivienne vlad wallace walter wanda wasim wei wesley wilf
  wilfred will willow wilma win winifred winnie winston wyn xavier xin yara yasmeen yasmin yemi
  yolanda yosef youssef yuki yuri yusuf yvette zac zach zack zadie zahra zainab zak zander zane
  zara zeinab zeke zelda zena zeynep zia zofia zoltan zoya zuri
  """
