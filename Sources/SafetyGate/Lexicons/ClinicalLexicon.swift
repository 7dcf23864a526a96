let clinicalLexicon: [WordList] = []
