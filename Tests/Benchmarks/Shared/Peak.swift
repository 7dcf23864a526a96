import ArgumentParser
import CivilTime
import Support

/// On paper: many trusts on few servers, and all of them post at nine. Nothing is started: what each
/// step costs is said, and the rest follows.
struct Peak: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peak",
    abstract: "Simulates the nine o'clock of many trusts, and says where the limits are.")

  @Option(help: "How many trusts.") var trusts = 1_000
  @Option(help: "How many accounts they have together.") var accounts = 100_000
  @Option(help: "How many posts are pending, over the days ahead.") var pending = 10_000_000
  @Option(help: "Over how many days they lie.") var days = 400
  @Option(help: "How many in a hundred of a day's posts are due at nine.") var atNine = 60
  @Option(help: "Processor cores of a database server.") var cores = 16
  @Option(help: "Cores of all machines that run daemons, together.") var daemonCores = 64
  @OptionGroup var costs: PeakCosts

  func run() async throws {
    let usual = pending / days * atNine / 100
    var lines: [(String, String)] = []
    for (name, posts) in [
      ("a usual nine o'clock", usual), ("each account posts at nine", accounts),
    ] {
      for servers in [1, 2, 4, 10] {
        var model = PeakModel(
          trusts: trusts, posts: posts, servers: servers, cores: cores, daemonCores: daemonCores,
          costs: costs, generator: SeededGenerator(seed: 9))
        let outcome = model.run()
        let title = "\(name): \(posts) posts, \(servers) database server\(servers == 1 ? "" : "s")"
        lines.append((title, outcome.line))
      }
    }
    Table("\(trusts) trusts, \(accounts) accounts, \(pending) pending posts: from the slot on") {
      lines
    }.print()
    Table("what that needs, with two machines for each trust") {
      ("connections", "\(trusts * 2 * 4), four for each daemon")
      ("daemons' memory", "\(trusts * 2 * costs.megabytes / 1024) GB, \(costs.megabytes) MB each")
      ("pending posts on disk", "\(pending / 1000 * costs.bytesAPost / 1_000_000) GB")
      ("cores", "\(cores) for each database server, \(daemonCores) for daemons")
    }.print()
  }
}

/// What steps cost; times in microseconds. The defaults are careful: `shared burst` measures yours.
struct PeakCosts: ParsableArguments {
  @Option(help: "The database's processor time for a post, from claim to receipt.")
  var databaseAPost = 300
  @Option(help: "The database's processor time for a transaction, whatever is in it.")
  var databaseATransaction = 1_500
  @Option(help: "A flush of the database's disk.") var flush = 2_000
  @Option(help: "A daemon's processor time for a post.") var daemonAPost = 450
  @Option(help: "How long a platform takes over an answer, on the average.") var answer = 300_000
  @Option(help: "How many posts a trust has on the way at once.") var places = 512
  @Option(help: "Bytes of a pending post in the database, with its indexes.") var bytesAPost = 2_800
  @Option(help: "Megabytes of memory of a daemon.") var megabytes = 50
}
