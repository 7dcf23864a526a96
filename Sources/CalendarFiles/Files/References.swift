import CampaignCore

/// What a name in one file may refer to in another.
struct Names {
  /// `person`, `account`: what messages call such a thing.
  let kind: String
  /// The ids that exist; nil where the file that declares them could not be read, in which case
  /// nothing is said about those that refer to them.
  var known: Set<String>?
  /// Where they are declared: `people in house.yaml`.
  let home: String

  /// The id the cursor holds, if there is such a thing.
  func reference<Subject>(_ cursor: Cursor, to _: Subject.Type = Subject.self) -> ID<Subject>? {
    guard let id: ID<Subject> = cursor.id() else { return nil }
    guard let known, !known.contains(id.text) else { return id }
    let near = nearest(to: id.text, in: known).map { "did you mean '\($0)'?" }
    let existing =
      known.isEmpty ? "there are no \(home) yet" : "\(home): \(listed(known))"
    cursor.fault("there is no \(kind) '\(id)'", hint: near ?? existing)
    return nil
  }
}

/// Keeps ids apart: the second thing of one name is a fault at its place.
struct Declared {
  private var places: [String: SourceLocation] = [:]

  /// - Returns: false, with the reason reported, where the id was used before.
  mutating func add(_ id: String, kind: String, at cursor: Cursor) -> Bool {
    if let first = places[id] {
      let place =
        first.file == cursor.file.name ? "in line \(first.line)" : "at \(first.file):\(first.line)"
      cursor.fault(
        "\(kind) '\(id)' is there already, \(place)", hint: "call one of them by another name")
      return false
    }
    places[id] = cursor.location
    return true
  }

  func holds(_ id: String) -> Bool { places[id] != nil }

  var ids: Set<String> { Set(places.keys) }
}
