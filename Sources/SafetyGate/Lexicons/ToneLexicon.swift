let toneLexicon: [WordList] = []
