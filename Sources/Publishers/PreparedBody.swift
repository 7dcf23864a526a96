import CampaignCore
import Foundation

/// A prepared request as the text that goes to disk: the same value is always the same text.
func jsonText(_ value: some Encodable) throws(PublishFailure) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  do {
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  } catch {
    throw PublishFailure(.refused, "The post cannot be put into words for the platform.")
  }
}

/// The request that was prepared. One that cannot be read was not made by this publisher.
func decoded<Value: Decodable>(
  _ type: Value.Type, from prepared: PreparedPost
) throws(PublishFailure) -> Value {
  guard let value = json(type, in: Array(prepared.body.utf8)) else {
    throw PublishFailure(
      .notSent, "The prepared request of dispatch \(prepared.dispatch) cannot be read.")
  }
  return value
}

/// What a server answered, where it is what we expect of it.
func json<Value: Decodable>(_ type: Value.Type, in bytes: [UInt8]) -> Value? {
  try? JSONDecoder().decode(type, from: Data(bytes))
}
