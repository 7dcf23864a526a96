import CalendarFiles
import CivilTime
import Foundation
import Testing

@Suite struct ZoneFolderTests {
  @Test func `London keeps its morning over both clock changes`() throws {
    let rules = try #require(ZoneFolder().rules("Europe/London"))
    let winter = rules.resolve(CivilDateTime("2027-03-27 09:00")!).instant
    let summer = rules.resolve(CivilDateTime("2027-03-28 09:00")!).instant
    #expect(winter == Instant("2027-03-27T09:00:00Z"))
    #expect(summer == Instant("2027-03-28T08:00:00Z"))
  }

  @Test(arguments: [
    "../zoneinfo/Europe/London", "/etc/localtime", "Europe//London", "Europe/../Europe/London",
    "Europe/London ", "", ".", "Europe\u{0}/London", "Europe",
  ])
  func `a name that leads elsewhere is no zone`(name: String) {
    #expect(ZoneFolder().rules(name) == nil)
  }

  @Test func `zones can be read from any folder`() throws {
    let folder = try Folder()
    try folder.write("zones/Here/Now", [])
    #expect(ZoneFolder(path: "\(folder.path)/zones").rules("Here/Now") == nil)
    #expect(ZoneFolder(path: "/usr/share/zoneinfo").rules("UTC") != nil)
  }

  @Test func `an update of the zones in use is told by their names, once`() throws {
    let folder = try Folder()
    let system = URL(fileURLWithPath: "/usr/share/zoneinfo")
    func put(_ zone: String, as name: String) throws {
      let bytes = try Data(contentsOf: system.appendingPathComponent(zone))
      try folder.write("zones/\(name)", Array(bytes))
    }
    try put("Europe/London", as: "Here/Now")
    try put("Europe/London", as: "Here/Stays")
    let zones = ZoneFolder(path: "\(folder.path)/zones")
    #expect(zones.reread() == [])
    let before = try #require(zones.rules("Here/Now"))
    _ = zones.rules("Here/Stays")
    _ = zones.rules("Here/Nowhere")
    #expect(zones.reread() == [])
    try put("Asia/Tokyo", as: "Here/Now")
    #expect(zones.reread() == ["Here/Now"])
    #expect(zones.rules("Here/Now") != before)
    #expect(zones.reread() == [])
  }
}
