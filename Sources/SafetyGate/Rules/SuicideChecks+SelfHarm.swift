import CampaignCore

// How people hurt themselves is nothing to read about.

extension SuicideChecks {
  static func selfHarm(_ post: Examination, _ report: inout Report) {
    let details: CueSet = [.implement, .bodySite, .concealment, .substitute, .selfHarmWays]
    post.forEachSentence(withAny: [.selfHarm, .cutSelf, .implement, .substitute]) {
      reading, sentence in
      if teaches(sentence), !sentence.cues.has(.substitute) { return }
      if let cut = reading.first(.cutSelf, in: sentence),
        post.cues.hasAny([.selfHarm, .concealment, .suicideHelpline, .crisisTopic])
          || namesSuicideHelpline(post)
      {
        report.add("selfharm.detail", cut.tokens, in: reading)
        return
      }
      if sentence.cues.has(.selfHarm), let detail = reading.first(anyOf: details, in: sentence) {
        if sentence.cues.hasAny([.training, .conditional]), detail.cue == .bodySite { return }
        report.add("selfharm.detail", detail.tokens, in: reading)
        return
      }
      let hidden = sentence.cues.has(.implement) && sentence.cues.has(.concealment)
      if hidden || sentence.cues.has(.substitute) && post.cues.has(.selfHarm),
        post.cues.hasAny([.selfHarm, .suicide, .suicideHelpline]) || namesSuicideHelpline(post)
          || sentence.cues.hasAny([.kin, .personNoun, .conditional]),
        let detail = reading.first(anyOf: [.concealment, .substitute], in: sentence)
      {
        report.add("selfharm.detail", detail.tokens, in: reading)
      }
    }
  }
}
