let timingLexicon: [WordList] = []
