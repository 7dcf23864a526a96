/// What each part of the house may import, as the table of its design has it. SwiftPM does not guard
/// these borders: a module that some other target depends on can be imported anywhere.
enum House {
  static let mayImport: [String: Set<String>] = [
    "CivilTime": [],
    "CampaignCore": ["CivilTime", "Foundation", "Crypto"],
    "SafetyGate": ["CivilTime", "CampaignCore", "CWordLists", "Foundation"],
    "CalendarFiles": ["CivilTime", "CampaignCore", "Yams", "Foundation", "Synchronization"],
    "CampaignStore": [
      "CivilTime", "CampaignCore", "GRDB", "GRDBSQLite", "CPostgreSQL", "Foundation", "Dispatch",
      "Synchronization",
    ],
    "Publishers": [
      "CivilTime", "CampaignCore", "AsyncHTTPClient", "Crypto", "NIOCore", "NIOHTTP1",
      "Foundation", "Synchronization",
    ],
    "CampaignEngine": [
      "CivilTime", "CampaignCore", "SafetyGate", "CampaignStore", "ServiceLifecycle", "Logging",
      "Metrics", "Foundation", "Synchronization",
    ],
    "Console": [
      "CivilTime", "CampaignCore", "CampaignEngine", "Hummingbird", "HummingbirdCore", "HTTPTypes",
      "ServiceLifecycle", "Logging", "NIOCore", "NIOPosix", "NIOExtras", "Foundation", "Glibc",
      "Synchronization",
    ],
    "Systemd": [
      "CSystemd", "CivilTime", "Logging", "ServiceLifecycle", "NIOCore", "NIOPosix", "Foundation",
      "Dispatch", "Glibc", "Synchronization",
    ],
    "campaignd": [
      "CivilTime", "CampaignCore", "SafetyGate", "CalendarFiles", "CampaignStore", "Publishers",
      "CampaignEngine", "Console", "Systemd", "Hand", "ArgumentParser", "AsyncHTTPClient",
      "Logging", "Metrics", "ServiceLifecycle", "UnixSignals", "Subprocess", "SystemPackage",
      "Foundation", "Synchronization",
    ],
    "campaignctl": ["Hand", "ArgumentParser"],
    "Hand": [
      "CivilTime", "CampaignCore", "SafetyGate", "CalendarFiles", "CampaignEngine", "Systemd",
      "ArgumentParser", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "Subprocess", "SystemPackage",
      "Foundation",
    ],
    "CSystemd": [],
    "CDispatchRest": [],
    "CWordLists": [],
    "CPostgreSQL": [],
  ]

  /// The parts that decide and do nothing else: no clock, no chance, no files, no network.
  static let pureParts: Set<String> = ["CivilTime", "CampaignCore", "SafetyGate"]

  static let topLevel: Set<String> = [
    "Package.swift", "README.md", "LICENSE", ".gitignore", ".swift-format", ".editorconfig", ".ci",
    "Sources", "Tests", "Deploy", "Campaigns",
  ]

  /// Words that no source file has, outside comments and strings.
  static let wordsNowhere: [String: String] = [
    "Regex": "a pattern can be slow on hostile text; walk over it by hand",
    "NSRegularExpression": "a pattern can be slow on hostile text; walk over it by hand",
    "regularExpression": "a pattern can be slow on hostile text; walk over it by hand",
    "Calendar.RecurrenceRule": "it is wrong on Linux; CivilTime has our own rules",
    "fatalError": "the daemon does not fall over; throw what is wrong",
    "Process(": "its start reads beyond memory now and then on Linux; Subprocess.run",
    "try!": "the daemon does not fall over; throw what is wrong",
    "as!": "the daemon does not fall over; throw what is wrong",
  ]

  /// What reads a clock. Time is an argument; only SystemClock.swift asks for it.
  static let clockReaders = [
    "Date()", "Date.now", "Date.init()", "timeIntervalSinceNow", "clock_gettime", "gettimeofday",
    "CFAbsoluteTimeGetCurrent",
  ]

  /// What a part that only decides never does.
  static let effects = [
    "FileManager", "FileHandle", "ProcessInfo", "URLSession", "Process(", "print(", "Task.sleep",
    "UUID()", ".random(", "SystemRandomNumberGenerator", "shuffled()", "randomElement()",
    "contentsOfFile", "ContinuousClock", "SuspendingClock",
  ]
}
