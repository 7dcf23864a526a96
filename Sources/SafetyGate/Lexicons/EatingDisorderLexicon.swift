/// Words for eating disorders, and for what makes them worse in those who read.
let eatingDisorderLexicon: [WordList] = [
  WordList(
    .edTopic, source: "Beat media guidelines",
    """
    eating disorder; eating disorders; eating-disorder; anorexia; anorexic; anorexics; anorexia nervosa; bulimia; bulimic; bulimics; bulimia nervosa; arfid; binge eating; binge-eating; binge eating disorder; binge eater; orthorexia; disordered eating; edaw; eda week; edaw2024; edaw2025; edaw2026; edaw2027; edaw2028; eating disorders awareness week; eating disorders week; osfed; ednos; pica; purging disorder; ana; pro-ana; pro-mia; thinspo; thinspiration; bonespo; diabulimia; weight restoration; refeeding; nil by mouth; ng tube; re-feeding; eating difficulties; relationship with food; recover from eating; binge and purge; bingeing; beat helpline; beateatingdisorders; bigorexia; muscle dysmorphia; body image
    """),
  WordList(
    .edBehaviour, source: "Beat media guidelines; Headline.ie item 3: no specific behaviours",
    """
    purg*; laxative; laxatives; diuretic; diuretics; restricting; restricted; restricts; restrict; restricting food; restricting her; restricting his; hide food; hides food; hid food; hiding food; hidden food; hiding it; hid it; hides it; hide it; hiding her; hiding his; hid her; hid his; hides her; hides his; food in (her|his|their|a|napkins|pockets); in a sleeve; up (her|his|their) sleeve; in (her|his|their) (sleeve|sleeves|pocket|pockets|napkin|bag|sock|socks); in a napkin; in napkins; into a napkin; water-load*; waterload*; water load*; skip meals; skips meals; skipped meals; skipping meals; skip (breakfast|lunch|dinner|tea|supper); skips (breakfast|lunch|dinner|tea|supper); skipped (breakfast|lunch|dinner|tea|supper); skipping (breakfast|lunch|dinner|tea|supper); trick; tricks; tricked; tricking; chew and spit; chewing and spitting; chewed and spat; chews and spits; vomit*; throw up; throwing up; threw up; being sick; been sick; was sick; sick after; fooled the scales; fool the scales; fooling the scales; fooled the; cheat the scales; cheated the scales; cheating the scales; weigh-in; weigh-ins; weigh in; weigh ins; weighed herself; weighed himself; weighing herself; weighing himself; weighing yourself; cutting food; cut food; cutting her food; tiny pieces; tiny bites; small pieces; exercising in secret; over-exercis*; overexercis*; compulsive exercise; exercised for; exercised until; sit-ups; situps; press-ups; star jumps; running on the spot; pacing; standing all day; fasting; fasted; fasts; fast for; starve; starved; starves; starving; diet pill; diet pills; slimming pills; fat burners; appetite suppress*; body check*; body-check*; counting calories; calorie counting; counted calories; counts calories; calorie tracker; calorie tracking; pushing food around; moving food around; push food around; baggy clothes; baggy jumpers; baggy jumper; oversized jumpers; layers of clothes; fingers down; finger down; toothbrush down; weights in; weights sewn; coins in; stones in; batteries in; fed it to the dog; feeding the dog; fed the dog; feed it to; flushed; flushing; down the toilet; in the bin; spat out; spitting out; spit out; empty stomach; only ate; ate only; eats only; only eats; ate nothing; eats nothing; eating nothing; nothing but; lived on; living on; lives on; survived on; surviving on; cabbage soup; cotton wool; ice chips; ice cubes; chewing gum; diet coke; black coffee; lettuce; rice cakes; celery; cucumber; apples a day; an apple a day; one meal a day; cut out; cutting out; cutting carbs; gave up carbs; no carbs; low carb; smoking instead; drank water; drinking water before; drinks water before; salt water; mustard; syrup of ipecac; ipecac; saying she had eaten; said she had eaten; pretend to have eaten; pretended to eat; pretending to eat; already eaten; lie about eating; lied about; rituals; eating in the toilet; binged; binges; binge on; binged on; small plates; smaller plates; child's plate; teaspoon; tea spoon; cold showers; shivering to burn; burn calories; burning calories; burn off; burned off; burnt off; punish; insulin omission; skipping insulin
    """),
  WordList(
    .edBehaviourStrong, source: "Beat media guidelines: these name the illness by themselves",
    """
    making (yourself|herself|himself|themselves|myself) (sick|vomit|throw up); make (yourself|herself|himself|themselves|myself) (sick|vomit|throw up); made (yourself|herself|himself|themselves|myself) (sick|vomit|throw up); makes (yourself|herself|himself|themselves|myself) (sick|vomit|throw up); chew and spit; chewing and spitting; water-loading; waterloading; laxative abuse; abusing laxatives; fooled the scales; fingers down (her|his|your|their) throat; induced vomiting; self-induced vomiting; binge and purge; bingeing and purging; hide food from; hiding food from; weights in (her|his|their) pockets; drank water before the weigh-in
    """),
  WordList(
    .edImage, source: "Beat: no images of people at their thinnest; Headline.ie item 4",
    """
    thin; thinner; skinny; rib; ribs; ribcage; rib cage; bone; bones; bony; boney; collarbone; collarbones; collar bone; collar bones; hip bone; hip bones; hipbone; hipbones; shoulder blade; shoulder blades; spine; vertebrae; emaciated; skeletal; skeleton; gaunt; frail; wasted; hollow cheeks; sunken; underweight; before and after; before/after; mirror; scales; bathroom scales; scale; tape measure; measuring tape; empty plate; empty bowl; plate with one; single pea; half a grape; one lettuce; swimwear; swimsuit; bikini; underwear; crop top; midriff; bare stomach; thigh gap; waist; tiny waist; stomach; thighs; bathroom floor; toilet; toilet bowl; over a toilet; kneeling; calorie; pinching; pinches her; pinching fat; skin and bone; arms like; matchstick; weighing herself; weighing himself; silhouette of a thin; body; bare back; feeding tube; nasogastric; ng tube; hospital bed; pill bottle; laxative; diet pills; jeans too big; loose jeans; baggy jeans
    """),
  WordList(
    .edImageText, source: "Beat: no images of people at their thinnest; Headline.ie item 4",
    "before and after; before/after; before-and-after; photo at her lowest; photos at her lowest; picture of her at; picture of him at; pictures of her at; her thinnest; his thinnest; at (her|his|my) (thinnest|lowest|sickest); see how thin; how thin; skin and bones; skin and bone; bag of bones"
  ),
  WordList(
    .edStereotype, source: "Headline.ie items 1, 6 and 7",
    """
    (girls|girl|teenage girl|teen girl|teenage girls|womens|rich girl|white girl|young girls|model|models|slimmers|ballerinas|dancers) (illness|disease|problem|disorder|condition|thing|issue); illness of girls; girls illness; girls disease; dying to be thin; dying to be beautiful; dying to be slim; extreme diet; extreme dieting; extreme diets; diet that went; diet went; diet gone; dieting gone; diet gets out; diet got out; dieting that; crash diet; slimming gone; slimming that went; went too far; gone too far; taken too far; vanity; vain; lifestyle choice; lifestyle; a choice; her choice; his choice; choose to starve; chose to starve; just a phase; only a phase; a phase; passing phase; teenage phase; for attention; attention-seeking; size zero; catwalk; supermodel; supermodels; instagram models; want to look like; wants to look like; wanted to look like; look like a model; middle-class; middle class; posh; privileged; spoilt; fussy eater; fussy eaters; fussy eating; picky eater; picky eating; just eat; eat a burger; eat a sandwich; eat a pie; eat something; needs a good meal; willpower; will power; self-control; self control; greedy; greed; lazy; thin is beautiful; perfect body; perfect figure; beach body; too thin; obsessed with looks; obsessed with being thin; obsession with thin; celebrity diet; barbie; control freak; perfectionist girls; type a girls; clean plate; snap out of it; silly diet; fad; fad diet; craze; trend
    """),
  WordList(
    .edNegation, source: "Headline.ie: stereotypes corrected",
    "not; isnt; never; arent; myth; myths; no one chooses; nobody chooses; more than; doesnt; dont have to; do not have to; anyone can; any size; any gender; any age; not just; not only; stereotype; stereotypes; wrong; misconception; misconceptions; isn t; no such; boys too; men too"
  ),
  WordList(
    .edSport, source: "Experience: miles and hours that raise money",
    "raised; raising; raise; fundrais*; sponsored; walk for; run for; our walk; our run; fun run; marathon; half marathon; 10k; cycled; cycle for; cycling; team; staff; joined our walk; parkrun; charity; donate; donated; people joined; miles for; for beat; tickets; signed up; hours of training; hours training; opening hours; helpline; open; lines open; posts; readers; followers; years; per cent; percent; waiting; weeks; places; groups; sessions; pages; minutes; attendees; delegates; schools; families"
  ),
  WordList(
    .gp, source: "NHS: where to begin",
    "gp; gps; your gp; your doctor; beat; beateatingdisorders; our service; our team; our clinic; self-refer; self refer; refer yourself; nhs 111; talk to us"
  ),
  WordList(
    .bmi, source: "Beat media guidelines",
    "bmi; body mass index; b m i; lowest weight; her weight; his weight; my weight"),
]
