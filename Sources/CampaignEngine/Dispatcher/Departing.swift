import CampaignCore
import CampaignStore
import CivilTime

extension Look {
  /// What was claimed, as it leaves: what is due by itself, and together what waits for one moment.
  var departures: [[[Attempt]]] {
    let threads = threads
    let (early, due) = (threads.filter(\.isEarly), threads.filter { !$0.isEarly })
    return due.map { [$0] } + Dictionary(grouping: early, by: \.moment).values
  }

  /// A post by itself, or the parts of a thread together, each behind what it replies to.
  private var threads: [[Attempt]] {
    var places: [Dispatch.ID: Int] = [:]
    var departures: [[Attempt]] = []
    for attempt in attempts {
      if let place = places[attempt.first] {
        departures[place].append(attempt)
      } else {
        places[attempt.first] = departures.count
        departures.append([attempt])
      }
    }
    return departures
  }
}

extension [Attempt] {
  fileprivate var isEarly: Bool { contains(where: \.isEarly) }

  fileprivate var moment: Instant { map(\.moment).max() ?? .distantPast }

  /// Sends what is on disk: one post, or the parts of a thread.
  /// - Returns: what came of each.
  func depart(on clock: any WallClock) async -> [Result<Receipt, PublishFailure>] {
    guard count > 1 else { return [await self[0].depart(on: clock)] }
    if let publisher = self[0].publisher as? any ThreadPublisher,
      allSatisfy({ $0.beside == nil })
    {
      return await depart(together: publisher, on: clock)
    }
    return await departOneByOne(on: clock)
  }

  /// One request for all. Its parts share its outcome: where nobody can tell, each is looked for, and
  /// sent again, by its own key, which makes one post whatever became of the request for all.
  private func depart(
    together publisher: any ThreadPublisher, on clock: any WallClock
  ) async -> [Result<Receipt, PublishFailure>] {
    let last = map(\.leavesBy).min() ?? .distantPast
    let leave = Leave { clock.now <= last }
    guard leave.isGranted() else { return map { _ in .failure(Leave.failure) } }
    return await Leave.$current.withValue(leave) {
      do throws(PublishFailure) {
        let receipts = try await publisher.publish(together: map(\.prepared))
        guard receipts.count == count else { throw .incomplete }
        return receipts.map { .success($0) }
      } catch {
        return map { _ in .failure(error) }
      }
    }
  }

  /// Beside a request for all that may still arrive: a reply leaves only when what it answers is out.
  private func departOneByOne(on clock: any WallClock) async -> [Result<Receipt, PublishFailure>] {
    var results: [Result<Receipt, PublishFailure>] = []
    for attempt in self {
      if case .failure = results.last {
        results.append(.failure(.partBeforeFailed))
      } else {
        results.append(await attempt.depart(on: clock))
      }
    }
    return results
  }
}

extension PublishFailure {
  fileprivate static var incomplete: PublishFailure {
    PublishFailure(.unknown, "the platform did not name every part of the thread")
  }

  fileprivate static var partBeforeFailed: PublishFailure {
    PublishFailure(.notSent, "the part of the thread before it did not go out")
  }
}
