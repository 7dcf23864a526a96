let suicideLexicon: [WordList] = []
