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

extension Publisher {
  /// What the account shows of these: in one reading where it can.
  func sightings(
    of posts: [PreparedPost]
  ) async -> [Result<Sighting, PublishFailure>] {
    if let reader = self as? any ReadingPublisher { return await reader.look(forAll: posts) }
    var sightings: [Result<Sighting, PublishFailure>] = []
    for prepared in posts {
      do throws(PublishFailure) {
        sightings.append(.success(try await look(for: prepared)))
      } catch {
        sightings.append(.failure(error))
      }
    }
    return sightings
  }
}
