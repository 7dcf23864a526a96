/// Events in the order of their times: a heap.
struct EventQueue<Event> {
  private var heap: [(time: Int64, number: Int, event: Event)] = []
  private var count = 0

  mutating func add(_ event: Event, at time: Int64) {
    heap.append((time, count, event))
    count += 1
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the first away; those of one time go in the order in which they were added.
  mutating func next() -> (Int64, Event)? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let least = children.min(by: { isBefore($0, $1) }), isBefore(least, parent) else {
        return (first.time, first.event)
      }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (heap[left].time, heap[left].number) < (heap[right].time, heap[right].number)
  }
}

/// Processor cores that take one piece of work after the other, each the first that is free.
struct CorePool {
  let count: Int
  private var free = EventQueue<Void>()

  init(_ count: Int) {
    self.count = count
    for _ in 0..<count { free.add((), at: 0) }
  }

  /// - Returns: when a piece of work that can begin at `start` is done.
  mutating func work(_ time: Int64, from start: Int64) -> Int64 {
    let done = max(start, free.next()?.0 ?? 0) + time
    free.add((), at: done)
    return done
  }
}
