/// What may reply to something else in the same list.
package protocol Replying {
  var revision: PostRevision { get }
}

extension Array where Element: Replying {
  /// The same list, in which each reply stands behind what it replies to: the parts of a thread are
  /// due at one moment, and their names do not tell their order. All else stays where it is.
  package func parentsFirst() -> [Element] {
    guard contains(where: { $0.revision.repliesTo != nil }) else { return self }
    let places = Dictionary(
      enumerated().map { ($1.revision.post.id, $0) }, uniquingKeysWith: { first, _ in first })
    var isPlaced = [Bool](repeating: false, count: count)
    var ordered: [Element] = []
    ordered.reserveCapacity(count)
    for start in indices where !isPlaced[start] {
      var line = [start]
      while let parent = self[line[line.count - 1]].revision.repliesTo.flatMap({ places[$0] }),
        !isPlaced[parent], !line.contains(parent)
      {
        line.append(parent)
      }
      for place in line.reversed() {
        isPlaced[place] = true
        ordered.append(self[place])
      }
    }
    return ordered
  }
}
