// Made from Unicode 14.0.0 (UnicodeData.txt: decompositions, categories, digit values; UAX #15) and
// confusables.txt (UTS #39). A line is a target, then code points in hexadecimal that read as it:
// `a=3` is three code points with this target, `a+26` are 26 that step with it (a, b, c...).

/// What a scalar reads as whatever stands beside it; second half.
let compatibilityTable2 = #"""
  ^ ff3e
  _ fe33=2 fe4d=3 ff3f
  ` 1fef ff40
  a aa c0=6 e0=6 100=6 1cd=2 1de=4 1fa=2 200=4 226=2 23a 250 1d00 1d2c 1d43=2 1d8f 1e00=2 1e9a
  a 1ea0=24 2090 212b+3 24b6+26 24d0+26 2c65 2c6f ff21+26 ff41+27 1d400+26 1d41a+26 1d434+26
  a 1d44e+7 1d468+26 1d482+26 1d49c 1d4b6+4 1d4d0+26 1d4ea+26 1d504 1d51e+26 1d538 1d552+26
  a 1d56c+26 1d586+26 1d5a0+26 1d5ba+26 1d5d4+26 1d5ee+26 1d608+26 1d622+26 1d63c+26 1d656+26
  a 1d670+26 1d68a+26 1f130+26 1f150+26 1f170+26
  a.m. 33c2
  a/c 2100
  a/m 33df
  a/s 2101
  ae c6 e6
  au 3373
  b 180=4 243 253 299 1d03+3 1d2e 1d47 1d6c 1d80 1e02=6 a796=2 10784=2 1d505 1d539
  bar 3374
  bq 33c3
  c c7 e7 106=8 187=2 23b=2 255 1d9c=2 1e08=2 2102 216d 217d 2184 a73e=2 a792=3 a7c4 a7f2 1d49e
  c 1df1d 1f12b
  c/kg 33c6
  c/o 2105
  c/u 2106
  cal 3388
  cc 33c4
  cd 33c5 1f12d
  cm 339d
  cm2 33a0
  cm3 33a4
  co. 33c7
  d d0 f0 10e=4 18a=3 221 256=2 1d30 1d48 1d6d 1d81 1d91 1e0a=10 2145=2 216e 217e a7c7=2 1078b=3
  d 1d49f 1d507+4 1d53b+4 1f1a5
  da 3372
  db 33c8
  dj 1f190
  dl 3397
  dm 3377
  dm2 3378
  dm3 3379
  dz 1c4=3 1f1=3
  e c8=4 e8=4 112=10 18e 190 1dd 204=4 228=2 246=2 258 25b=3 1d07=2 1d31 1d49 1d4b=2 1d92=3 1d9f
  e 1e14=10 1eb8=16 2091 212f=2 2147 2c78 2c7b a7ab ab33=2 1078e
  erg 32cd
  ev 32ce
  f 191=2 1d6e 1d82 1da0 1e1e=2 2131 a730 a798=2 a7f3 1d4bb
  fax 213b
  ff fb00
  ffi fb03
  ffl fb04
  fi fb01
  fl fb02
  fm 3399
  g 11c=8 193 1e4=4 1f4=2 260=3 29b 1d33+8 1d4d 1d77 1d83 1da2+3 1e20=2 210a a7a0=2 a7ac ab36
  g 10792=3 1d4a2 1df01=2
  gal 33ff
  gb 3387
  ghz 3393
  gpa 33ac
  gy 33c9
  h 124=4 21e=2 265=2 29c 2ae=4 1e22=10 1e96 2095 210b=4 2c67=2 a78d a795 a7aa 10795=2 1d4bd+7
  ha 33ca
  hg 32cc
  hp 33cb
  hpa 3371
  hv 1f14a
  hz 3390
  i cc=4 ec=4 128=10 197 1cf=2 208=4 268 26a 1d09+7 1d4e 1d62 1d96 1da6=2 1e2c=4 1ec8=4 2071
  i 2110=2 2139 2148 2160 2170 1d456+18 1d540+5 1df1a
  ii 2161 2171
  iii 2162 2172
  ij 132=2
  in 33cc
  iu 337a
  iv 2163 2173
  ix 2168 2178
  j 134=2 1f0 237 248=2 25f 284 29d+3 2b2 1da1 1da8 2149 2c7c a7b2 10798 1d4a5 1d50d+8
  k 136=3 198=2 1e8=2 1d4f 1d84+4 1e30=6 2096+4 212a 2c69=2 a740=6 a7a2=2 a7b0 1d4a6 1df03 1df10
  ka 3384
  kb 3385
  kcal 3389
  kg 338f
  khz 3391
  kk 33cd
  kl 3398
  km 339e 33ce
  km2 33a2
  km3 33a6
  kpa 33aa
  kt 33cf
  kv 33b8
  kw 33be
  l 139=6 141=2 19a 234 23d 26b=3 2e1 1da9=3 1e36=8 2112=2 216c 217c 2c60=3 a748=2 a780=2 a78e
  l a7ad ab37=3 ab5d=2 1079b=3 1df04 1df11 1df13
  lj 1c7=3
  lm 33d0
  ln 33d1
  log 33d2
  ltd 32cf
  lx 33d3
  l| 13f=2
  m 19c 26f=3 1d1f 1d50 1d5a 1d6f 1dac=2 1e3e=6 2133 216f 217f 2c6e a7fa ab3a
  m/s 33a7
  m/s2 33a8
  m2 33a1
  m3 33a5
  ma 3383
  mb 3386 33d4
  mc 1f16a
  md 1f16b
  mg 338e
  mhz 3392
  mil 33d5
  ml 3396
  mm 339c
  mm2 339f
  mm3 33a3
  mol 33d6
  mpa 33ab
  mr 1f16c
  ms 33b3
  mv 33b7 33b9 1f14b
  mw 33bd 33bf
  n d1 f1 143=6 14a=2 19d=2 1f8=2 220 235 272=3 1d70 1dae=3 1e44=8 207f 2115 a790=2 a7a4=2 ab3b
  n 1d4a9+4
  na 3381
  nf 338b
  nj 1ca=3
  nm 339a
  no 2116
  ns 33b1
  nv 33b5
  nw 33bb
  o ba d2=5 d8 f2=5 f8 14c=6 186 19f=3 1d1=2 1ea=4 1fe=2 20c=4 22a=8 254 275 1d10=4 1d3c 1d52=2
  o 1d97 1db1 1e4c=8 1ecc=24 2092 2134 2c7a a74a=4 ab3f 107a2 1d546 1df1b
  oe 152=2
  ov 3375
  p 1a4=2 1d18 1d3e 1d56 1d71 1d7d 1d88 1e54=4 209a 2119+3 2c63 a750=6 1d4c5+11
  p.m. 33d8
  pa 3380 33a9
  pc 3376
  pf 338a
  ph 33d7
  ppm 33d9
  ppv 1f14e
  pr 33da
  ps 33b0
  pte 3250
  pv 33b4
  pw 33ba
  q 24b 2a0 a756=4 a7af a7f4 107a5
  r 154=6 210=4 24c=2 279=8 2b3=3 1d19=2 1d3f 1d63 1d72=2 1d89 1e58=8 211c=2 2c64 2c79 a7a6=2
  r ab46 ab49 ab4b=2 ab68 107a6=5 1df08 1df15=2 1f12c
  rad 33ad
  rad/s 33ae
  rad/s2 33af
  rs 20a8
  s 15a=8 17f 218=2 23f 282 2e2 1d74 1d8a 1db3 1e60=10 1e9b=3 209b 2c7e a731 a7a8=2 a7c5 a7c9=2
  s 107ba 1d4ae+8 1d516+7 1d54a+7 1df1e
  sd 1f14c
  sm 2120
  sr 33db
  ss df 1e9e 1f14d
  st fb05=2
  sv 33dc
  t 162=6 1ab=4 21a=2 236 23e 287=2 1d1b 1d40 1d57 1d75 1db5 1e6a=8 1e97 209c 2c66 a7b1 107af
  t 1df09 1df0d
  tel 2121
  th de fe
  thz 3394
  tm 2122
  u d9=4 f9=4 168=12 1af=2 1d3=10 214=4 1d1c=2 1d41 1d58=2 1d64 1d99 1db8 1e72=10 1ee4=14 a7b8=2
  u ab4e ab52 ab5f
  v 1b2 245 28b=2 1d20 1d5b 1d65 1d8c 1db9=2 1e7c=4 2164 2174 2c71 2c74 2c7d a75e=2 107b0
  v/m 33de
  vi 2165 2175
  vii 2166 2176
  viii 2167 2177
  w 174=2 28d 2b7 1d21 1d42 1e80=10 1e98 2c72=2 ab69
  wb 33dd
  wc 1f14f
  wz 1f12e
  x 2e3 1d8d 1e8a=4 2093 2169 2179 ab56=4
  xi 216a 217a
  xii 216b 217b
  y dd fd ff 176=3 1b3=2 232=2 24e=2 28e=2 2b8 1e8e=2 1e99 1ef2=8 1efe=2 ab5a 107a0=2 107b2
  y 1df06
  z 179=6 1b5=2 224=2 240 290=2 1d22 1d76 1d8e 1dbb=3 1e90=6 2124 2128 2c6b=2 2c7f a7c6
  { fe37 fe5b
  | a6 b7 387 2022 2027 2219 22c5 30fb ff5c ff65 ffe4
  } fe38 fe5c ff5d
  ~ ff5e
  """#
