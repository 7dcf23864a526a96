extension ID<Post> {
  /// What a post is in the plan, wherever its day may go: campaign, year, entry and account.
  package var place: String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else { return text }
    return [parts[0], parts[1], parts[2], parts[4]].joined(separator: "/")
  }
}
