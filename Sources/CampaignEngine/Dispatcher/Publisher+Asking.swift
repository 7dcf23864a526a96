import CampaignCore

extension Publisher {
  func asked() async -> Result<AccountStanding, PublishFailure> {
    do throws(PublishFailure) {
      return .success(try await standing())
    } catch {
      return .failure(error)
    }
  }

  func outcome(of prepared: PreparedPost) async -> Result<Receipt, PublishFailure> {
    do throws(PublishFailure) {
      return .success(try await publish(prepared))
    } catch {
      return .failure(error)
    }
  }
}

extension [any Publisher] {
  /// All at once: one that is slow keeps no other.
  func getReady() async {
    await withDiscardingTaskGroup { group in
      for publisher in self { group.addTask { await publisher.getReady() } }
    }
  }
}
