import CampaignCore
import Publishers
import Testing

@Suite struct LineTests {
  @Test(arguments: ["http://127.0.0.1:3000", "http://localhost/", "https://social.example"])
  func `posts may go to https, and to http on this machine`(address: String) throws {
    _ = try ServerAddress(address)
  }

  @Test(arguments: [
    "http://social.example", "http://127.0.0.1.evil.example", "http://127.0.0.1@evil.example",
  ]) func `a token does not travel unprotected`(address: String) {
    #expect(throws: ServerAddress.Fault.self) { try ServerAddress(address) }
  }

  @Test(arguments: ["", "social.example", "ftp://social.example", "https://", "https://a b"])
  func `what is no address is said to be none`(text: String) {
    #expect(throws: ServerAddress.Fault.notAnAddress(text)) { try ServerAddress(text) }
  }

  @Test func `a secret does not show itself`() {
    let secret = Secret("hunter2")
    var dumped = ""
    dump(secret, to: &dumped)
    let shown = "\(secret) \(String(reflecting: secret)) \(dumped)"
    #expect(!shown.contains("hunter2"))
  }
}
