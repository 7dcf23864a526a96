/// Words as a trust's communications officer writes them: they pass the gate, and it has to read them
/// to the end.
enum SamplePosts {
  static let texts = [
    "Good morning from Fellgate! All day our staff write about the work they love: the people in "
      + "blue, the kettle, the garden. We write about ourselves and never about anyone in our care. "
      + "In a crisis call 111 and choose the mental health option.",
    "How a shift begins: the night team hands over, the day team listens, and somebody has already "
      + "put the kettle on. The kettle is not in the job description. It should be. #TweetWell",
    "Who works here: mental health nurses, doctors, healthcare assistants, peer workers, a "
      + "pharmacist, social workers, and the housekeeper who knows where everything is. #TweetWell",
    "It is Time to Talk Day. A cup of tea, a walk, a text message: small talks can make a big "
      + "difference. How do you start yours? https://www.nhs.uk/every-mind-matters/ #TimeToTalk",
    "Carers: our tweetchat is tonight, with the carers team answering. Bring your questions, or "
      + "just read along. #CarersChat",
    "Eating disorders can affect anyone, of any age, gender or background. Talking to your GP is a "
      + "good first step. If you need somebody to talk to right now, Samaritans are there day and "
      + "night on 116 123. #EDAW",
  ]

  /// A text that differs from all others by its last words.
  static func text(_ number: Int) -> String {
    let leaves = [number % 22, number / 22 % 22, number / 484 % 22].map { plants[$0] }
    return "\(texts[number % texts.count]) (\(leaves.joined(separator: ", ")))"
  }

  private static let plants = [
    "alder", "apple", "ash", "aspen", "barley", "beech", "birch", "bracken", "broom", "cedar",
    "cherry", "clover", "cotton", "elder", "elm", "fern", "gorse", "hawthorn", "hornbeam", "larch",
    "maple", "oak",
  ]
}
