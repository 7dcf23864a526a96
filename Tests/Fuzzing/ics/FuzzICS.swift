import CalendarFiles
import CivilTime

/// What libFuzzer calls with bytes of its own: an .ics file by nobody.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let (feed, _) = CalendarFeed.read(bytes, file: "fuzz.ics", zones: zones.rules)
  let days = (CivilDate(daysSinceEpoch: 20_000), CivilDate(daysSinceEpoch: 21_500))
  for isTrusted in [false, true] {
    _ = feed.occurrences(from: days.0, before: days.1, isTrusted: isTrusted)
  }
  return 0
}

private let zones = ZoneFolder()
