import CampaignCore

/// A dossier as Markdown, to read, print or send.
struct DossierMarkdown {
  let text: String

  init(_ page: DossierPage) {
    text = page.parts.map { DossierMarkdown.lines($0).map { $0 + "\n" }.joined() }
      .joined(separator: "\n")
  }

  private static func lines(_ part: DossierPart) -> [String] {
    switch part {
    case .title(let text): return ["# \(text)"]
    case .heading(let text): return ["## \(text)"]
    case .subheading(let text): return ["### \(text)"]
    case .paragraph(let text): return [text]
    case .facts(let facts):
      return facts.map { "- \($0.label): " + ($0.isStrong ? "**\($0.value)**" : $0.value) }
    case .list(let items): return items.map { "- \($0)" }
    case .words(let lines): return lines.map { "> \($0)" }
    case .picture(let media):
      return [
        "> [picture \(media.file), bytes `\(media.digest.short)`] "
          + (media.alt ?? "no alternative text")
      ]
    case .link(let label, let address): return ["- \(label): \(address)"]
    case .table(let head, let rows):
      return [row(head), row(head.map { _ in "---" })] + rows.map(row)
    }
  }

  private static func row(_ cells: [String]) -> String {
    let escaped = cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: "<br>") }
    return "| \(escaped.joined(separator: " | ")) |"
  }
}
