let quasiLexicon: [WordList] = []
