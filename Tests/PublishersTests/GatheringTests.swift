import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Publishers

/// A request's head and its body go to a server together.
@Suite struct GatheringTests {
  @Test func `what is sent in one turn of the loop is put on the wire at its end`() throws {
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(HTTPRequestEncoder())
    try Gathering.add(to: channel)
    let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/api/v1/statuses")
    channel.pipeline.writeAndFlush(HTTPClientRequestPart.head(head), promise: nil)
    #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    let body = HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(string: "status=Hello")))
    channel.pipeline.writeAndFlush(body, promise: nil)
    channel.embeddedEventLoop.run()
    var sent = ""
    while let part = try channel.readOutbound(as: ByteBuffer.self) { sent += String(buffer: part) }
    #expect(sent.hasPrefix("POST /api/v1/statuses HTTP/1.1") && sent.contains("status=Hello"))
    _ = try channel.finish()
  }

  @Test func `the next turn sends again`() throws {
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(HTTPRequestEncoder())
    try Gathering.add(to: channel)
    for path in ["/1", "/2"] {
      let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path)
      channel.pipeline.writeAndFlush(HTTPClientRequestPart.head(head), promise: nil)
      channel.embeddedEventLoop.run()
      let sent = try channel.readOutbound(as: ByteBuffer.self).map { String(buffer: $0) }
      #expect(sent?.hasPrefix("GET \(path) ") == true)
    }
    _ = try channel.finish()
  }
}
