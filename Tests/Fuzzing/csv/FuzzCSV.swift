import CalendarFiles
import CampaignCore
import CivilTime

/// What libFuzzer calls with bytes of its own: a planner's sheet by nobody.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for order in [nil, NumericDateOrder.dayFirst, .monthFirst] {
    let sheet = Spreadsheet.read(
      bytes, named: "fuzz.csv", dates: order, time: TimeOfDay(hour: 9, minute: 0))
    _ = campaign.yaml(of: sheet.rows)
    let again = Spreadsheet.read(Array(SheetExport.csv(of: sheet.rows).utf8), named: "again.csv")
    // What was read can be written and read again.
    precondition(again.rows.count == sheet.rows.count || again.diagnostics.hasErrors)
  }
  return 0
}

private let campaign = ImportedCampaign(
  id: "fuzz", title: "Fuzz", owner: "somebody",
  accounts: [Account(id: "trust-x", platform: .x, server: nil, handle: "@trust")])
