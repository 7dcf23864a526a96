import CampaignCore
import CivilTime

// What is written for every post in the second of its slot, as JSON with its keys in order: without
// the encoder, which costs more than the row it would write.

/// Details as a JSON object with its keys in order; without the encoder, which costs more than the
/// entry it would write.
func jsonObject(_ details: [String: String]) -> String {
  var json = PlainJSON()
  for (name, value) in details.sorted(by: { $0.key < $1.key }) { json.add(name, value) }
  return json.text
}

/// As the encoder would write it.
func jsonText(_ prepared: PreparedPost) throws(DatabaseFault) -> String {
  guard prepared.media.isEmpty else { return try jsonText(encoding: prepared) }
  var json = PlainJSON()
  json.add("body", prepared.body)
  json.add("dispatch", prepared.dispatch.text)
  json.add("key", prepared.key)
  json.add("media", plain: "[]")
  json.add("stamp", plain: String(prepared.stamp.microseconds))
  return json.text
}

/// As the encoder would write it.
func jsonText(_ receipt: Receipt) throws(DatabaseFault) -> String {
  guard receipt.remarks.isEmpty else { return try jsonText(encoding: receipt) }
  var json = PlainJSON()
  json.add("id", receipt.id)
  if let reference = receipt.reference { json.add("reference", reference) }
  json.add("remarks", plain: "[]")
  if let url = receipt.url { json.add("url", url) }
  return json.text
}

/// As the encoder would write it.
func jsonText(_ outcome: Delivery.Outcome) throws(DatabaseFault) -> String {
  switch outcome {
  case .accepted(let receipt): "{\"accepted\":{\"_0\":\(try jsonText(receipt))}}"
  case .refused, .unknown: try jsonText(encoding: outcome)
  }
}
