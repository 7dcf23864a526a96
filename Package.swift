// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(
  name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A part of the house, as design.md draws it: its folder is Sources/<name>.
func part(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of one part: their folder is Tests/<name>.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)",
    exclude: excludedTestData[name] ?? [], swiftSettings: strict)
}

let excludedTestData: [String: [String]] = [
  "CalendarFilesTests": ["Cases"], "SafetyGateTests": ["Cases"],
]

let wordListFiles = [
  "clinical", "consent", "crisis", "eating-disorders", "english", "first-names", "identifiers",
  "people", "places", "quasi", "stigma", "suicide", "timing", "tone", "vulnerable", "word-marks",
].map { "\($0).txt" }

let package = Package(
  name: "campaignd",
  products: [
    .executable(name: "campaignd", targets: ["campaignd"]),
    .executable(name: "campaignctl", targets: ["campaignctl"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
      traits: ["FullFoundation"]),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The order in which a post travels.
    part("CivilTime"),
    part("CampaignCore", ["CivilTime", crypto]),
    // The gate's word lists: text files that its C compiler puts into the binary.
    .target(name: "CWordLists", exclude: wordListFiles),
    part("SafetyGate", ["CivilTime", "CampaignCore", "CWordLists"]),
    part("CalendarFiles", ["CivilTime", "CampaignCore", yams]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    part("CampaignStore", ["CPostgreSQL", "CivilTime", "CampaignCore", grdb, grdbSQLite]),
    part("Publishers", ["CivilTime", "CampaignCore", asyncHTTPClient, crypto, nioCore, nioHTTP1]),
    part(
      "CampaignEngine",
      [
        "CivilTime", "CampaignCore", "SafetyGate", "CampaignStore", lifecycle, logging, metrics,
      ]),
    part(
      "Console",
      [
        "CivilTime", "CampaignCore", "CampaignEngine", hummingbirdCore, httpTypes, lifecycle,
        logging, nioCore, nioPosix,
      ]),
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    part("Systemd", ["CSystemd", "CivilTime", lifecycle, logging]),

    // What a person types, as a library: campaignd answers to both names where it is packaged.
    part(
      "Hand",
      [
        "CivilTime", "CampaignCore", "SafetyGate", "CalendarFiles", "CampaignEngine", "Systemd",
        argumentParser, asyncHTTPClient, nioCore, nioHTTP1, subprocess, systemPackage,
      ]),
    // Lets the daemon sleep: see its only file.
    .target(name: "CDispatchRest"),

    .executableTarget(
      name: "campaignd",
      dependencies: [
        "CivilTime", "CampaignCore", "SafetyGate", "CalendarFiles", "CampaignStore", "Publishers",
        "CampaignEngine", "Console", "Systemd", "Hand", "CDispatchRest", argumentParser, lifecycle,
        unixSignals, logging, subprocess, systemPackage,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "campaignctl", dependencies: ["Hand", argumentParser], swiftSettings: strict),

    .target(
      name: "Support",
      dependencies: [
        "CivilTime", "CampaignCore", "CampaignStore", crypto, hummingbird, httpTypes, nioCore,
        nioHTTP1, nioPosix, logging, subprocess, systemPackage,
      ],
      path: "Tests/Support",
      exclude: [
        "PyPI/pypi", "PyPI/pds.py", "PyPI/records.py", "PyPI/statuses.py", "PostgreSQL/postgres",
      ],
      swiftSettings: strict),
    // A house at work on one day, and the laws that hold whatever happens on it.
    .target(
      name: "Laws",
      dependencies: [
        "CivilTime", "CampaignCore", "SafetyGate", "CampaignStore", "CampaignEngine", "Support",
        logging,
      ],
      path: "Tests/Laws", swiftSettings: strict),
    // Prints how fast the built daemon is, and lives more days than the tests have time for.
    .executableTarget(
      name: "campaign-benchmarks",
      dependencies: [
        "CivilTime", "CampaignCore", "SafetyGate", "CalendarFiles", "CampaignStore",
        "CampaignEngine", "Systemd", "Support", "Laws", argumentParser, crypto, grdb, logging,
        nioCore, nioPosix,
      ],
      path: "Tests/Benchmarks", exclude: ["Bare", "Procrastinate"], swiftSettings: strict),
    // What the daemon is held against.
    .executableTarget(
      name: "bare-client", path: "Tests/Benchmarks/Bare",
      linkerSettings: [.linkedLibrary("sqlite3")]),
    tests("CivilTimeTests", ["CivilTime", "Support"]),
    tests("CampaignCoreTests", ["CivilTime", "CampaignCore", "Support", yams]),
    tests("SafetyGateTests", ["CivilTime", "CampaignCore", "SafetyGate", "Support", yams]),
    tests("CalendarFilesTests", ["CivilTime", "CampaignCore", "CalendarFiles", "Support", yams]),
    tests("CampaignStoreTests", ["CivilTime", "CampaignCore", "CampaignStore", "Support"]),
    tests(
      "PublishersTests",
      [
        "CivilTime", "CampaignCore", "Publishers", "Support", asyncHTTPClient, crypto, nioCore,
        nioEmbedded, nioHTTP1,
      ]),
    tests(
      "CampaignEngineTests",
      [
        "CivilTime", "CampaignCore", "SafetyGate", "CampaignStore", "CampaignEngine", "Publishers",
        "Support", "Laws", asyncHTTPClient, logging,
      ]),
    tests(
      "ConsoleTests",
      [
        "CivilTime", "CampaignCore", "CampaignEngine", "Console", "Support", lifecycle, logging,
        nioCore,
      ]),
    // What SystemdTests start under a journald and a systemd of their own.
    .executableTarget(
      name: "systemd-probe", dependencies: ["CivilTime", "Systemd", logging],
      path: "Tests/SystemdProbe", swiftSettings: strict),
    tests("SystemdTests", ["CivilTime", "Systemd", "Support", "systemd-probe", logging]),
    tests("ArchitectureTests", ["Support"]),
    tests("EndToEndTests", ["CivilTime", "Publishers", "Support"]),
  ]
)

// Fuzzing: FUZZ=1 swift build --sanitize=fuzzer --product fuzz-ics, then run it on
// Tests/Fuzzing/corpus/ics. libFuzzer brings the main, so nothing else of the package links with it.
if Context.environment["FUZZ"] != nil {
  package.targets += ["ics", "csv", "yaml", "gate"].map { kind in
    .executableTarget(
      name: "fuzz-\(kind)",
      dependencies: ["CivilTime", "CampaignCore", "CalendarFiles", "SafetyGate"],
      path: "Tests/Fuzzing/\(kind)", swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
  }
}
