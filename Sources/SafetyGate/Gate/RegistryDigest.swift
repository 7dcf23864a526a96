import CampaignCore
import CivilTime

extension Registry {
  /// Everything in the registry that a verdict may depend on, always in the same order.
  func write(into writer: inout DigestWriter) {
    writer.add([trust, timeZone])
    writer.add(ownDomain)
    writer.add(approvedDomains)
    writer.add(roleMailboxes)
    writer.add(partnerHandles)
    for phone in approvedPhones {
      writer.add([phone.name, phone.number, phone.channel ?? "", phone.hours ?? ""])
      writer.add(phone.checkedOn?.description)
      writer.add(phone.expires?.description)
    }
    for phone in retiredPhones { writer.add([phone.name, phone.number]) }
    for unit in units {
      writer.add([unit.name, unit.kind ?? ""])
      writer.add(unit.places ?? -1)
    }
    for locality in localities {
      writer.add(locality.name)
      writer.add(locality.population ?? -1)
    }
    writer.add(smallCountThreshold)
    writer.add(cumulativeWindowDays)
    for hours in [monitoredHours, quietHours] { writer.add(hours.map(Registry.text(of:))) }
    for window in preElection + blackouts {
      writer.add(window.name)
      writer.add(window.from.microseconds)
      writer.add(window.to.microseconds)
    }
    writer.add(expires?.description)
  }

  private static func text(of hours: Hours) -> String {
    let days = hours.weekdays.map(\.rawValue).sorted().map(String.init).joined()
    return "\(days) \(hours.from) \(hours.to)"
  }
}
