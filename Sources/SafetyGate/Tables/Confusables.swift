// Made from Unicode 14.0.0 (UnicodeData.txt: decompositions, categories, digit values; UAX #15) and
// confusables.txt (UTS #39). A line is a target, then code points in hexadecimal that read as it:
// `a=3` is three code points with this target, `a+26` are 26 that step with it (a, b, c...).

/// Letters of other scripts that look like a Latin one; they count in words of mixed script.
let confusableTable = #"""
  a 251 391 3b1 3bb 410 430 13aa 15c5 a4ee 102a0+3 16f40 1d6a8 1d6c2 1d6e2 1d6fc 1d71c 1d736
  a 1d756 1d770 1d790 1d7aa
  b 184 392 3b2 412 42c 432 44c 13cf 13f4 1472 15af 15f7 a4d0 a7b4 10282 10301 1d6a9 1d6e3 1d71d
  b 1d757 1d791
  c 3f2 3f9 421 441 13df 2ca4=2 a4da abaf 10302 10415 1043d 1051c
  d 3b4 501 13a0 13e7 146f 15de 15ea a4d2=2
  e 395 3b5 415 435 437 451 4bd 13ac 2d39 a4f0 ab32 10286 118a6 118ae 1d6ac 1d6e6 1d720 1d75a
  e 1d794
  f 3dc 584 15b4 a4dd ab35 10287 102a5 10525 118a2 118c2 1d7ca
  g 18d 50c 581 13c0 13f3 a4d6
  h 397 41d 43d 4bb 570 13bb 13c2 157c 2c8e a4e7 102cf 1d6ae 1d6e8 1d722 1d75c 1d796
  i 269 37a 3b9 456=2 4cf 13a5 1fbe a647 ab75 118c3 1d6a4 1d6ca 1d704 1d73e 1d778 1d7b2
  j 37f 3f3 408 458 13ab 148d a4d9
  k 39a 3ba 41a 43a 13e6 16d5 2c94 a4d7 10518 1d6b1 1d6eb 1d725 1d75f 1d799
  l 196 1c0 399 406 4c0 13de 14aa 16c1 2c92 2cd0 2d4f a4e1 a4f2 1028a 10309 1041b 10526 118a3
  l 118b2 16f16 16f28 1d6b0 1d6ea 1d724 1d75e 1d798
  m 39c 3fa 41c 43c 13b7 15f0 16d6 2c98 a4df 102b0 10311 1d6b3 1d6ed 1d727 1d761 1d79b
  n 39d 3b7 3c0 43f 578 57c 2c9a a4e0 10513 1d6b4 1d6ee 1d728 1d762 1d79c
  o 39f 3bf 3c3 41e 43e 555 585 b20 d20 101d 10ff 12d0 2c9e=2 2d54 a4f3 ab3d 10292 102ab 10404
  o 1042c 104c2 104ea 10516 118b5 118c8 118d7 1d6b6 1d6d0 1d6d4 1d6f0 1d70a 1d70e 1d72a 1d744
  o 1d748 1d764 1d77e 1d782 1d79e 1d7b8 1d7bc
  p 3a1 3c1 3f1 420 440 13e2 146d 2ca2=2 a4d1 10295 1d6b8 1d6d2 1d6e0 1d6f2 1d70c 1d71a 1d72c
  p 1d746 1d754 1d766 1d780 1d78e 1d7a0 1d7ba 1d7c8
  q 51b 563 566 2d55
  r 1a6 433 44f 13a1 13d2 1587 1d26 2c85 a4e3 ab47=2 ab81 104b4 16f35
  s 1bd 405 455 54f 13d5 13da a4e2 abaa 10296 10420 10448 118c1 16f3a
  t 3a4 3c4 422 442 13a2 2ca6 a4d4 10297 102b1 10315 118bc 16f0a 1d6bb 1d6f5 1d72f 1d769 1d7a3
  u 3bc 3c5 438=2 54d 57d 1200 144c a4f4 a79f 104ce 104f6 118b8 118d8 16f42 1d6d6 1d710 1d74a
  u 1d784 1d7be
  v 3bd 474=2 13d9 142f 2d38 a4e6 a6df aba9 1051d 11706 118a0 118c0 16f08 1d6ce 1d708 1d742
  v 1d77c 1d7b6
  w 3c9 461 51c=2 561 13b3 13d4 a4ea+3 ab83 1170a 1170e=2
  x 3a7 3c7 425 445 1541 157d 16b7 2cac 2d5d a7b3 10290 102b4 10317 10527 1d6be 1d6f8 1d732
  x 1d76c 1d7a6
  y a5 263 3a5 3b3 3d2 423 443 4ae=2 10e7 13a9 13bd 213d 2ca8 102b2 118a4 118dc 16f43 1d6bc 1d6c4
  y 1d6f6 1d6fe 1d730 1d738 1d76a 1d772 1d7a4 1d7ac
  z 396 13c3 a4dc ab93 118a9 118c4 1d6ad 1d6e7 1d721 1d75b 1d795
  """#
