import ArgumentParser
import CampaignCore
import CampaignEngine
import Console
import Foundation
import Systemd

/// What campaignd-doorkeeper.service runs; nobody types it.
struct DoorkeeperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doorkeeper",
    abstract: "Tell the daemon who calls; started by campaignd-doorkeeper.socket.",
    shouldDisplay: false)

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let socket = InheritedSocket.all(in: environment).first else {
      throw Startup.fault("systemd starts this, with a socket", .usage)
    }
    Doorkeeper(socket.descriptor).run()
  }
}
