import Logging

/// Carries what libraries and the engine log through swift-log to the journal: the metadata become
/// fields.
package struct JournalLogHandler: LogHandler {
  package var logLevel = Logger.Level.info
  package var metadata = Logger.Metadata()
  package var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let journal: Journal

  package init(label: String, journal: Journal, metadataProvider: Logger.MetadataProvider? = nil) {
    self.label = label
    self.journal = journal
    self.metadataProvider = metadataProvider
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let message = event.error.map { "\(event.message): \($0)" } ?? "\(event.message)"
    var entry = JournalEntry(message, priority: JournalEntry.Priority(event.level))
    let everything =
      metadata
      .merging(metadataProvider?.get() ?? [:]) { _, new in new }
      .merging(event.metadata ?? [:]) { _, new in new }
    for (key, value) in everything.sorted(by: { $0.key < $1.key }) {
      entry[JournalFieldName(mending: key)] = "\(value)"
    }
    entry["LOGGER"] = label
    entry["CODE_FILE"] = event.file
    entry["CODE_LINE"] = String(event.line)
    entry["CODE_FUNC"] = event.function
    journal.record(entry)
  }
}

extension JournalEntry.Priority {
  init(_ level: Logger.Level) {
    switch level {
    case .trace, .debug: self = .debug
    case .info: self = .info
    case .notice: self = .notice
    case .warning: self = .warning
    case .error: self = .error
    case .critical: self = .critical
    }
  }
}
