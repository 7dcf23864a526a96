import ArgumentParser
import Foundation
import Hand

/// One program under two names: called as `campaignctl` it is the hand, otherwise the daemon. The
/// package ships it once with a link, as Swift's runtime in it is far larger than either.
@main
enum Program {
  static func main() async {
    let name = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent }
    if name == "campaignctl" {
      await Campaignctl.main()
    } else {
      await Campaignd.main()
    }
  }
}
