let crisisLexicon: [WordList] = []
