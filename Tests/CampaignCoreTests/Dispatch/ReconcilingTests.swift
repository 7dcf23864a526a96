import CampaignCore
import CivilTime
import Support
import Testing

@Suite struct ReconcilingTests {
  let delivery = Delivery(
    dispatch: "d", attempt: 1,
    prepared: PreparedPost(dispatch: "d", key: "k", body: "{}", stamp: Sample.nine, media: []),
    began: Sample.nine, lateness: .zero)
  let deadline = Sample.nine + .seconds(900)

  func step(
    _ sighting: Result<Sighting, PublishFailure>, _ repeatability: Repeatability,
    isFirst: Bool = true, looks: Int = 1, after seconds: Int
  ) -> Reconciling {
    delivery.reconciling(
      sighting, repeatability, isFirst: isFirst, looks: looks, deadline: deadline,
      at: Sample.nine + .seconds(seconds))
  }

  @Test func `a post the account shows is accepted, whoever published it and however late`() {
    let receipt = Receipt(id: "1", url: nil)
    #expect(step(.success(.published(receipt)), .never, after: 9999) == .accept(receipt))
  }

  @Test func `under a key of our own the same request goes out beside it at once`() {
    #expect(step(.success(.absent), .forever, after: 1) == .sendBeside)
    #expect(step(.success(.absent), .forever, after: 60) == .sendAgain)
  }

  @Test func `beside a request that may still arrive another goes out once`() {
    #expect(
      step(.success(.absent), .forever, isFirst: false, after: 2)
        == .lookAgain(at: Sample.nine + .seconds(60)))
  }

  @Test func `a key that holds for an hour is used again only after the first request has settled`()
  {
    #expect(
      step(.success(.absent), .within(.seconds(3600)), after: 5)
        == .lookAgain(at: Sample.nine + .seconds(60)))
    #expect(step(.success(.absent), .within(.seconds(3600)), after: 60) == .sendAgain)
  }

  @Test func `what a server without keys may still take is looked for again before it is parked`() {
    #expect(
      step(.success(.absent), .never, after: 35) == .lookAgain(at: Sample.nine + .seconds(60)))
  }

  @Test func `a server without keys never gets a second request by itself`() {
    guard case .park = step(.success(.absent), .never, after: 60) else {
      Issue.record("expected to park")
      return
    }
  }

  @Test(arguments: [Repeatability.forever, .within(.seconds(3600))])
  func `what is not out by its deadline is missed`(repeatability: Repeatability) {
    #expect(step(.success(.absent), repeatability, after: 901) == .miss)
  }

  @Test func `what was refused when sent again is refused, once it is sure that it is not out`() {
    let refusal = PublishFailure(.refused, "already attached")
    func step(_ sighting: Sighting, after seconds: Int64) -> Reconciling {
      delivery.reconciling(
        .success(sighting), .within(.seconds(3600)), refusal: refusal, isFirst: false, looks: 1,
        deadline: deadline, at: Sample.nine + .seconds(seconds))
    }
    #expect(step(.absent, after: 59) == .lookAgain(at: Sample.nine + .seconds(60)))
    #expect(step(.absent, after: 60) == .refuse(refusal))
    let receipt = Receipt(id: "1", url: nil)
    #expect(step(.published(receipt), after: 60) == .accept(receipt))
  }

  @Test func `a request waits for its pictures only where they are not with the platform yet`() {
    let bench = Media(
      file: "bench.png", digest: .ofBytes([1]), mimeType: "image/png", size: 1, alt: "A bench")
    let along = PreparedPost(
      dispatch: "d", key: "k", body: "{}", stamp: Sample.nine, media: [bench])
    let before = along.showing(HandedOver(ids: ["1"], usableUntil: Sample.nine + .seconds(3600)))
    let settled = [along, before].map {
      Delivery(dispatch: "d", attempt: 1, prepared: $0, began: Sample.nine, lateness: .zero).settled
    }
    #expect(settled == [Sample.nine + .seconds(360), Sample.nine + .seconds(60)])
  }

  @Test func `a request that may still arrive is not given up before it has settled`() {
    let late = Delivery(
      dispatch: "d", attempt: 2, prepared: delivery.prepared, began: deadline - .seconds(1),
      lateness: .zero)
    let step = late.reconciling(
      .success(.absent), .forever, isFirst: true, looks: 1, deadline: deadline,
      at: deadline + .seconds(1))
    #expect(step == .lookAgain(at: deadline + .seconds(59)))
  }

  @Test func `a server that cannot be asked is asked again, ever more slowly`() {
    let failure = Result<Sighting, PublishFailure>.failure(PublishFailure(.unknown, "no answer"))
    #expect(
      step(failure, .forever, looks: 1, after: 0) == .lookAgain(at: Sample.nine + .seconds(1)))
    #expect(
      step(failure, .forever, looks: 30, after: 0) == .lookAgain(at: Sample.nine + .seconds(300)))
  }
}
