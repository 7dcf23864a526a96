/// How long a publisher waits, and for what.
package struct Patience: Hashable, Sendable {
  /// For the answer to the request that publishes.
  package var answer: Duration
  /// For a picture to be taken.
  package var upload: Duration
  /// For a server to make a picture ready, all in all.
  package var processing: Duration
  /// Between two questions whether a picture is ready.
  package var betweenQuestions: Duration
  /// Before looking a second time for a post that was not there: the copies that servers read from
  /// lag a little behind.
  package var beforeSecondLook: Duration

  package init(
    answer: Duration = .seconds(30), upload: Duration = .seconds(120),
    processing: Duration = .seconds(120), betweenQuestions: Duration = .seconds(1),
    beforeSecondLook: Duration = .seconds(5)
  ) {
    self.answer = answer
    self.upload = upload
    self.processing = processing
    self.betweenQuestions = betweenQuestions
    self.beforeSecondLook = beforeSecondLook
  }
}
