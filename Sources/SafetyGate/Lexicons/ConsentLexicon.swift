let consentLexicon: [WordList] = []
