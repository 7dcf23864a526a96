import CampaignCore

/// The trust's own phrases; their rules come with the phrases.
let trustRulesFamily = RuleFamily(
  rules: [],
  checks: [
    .on([.trustPhrase]) { post, report in
      let phrases = post.gate.trustRules.phrases
      post.forEachSentence(with: .trustPhrase) { reading, sentence in
        for hit in reading.hits(.trustPhrase, in: sentence) {
          report.add(phrases[Int(hit.payload)].rule, hit.tokens, in: reading)
        }
      }
    }
  ])
