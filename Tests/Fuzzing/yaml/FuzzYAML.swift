import CalendarFiles
import CampaignCore
import Foundation

/// What libFuzzer calls with bytes of its own: a campaign, and a file of calendars/, by nobody.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for name in ["fuzz.yaml", "calendars/fuzz.yaml"] {
    _ = CampaignFolder.read(at: folder, proposing: [name: text])
  }
  return 0
}

/// A house around it, so that what refers to people and accounts is read on.
private let folder: String = {
  let path = NSTemporaryDirectory() + "fuzz-\(ProcessInfo.processInfo.processIdentifier)"
  let house = """
    trust: A trust
    time-zone: Europe/London
    policy: everyday
    people: [{id: comms, name: Comms, roles: [author, approver]}]
    policies: [{id: everyday, quorum: {approver: 1}}]
    accounts: [{id: trust-x, kind: outbox, written-for: x}]
    """
  let registry = "trust: A trust\ntimezone: Europe/London\n"
  try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  for (name, text) in ["house.yaml": house, "registry.yaml": registry] {
    _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(text.utf8))
  }
  return path
}()
