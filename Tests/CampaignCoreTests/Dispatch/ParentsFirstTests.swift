import CampaignCore
import Support
import Testing

@Suite struct ParentsFirstTests {
  private struct Listed: Replying {
    let revision: PostRevision
  }

  private func listed(_ name: String, under parent: String? = nil) -> Listed {
    let parent = parent.map { Sample.post($0, at: Sample.nine).post.id }
    return Listed(revision: Sample.post(name, at: Sample.nine, repliesTo: parent))
  }

  private func order(_ list: Listed...) -> [String] {
    list.parentsFirst().map(\.revision.post.entry.text)
  }

  @Test func `each reply stands behind what it replies to, and all else where it was`() {
    #expect(
      order(
        listed("x"), listed("a-10", under: "a-9"), listed("a-9", under: "a"), listed("b"),
        listed("a"), listed("c", under: "of another list"))
        == ["x", "a", "a-9", "a-10", "b", "c"])
  }

  @Test func `replies that go round in a circle end somewhere`() {
    #expect(order(listed("a", under: "b"), listed("b", under: "a")).sorted() == ["a", "b"])
  }

  @Test func `a request made for a foreseen parent does not reply to another`() {
    let post = PreparedPost(dispatch: "d", key: "k", body: "{}", stamp: Sample.nine, media: [])
    let parent = Receipt(id: "at://one", url: nil)
    #expect(post.stillReplies(to: nil))
    #expect(post.replying(toForeseen: parent).stillReplies(to: parent))
    #expect(!post.replying(toForeseen: parent).stillReplies(to: Receipt(id: "at://two", url: nil)))
    #expect(!post.replying(toForeseen: parent).stillReplies(to: nil))
  }
}
