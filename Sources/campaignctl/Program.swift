import ArgumentParser
import Hand

/// `campaignctl` as a program of its own, as it is built beside the daemon.
@main
enum Program {
  static func main() async {
    await Campaignctl.main()
  }
}
