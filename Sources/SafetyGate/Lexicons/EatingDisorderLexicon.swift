let eatingDisorderLexicon: [WordList] = []
