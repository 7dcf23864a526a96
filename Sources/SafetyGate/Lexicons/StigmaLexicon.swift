let stigmaLexicon: [WordList] = []
