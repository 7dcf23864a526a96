import CampaignCore

/// `notices:` in house.yaml: how people are told what they must know.
enum NoticeFields {
  static func read(_ cursor: Cursor) -> NoticeSettings {
    var fields = Fields(cursor)
    guard fields.isMapping else { return .none }
    defer { fields.finish() }
    let mailFrom = fields.take("mail-from").flatMap(address)
    let sendmail = fields.take("sendmail")?.line() ?? NoticeSettings.none.sendmail
    let webhook = fields.take("webhook").flatMap(channel)
    let credential = fields.take("webhook-credential")?.line()
    return NoticeSettings(
      mailFrom: mailFrom, sendmail: sendmail, webhook: webhook, webhookCredential: credential,
      digestAt: fields.take("digest")?.timeOfDay())
  }

  /// What is posted there goes over no open line, unless it stays on this machine.
  private static func channel(_ cursor: Cursor) -> String? {
    guard let text = cursor.line() else { return nil }
    guard text.hasPrefix("https://") || (text.hasPrefix("http://") && isLoopback(text)) else {
      cursor.fault(
        "'webhook' is an address that begins with https://",
        hint: "plain http is for servers of this machine only")
      return nil
    }
    return text
  }

  private static func address(_ cursor: Cursor) -> String? {
    guard let text = cursor.line() else { return nil }
    guard text.contains("@"), !text.contains(where: { $0.isWhitespace || "<>,;".contains($0) })
    else {
      cursor.fault(
        "'\(text.prefix(64))' is no mail address", hint: "write campaignd@trust.example")
      return nil
    }
    return text
  }
}
