// Made from Unicode 14.0.0: DerivedCoreProperties.txt (Default_Ignorable_Code_Point) and
// UnicodeData.txt (categories Mn and Me). Code points in hexadecimal; `a=3` is three in a row.

/// Scalars that show nothing: they are dropped before any word is read.
let ignorableTable = """
  ad 34f 61c 115f=2 17b4=2 180b=5 200b=5 202a=5 2060=16 3164 fe00=16 feff ffa0 fff0=9 1bca0=4
  1d173=8 e0000=4096
  """

/// Marks that sit on another letter: the letter is read without them.
let markTable = """
  300=79 350=32 483=7 591=45 5bf 5c1=2 5c4=2 5c7 610=11 64b=21 670 6d6=7 6df=6 6e7=2 6ea=4 711
  730=27 7a6=11 7eb=9 7fd 816=4 81b=9 825=3 829=5 859=3 898=8 8ca=24 8e3=32 93a 93c 941=8 94d
  951=7 962=2 981 9bc 9c1=4 9cd 9e2=2 9fe a01=2 a3c a41=2 a47=2 a4b=3 a51 a70=2 a75 a81=2 abc
  ac1=5 ac7=2 acd ae2=2 afa=6 b01 b3c b3f b41=4 b4d b55=2 b62=2 b82 bc0 bcd c00 c04 c3c c3e=3
  c46=3 c4a=4 c55=2 c62=2 c81 cbc cbf cc6 ccc=2 ce2=2 d00=2 d3b=2 d41=4 d4d d62=2 d81 dca dd2=3
  dd6 e31 e34=7 e47=8 eb1 eb4=9 ec8=6 f18=2 f35 f37 f39 f71=14 f80=5 f86=2 f8d=11 f99=36 fc6
  102d=4 1032=6 1039=2 103d=2 1058=2 105e=3 1071=4 1082 1085=2 108d 109d 135d=3 1712=3 1732=2
  1752=2 1772=2 17b7=7 17c6 17c9=11 17dd 1885=2 18a9 1920=3 1927=2 1932 1939=3 1a17=2 1a1b 1a56
  1a58=7 1a60 1a62 1a65=8 1a73=10 1a7f 1ab0=31 1b00=4 1b34 1b36=5 1b3c 1b42 1b6b=9 1b80=2 1ba2=4
  1ba8=2 1bab=3 1be6 1be8=2 1bed 1bef=3 1c2c=8 1c36=2 1cd0=3 1cd4=13 1ce2=7 1ced 1cf4 1cf8=2
  1dc0=64 20d0=33 2cef=3 2d7f 2de0=32 302a=4 3099=2 a66f=4 a674=10 a69e=2 a6f0=2 a802 a806 a80b
  a825=2 a82c a8c4=2 a8e0=18 a8ff a926=8 a947=11 a980=3 a9b3 a9b6=4 a9bc=2 a9e5 aa29=6 aa31=2
  aa35=2 aa43 aa4c aa7c aab0 aab2=3 aab7=2 aabe=2 aac1 aaec=2 aaf6 abe5 abe8 abed fb1e fe20=16
  101fd 102e0 10376=5 10a01=3 10a05=2 10a0c=4 10a38=3 10a3f 10ae5=2 10d24=4 10eab=2 10f46=11
  10f82=4 11001 11038=15 11070 11073=2 1107f=3 110b3=4 110b9=2 110c2 11100=3 11127=5 1112d=8
  11173 11180=2 111b6=9 111c9=4 111cf 1122f=3 11234 11236=2 1123e 112df 112e3=8 11300=2 1133b=2
  11340 11366=7 11370=5 11438=8 11442=3 11446 1145e 114b3=6 114ba 114bf=2 114c2=2 115b2=4
  115bc=2 115bf=2 115dc=2 11633=8 1163d 1163f=2 116ab 116ad 116b0=6 116b7 1171d=3 11722=4
  11727=5 1182f=9 11839=2 1193b=2 1193e 11943 119d4=4 119da=2 119e0 11a01=10 11a33=6 11a3b=4
  11a47 11a51=6 11a59=3 11a8a=13 11a98=2 11c30=7 11c38=6 11c3f 11c92=22 11caa=7 11cb2=2 11cb5=2
  11d31=6 11d3a 11d3c=2 11d3f=7 11d47 11d90=2 11d95 11d97 11ef3=2 16af0=5 16b30=7 16f4f 16f8f=4
  16fe4 1bc9d=2 1cf00=46 1cf30=23 1d167=3 1d17b=8 1d185=7 1d1aa=4 1d242=3 1da00=55 1da3b=50
  1da75 1da84 1da9b=5 1daa1=15 1e000=7 1e008=17 1e01b=7 1e023=2 1e026=5 1e130=7 1e2ae 1e2ec=4
  1e8d0=7 1e944=7
  """
