/// The word that was probably meant: the nearest of `candidates` by edit distance, if it is near
/// enough to be worth saying.
func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  guard !word.isEmpty, word.utf8.count <= 64 else { return nil }
  let limit = max(1, word.count / 3)
  return
    candidates
    .map { ($0, editDistance(word.lowercased(), $0.lowercased())) }
    .filter { $0.1 <= limit }
    .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

/// How many letters must be added, dropped, changed or swapped with their neighbour to make one
/// word of the other (Damerau's distance, adjacent swaps only).
func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var twoAbove: [Int] = []
  var above = Array(0...right.count)
  for row in 1...left.count {
    var current = [row]
    for column in 1...right.count {
      let same = left[row - 1] == right[column - 1]
      var best = min(
        above[column] + 1, current[column - 1] + 1, above[column - 1] + (same ? 0 : 1))
      if row > 1, column > 1, left[row - 1] == right[column - 2],
        left[row - 2] == right[column - 1]
      {
        best = min(best, twoAbove[column - 2] + 1)
      }
      current.append(best)
    }
    twoAbove = above
    above = current
  }
  return above[right.count]
}

/// `a, b and c` of what exists, shortened to what fits a line.
func listed(_ names: some Collection<String>) -> String {
  let sorted = names.sorted()
  let shown = sorted.prefix(8).joined(separator: ", ")
  return sorted.count > 8 ? "\(shown) and \(sorted.count - 8) more" : shown
}
