import Testing

@testable import Systemd

@Suite
struct JournalEntryTests {
  @Test(arguments: ["CAMPAIGN_POST", "A", "CODE_LINE", "N2", String(repeating: "X", count: 64)])
  func `a name that journald takes is taken`(name: String) {
    #expect(JournalFieldName(name)?.text == name)
  }

  @Test(arguments: ["", "_PID", "9LIVES", "post", "A-B", "Ä", String(repeating: "X", count: 65)])
  func `a name that journald would drop is not a field name`(name: String) {
    #expect(JournalFieldName(name) == nil)
  }

  @Test(arguments: [
    ("campaign-post", "CAMPAIGN_POST"), ("_pid", "PID"), ("9lives", "N_9LIVES"), ("", "FIELD"),
    ("___", "FIELD"), ("ä.b", "B"), ("http.status", "HTTP_STATUS"),
  ])
  func `any name can be mended into one that journald takes`(name: String, mended: String) {
    #expect(JournalFieldName(mending: name).text == mended)
    #expect(JournalFieldName(mended) != nil)
  }

  @Test
  func `a field set twice has its last value, and nil takes it out`() {
    var entry = JournalEntry("published", messageID: "id")
    entry["CAMPAIGN_POST"] = "one"
    entry["CAMPAIGN_POST"] = "two"
    #expect(entry.fields.map(\.name.text) == ["MESSAGE_ID", "CAMPAIGN_POST"])
    #expect(entry["CAMPAIGN_POST"] == "two")
    entry["CAMPAIGN_POST"] = nil
    #expect(entry.fields.map(\.name.text) == ["MESSAGE_ID"])
  }
}
