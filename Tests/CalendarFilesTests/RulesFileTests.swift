import CalendarFiles
import CampaignCore
import CivilTime
import Testing

@Suite struct RulesFileTests {
  @Test func `a trust adds its own words, exceptions and weights`() throws {
    let folder = try Folder([
      "rules/own-words.yaml": """
      phrases:
        - rule: trust.old-names
          words: ["Moorside (asylum|hospital)"]
          severity: warn
          reason: It has another name now.
          remedy: Say Larch Ward.
          source: House style, section 3
      exceptions:
        - rule: stigma.slur
          words: The Nutters Choir
          reason: Their own choice
          owner: comms-officer
          expires: 2027-12-31
      raise:
        - {rule: media.alt-missing, to: review}
      """
    ])
    let (calendar, diagnostics) = folder.read()
    #expect(DiagnosticPrinter().text(diagnostics) == "")
    let rules = try #require(calendar).trustRules
    #expect(rules.phrases.map(\.text) == ["Moorside (asylum|hospital)"])
    #expect(rules.exceptions.map(\.owner) == ["comms-officer"])
    #expect(rules.exceptions.first?.expires == CivilDate("2027-12-31"))
    #expect(rules.raised == ["media.alt-missing": .review])
    #expect(rules.places["stigma.slur"]?.line == 9)
  }

  @Test func `every fault of a rules file is told at its place`() throws {
    let folder = try Folder([
      "rules/own-words.yaml": """
      phrases:
        - {rule: old-names, words: [ab], severity: wran, reason: A, remedy: B, source: C}
      exceptions:
        - {rule: stigma.slur, words: The Nutters Choir, owner: nobody}
      """
    ])
    let (calendar, diagnostics) = folder.read()
    #expect(calendar == nil)
    #expect(diagnostics.map(\.location.line) == [2, 2, 2, 4, 4])
  }
}
