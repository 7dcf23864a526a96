// English words in everyday use: SCOWL 2020.12.07 (wordlist.aspell.net), lists 10 and 20, British and
// American, and British 35. Copyright 2000-2018 by Kevin Atkinson. Permission to use, copy, modify,
// distribute and sell these word lists, the associated scripts, the output created from the scripts,
// and its documentation for any purpose is hereby granted without fee, provided that the above
// copyright notice appears in all copies and that both that copyright notice and this permission
// notice appear in supporting documentation. Kevin Atkinson makes no representations about the
// suitability of this array for any purpose. It is provided "as is" without express or implied
// warranty.

/// Part 5 of 5 of the English words, in order of the alphabet.
let englishWords5 = """
  wait waited waiting waits wake waked wakes waking walk walked walking walks wall wallet walls
  wander wandered wandering wanders want wanted wanting wants war ward warehouse warm warmed
  warming warms warn warned warning warnings warns warp warped warping warps warrant warranty wars
  wartime wary was wash washed washes washing waste wasted wasteful wastes wasting watch watched
  watches watching water watercolour watercolours waters wave waved waves waving way ways we weak
  weakness weaknesses wealth wealthy weapon weapons wear wearing wears weary weasel weaselled
  weaselling weasels weather wed wedded wedding weds wee week weekday weekend weekends weekly
  weeks weigh weight weird welcome welcomed welcomes welcoming welfare well went were west western
  wet wets wetting whale whales what whatever whatsoever wheel wheels when whence whenever where
  whereas whereby whereupon wherever whether which whichever while whilst whim whirr whirrs
  whiskey whiskies whisky whistle whistles white whites whizz who whoever whole wholeheartedly
  wholly whom whoop whoops whose why wicked wide widely wider widespread widest width wife wild
  wildly wilful wilfully will willed willing willingly wills win wind winded winding window
  windowing windows winds wine wines wing wings winner winners winning wins winter wipe wiped
  wipes wiping wire wired wires wiring wisdom wise wiser wisest wish wished wishes wishing wit
  witch with withdraw withdrawal withdrawing withdrawn withdraws withdrew within without witness
  witnessed witnesses witnessing witty wive wives wizard woke woken wolf woman wombat women won
  wonder wondered wonderful wonderfully wondering wonders wondrous wont wood wooden woods woollen
  woollens word worded wording words wore work workable worked worker workers working workings
  workload works workshop workstation workstations world worlds worldwide worm worms worn worried
  worries worry worrying worse worship worshipped worshipper worshippers worshipping worst worth
  worthless worthwhile worthy would wound wow wrap wrapped wrapper wrappers wrapping wraps wrath
  wreck wrecked wrecker wrecking wrecks wren wretched wrist write writer writers writes writing
  writings written wrong wrongly wrongs wrote yard yards yawn year yearly years yellow yes
  yesterday yet yeti yield yields yodelled yodelling yogurt yogurts you young younger youngest
  your yours yourself yourselves youth zero zeros zone zones zoom
  """
