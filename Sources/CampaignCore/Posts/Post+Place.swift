extension ID<Post> {
  /// What a post is in the plan, wherever its day may go: campaign, year, entry and account.
  package var place: String {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 5 else { return text }
    return [parts[0], parts[1], parts[2], parts[4]].joined(separator: "/")
  }

  /// The year of its campaign, which is not that of its day where a campaign goes on past New Year.
  package var year: String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 5 ? String(parts[1]) : nil
  }
}
