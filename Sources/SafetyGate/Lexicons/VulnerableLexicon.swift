let vulnerableLexicon: [WordList] = []
