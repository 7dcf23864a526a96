/// Why a zone file cannot be used.
package enum ZoneFault: Error, Hashable, Sendable {
  /// The file does not begin as RFC 8536 says, or its version is not known.
  case notTZif
  /// The file is larger than any zone file: its size in bytes.
  case tooLarge(bytes: Int)
  /// The file ends before what its header promises.
  case truncated
  /// The header promises no kind of local time, or a change points to one that is not there.
  case noSuchLocalTime
  /// The changes are not in order of time, or lie beyond the year 9000.
  case changesOutOfOrder
  /// No wall clock runs this many seconds ahead of UTC.
  case offsetOutOfRange(seconds: Int)
  /// The file counts leap seconds, which wall clocks and this program do not.
  case leapSeconds
  /// The rule for the years to come is not one of POSIX.
  case badFooter
}

extension ZoneRules {
  /// No zone file comes near this many bytes; the largest of 2026 has under 4,000.
  private static let largestFile = 262_144

  /// The zone that a compiled zone file describes (RFC 8536, versions 1 to 4).
  package init(identifier: String, tzif bytes: [UInt8]) throws(ZoneFault) {
    guard bytes.count <= ZoneRules.largestFile else { throw .tooLarge(bytes: bytes.count) }
    var reader = ByteReader(bytes)
    var header = try TZifHeader(&reader)
    var timeSize = 4
    if header.version >= 2 {
      // The first block is for old readers; the same follows with times of 64 bits.
      try reader.skip(header.blockSize(timeSize: 4))
      header = try TZifHeader(&reader)
      timeSize = 8
    }
    let block = try TZifBlock(&reader, header, timeSize: timeSize)
    let footer = timeSize == 8 ? try reader.footer() : nil
    try self.init(identifier: identifier, block: block, footer: footer)
  }

  private init(identifier: String, block: TZifBlock, footer: ZoneFooter?) throws(ZoneFault) {
    var changes: [OffsetChange] = []
    var offset = block.firstOffset
    for change in block.changes where change.offset != offset {
      changes.append(change)
      offset = change.offset
    }
    guard let footer else {
      self.init(identifier: identifier, firstOffset: block.firstOffset, changes: changes)
      return
    }
    // Without a change of its own the file leaves all times to the footer (RFC 8536, 3.3).
    let listed = block.changes.last
    let coming = footer.changes(after: listed?.at, from: offset)
    self.init(
      identifier: identifier,
      firstOffset: listed == nil ? footer.standardOffset : block.firstOffset,
      changes: changes + coming, repeats: coming.count > 400)
  }
}

/// What stands before a block of a zone file: how much of each thing follows.
private struct TZifHeader {
  let version: Int
  private let utcMarks, standardMarks, nameBytes: Int
  let leapSeconds, changes, localTimes: Int

  init(_ reader: inout ByteReader) throws(ZoneFault) {
    guard try reader.bytes(4) == [0x54, 0x5A, 0x69, 0x66] else { throw .notTZif }  // "TZif"
    switch try reader.byte() {
    case 0: version = 1
    case let digit where (0x32...0x34).contains(digit): version = Int(digit) - 0x30
    default: throw .notTZif
    }
    try reader.skip(15)
    utcMarks = try reader.count()
    standardMarks = try reader.count()
    leapSeconds = try reader.count()
    changes = try reader.count()
    localTimes = try reader.count()
    nameBytes = try reader.count()
  }

  func blockSize(timeSize: Int) -> Int {
    changes * (timeSize + 1) + localTimes * 6 + trailerSize(timeSize: timeSize)
  }

  /// The bytes after the local times: names, leap seconds, and marks that no reader needs here.
  func trailerSize(timeSize: Int) -> Int {
    nameBytes + leapSeconds * (timeSize + 4) + standardMarks + utcMarks
  }
}

/// The changes of a zone file, those in the past and those it lists for some years to come.
private struct TZifBlock {
  let firstOffset: Int
  let changes: [OffsetChange]

  /// 9000-01-01T00:00:00Z: later changes are no plan of any government.
  private static let latestChange: Int64 = 221_845_392_000

  init(_ reader: inout ByteReader, _ header: TZifHeader, timeSize: Int) throws(ZoneFault) {
    guard header.blockSize(timeSize: timeSize) <= reader.remaining else { throw .truncated }
    guard header.leapSeconds == 0 else { throw .leapSeconds }
    guard header.localTimes > 0 else { throw .noSuchLocalTime }
    var times: [Int64] = []
    for _ in 0..<header.changes {
      let time = try reader.integer(timeSize)
      guard time > times.last ?? .min, time < TZifBlock.latestChange else {
        throw .changesOutOfOrder
      }
      times.append(time)
    }
    let kinds = try reader.bytes(header.changes)
    var offsets: [Int] = []
    for _ in 0..<header.localTimes {
      let offset = try reader.integer(4)
      guard abs(offset) <= ZoneRules.widestOffset else {
        throw .offsetOutOfRange(seconds: Int(offset))
      }
      offsets.append(Int(offset))
      try reader.skip(2)
    }
    guard kinds.allSatisfy({ Int($0) < offsets.count }) else { throw .noSuchLocalTime }
    try reader.skip(header.trailerSize(timeSize: timeSize))
    firstOffset = offsets[0]
    changes = zip(times, kinds).map { OffsetChange(at: $0, offset: offsets[Int($1)]) }
  }
}

/// Reads numbers off the front of a file, as RFC 8536 writes them: the highest byte first.
private struct ByteReader {
  private let file: [UInt8]
  private var position = 0

  init(_ file: [UInt8]) {
    self.file = file
  }

  var remaining: Int { file.count - position }

  mutating func bytes(_ count: Int) throws(ZoneFault) -> ArraySlice<UInt8> {
    guard count <= remaining else { throw .truncated }
    defer { position += count }
    return file[position..<position + count]
  }

  mutating func skip(_ count: Int) throws(ZoneFault) {
    _ = try bytes(count)
  }

  mutating func byte() throws(ZoneFault) -> UInt8 {
    try bytes(1).first!
  }

  mutating func integer(_ size: Int) throws(ZoneFault) -> Int64 {
    let bytes = try bytes(size)
    let sign: Int64 = bytes.first! >= 0x80 ? -1 : 0
    return bytes.reduce(sign) { $0 << 8 | Int64($1) }
  }

  /// A count of things that follow; each takes a byte or more, so that no honest one is larger
  /// than the file.
  mutating func count() throws(ZoneFault) -> Int {
    let count = try integer(4)
    guard (0...Int64(file.count)).contains(count) else { throw .truncated }
    return Int(count)
  }

  /// The line after the block; nil where it is empty.
  mutating func footer() throws(ZoneFault) -> ZoneFooter? {
    guard try byte() == 0x0A else { throw .badFooter }
    let line = file[position...].prefix { $0 != 0x0A }
    guard line.endIndex < file.endIndex else { throw .truncated }
    if line.isEmpty { return nil }
    guard let footer = ZoneFooter(line) else { throw .badFooter }
    return footer
  }
}
