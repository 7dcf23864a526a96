import CampaignCore
import CivilTime
import Foundation
import Support
import Testing

@testable import Publishers

@Suite struct ContentIDTests {
  @Test(.enabled(if: SharedFacts.folder != nil, "needs ../shared/conformance/atproto"))
  func `the published records have the published bytes and names`() throws {
    let fixtures = try Fixture.all("data-model/data-model-fixtures.json")
    #expect(fixtures.count == 3)
    for fixture in fixtures {
      let bytes = fixture.json.dagCBOR
      #expect(Data(bytes).base64EncodedString().prefix { $0 != "=" } == fixture.cbor ?? "")
      #expect(ContentID(ofRecord: bytes).description == fixture.cid)
      // What goes to disk as JSON comes back as the same record.
      let text = try jsonText(fixture.json)
      #expect(json(RecordValue.self, in: Array(text.utf8)) == fixture.json)
    }
  }

  @Test(.enabled(if: SharedFacts.folder != nil, "needs ../shared/conformance/atproto"))
  func `every valid record can be encoded`() throws {
    #expect(try Fixture.all("data-model/data-model-valid.json").count == 5)
  }

  @Test(arguments: [
    #"{"a": 123.456}"#, #"{"$link": 1234}"#, #"{"$link": "."}"#, #"{"$bytes": [1, 2]}"#,
    #"{"$link": "bafkreiccldh766hwcnuxnf2wh6jgzepf2nlu2lvcllt63eww5p6chi4ity", "more": 1}"#,
  ]) func `fractions and broken links are no record`(text: String) {
    #expect(json(RecordValue.self, in: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    (0, "00"), (23, "17"), (24, "1818"), (255, "18ff"), (256, "190100"), (65_536, "1a00010000"),
    (4_294_967_296, "1b0000000100000000"), (-1, "20"), (-500, "3901f3"),
    (Int64.min, "3b7fffffffffffffff"),
  ]) func `a number takes the fewest bytes`(number: Int64, hex: String) {
    let bytes = RecordValue.integer(number).dagCBOR
    #expect(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hex)
  }

  @Test func `a picture is named by its digest`() {
    // The same as `ipfs add --cid-version=1 --raw-leaves` of an empty file.
    #expect(
      ContentID(ofPicture: .ofBytes([UInt8]()))?.description
        == "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku")
    #expect(ContentID(ofPicture: Digest(hex: "not a digest")) == nil)
  }

  @Test func `names are read as they are written`() {
    for text in [
      "bafyreiclp443lavogvhj3d2ob2cxbfuscni2k5jk7bebjzg7khl3esabwq",
      "bafkreiccldh766hwcnuxnf2wh6jgzepf2nlu2lvcllt63eww5p6chi4ity",
    ] {
      #expect(ContentID(text)?.description == text)
    }
    for text in ["", "b", "bafy", "QmWATWQ7fVPP2EFGu71UkfnqhYXDYH566qy47CnJDgvs8u"] {
      #expect(ContentID(text) == nil)
    }
  }
}

private struct Fixture: Decodable {
  let json: RecordValue
  let cbor: String?
  let cid: String?

  enum CodingKeys: String, CodingKey {
    case json, cid
    case cbor = "cbor_base64"
  }

  static func all(_ file: String) throws -> [Fixture] {
    let bytes = try #require(SharedFacts.bytes("atproto/interop/\(file)"))
    return try JSONDecoder().decode([Fixture].self, from: bytes)
  }
}

@Suite struct RecordKeyTests {
  @Test func `a key is the moment in thirteen characters`() {
    let key = RecordKey(stamp: Sample.stamp, dispatch: "d1")
    #expect(key.text.utf8.count == 13)
    #expect("234567abcdefghij".contains(key.text.first ?? "-"))
    #expect(key.text.allSatisfy { "234567abcdefghijklmnopqrstuvwxyz".contains($0) })
    #expect(RecordKey(stamp: Instant(microseconds: 0), dispatch: "").text == "222222222222b")
  }

  @Test func `later moments have later keys, and the same moment the same`() {
    let first = RecordKey(stamp: Sample.stamp, dispatch: "z")
    let second = RecordKey(stamp: Sample.stamp + .microseconds(1), dispatch: "a")
    #expect(first.text < second.text)
    #expect(RecordKey(stamp: Sample.stamp, dispatch: "z") == first)
  }

  @Test(arguments: [Int64.min, -1, .max])
  func `no moment breaks a key`(microseconds: Int64) {
    let stamp = Instant(microseconds: microseconds)
    #expect(RecordKey(stamp: stamp, dispatch: "d1").text.utf8.count == 13)
  }
}
