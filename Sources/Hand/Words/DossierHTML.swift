import CampaignCore
import Foundation

/// A dossier as one HTML file that prints well on A4: no script, nothing fetched from elsewhere.
struct DossierHTML {
  let text: String

  /// - Parameter pictures: the bytes of a picture as it was published; nil where they are not at hand.
  init(_ page: DossierPage, pictures: (Media) -> Data?) {
    let title = page.parts.lazy.compactMap { if case .title(let text) = $0 { text } else { nil } }
    let body = page.parts.map { DossierHTML.element($0, pictures) }.joined(separator: "\n")
    text = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(escaped(title.first ?? ""))</title>
      <style>
      \(DossierHTML.style)
      </style>
      </head>
      <body>
      \(body)
      </body>
      </html>

      """
  }

  private static let style = """
    @page { size: A4; margin: 18mm 16mm }
    body { font: 10.5pt/1.45 Georgia, serif; color: #111; max-width: 178mm; margin: 0 auto }
    h1 { font-size: 15pt; overflow-wrap: anywhere }
    h2 { font-size: 13pt; border-bottom: 1px solid #999; margin-top: 8mm; break-after: avoid }
    h3 { font-size: 11pt; break-after: avoid }
    blockquote { margin: 0 0 3mm; padding: 3mm 5mm; border-left: 3px solid #005eb8;
      background: #f4f6f8; white-space: pre-wrap; break-inside: avoid }
    figure { margin: 3mm 0; break-inside: avoid } img { max-width: 90mm; max-height: 80mm }
    table { border-collapse: collapse; width: 100%; font-size: 8.5pt }
    td, th { border: 1px solid #bbb; padding: 1mm 1.5mm; text-align: left; vertical-align: top;
      overflow-wrap: break-word }
    td:last-child { overflow-wrap: anywhere; width: 60% }
    h2 + p { break-after: avoid }
    tr { break-inside: avoid } thead { display: table-header-group }
    code { font-size: 85%; overflow-wrap: anywhere } a { color: #005eb8 }
    """

  private static func element(_ part: DossierPart, _ pictures: (Media) -> Data?) -> String {
    switch part {
    case .title(let text): return "<h1>\(escaped(text))</h1>"
    case .heading(let text): return "<h2>\(escaped(text))</h2>"
    case .subheading(let text): return "<h3>\(escaped(text))</h3>"
    case .paragraph(let text): return "<p>\(marked(text))</p>"
    case .facts(let facts):
      let items = facts.map { fact in
        let value = escaped(fact.value)
        return "<li>\(escaped(fact.label)): "
          + (fact.isStrong ? "<strong>\(value)</strong>" : value) + "</li>"
      }
      return "<ul>\(items.joined())</ul>"
    case .list(let items):
      return "<ul>\(items.map { "<li>\(marked($0))</li>" }.joined())</ul>"
    case .words(let lines):
      return "<blockquote>\(escaped(lines.joined(separator: "\n")))</blockquote>"
    case .picture(let media): return picture(media, pictures(media))
    case .link(let label, let address): return link(label, address)
    case .table(let head, let rows):
      return "<table><thead>\(row(head, "th"))</thead><tbody>"
        + rows.map { row($0, "td") }.joined(separator: "\n") + "</tbody></table>"
    }
  }

  private static func picture(_ media: Media, _ bytes: Data?) -> String {
    let alt = media.alt ?? "no alternative text"
    let image =
      bytes.map {
        "<img src=\"data:\(escaped(media.mimeType));base64,\($0.base64EncodedString())\" "
          + "alt=\"\(escaped(alt))\">"
      } ?? ""
    return "<figure>\(image)<figcaption>\(escaped(media.file)), bytes "
      + "<code>\(media.digest.short)</code>: \(escaped(alt))</figcaption></figure>"
  }

  /// Only addresses of the web are made to be followed.
  private static func link(_ label: String, _ address: String) -> String {
    let text = escaped(address)
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    return "<p>\(escaped(label)): " + (isWeb ? "<a href=\"\(text)\">\(text)</a>" : text) + "</p>"
  }

  private static func row(_ cells: [String], _ tag: String) -> String {
    "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>"
  }

  /// `**strong**` and `` `code` `` as the page writes them.
  private static func marked(_ text: String) -> String {
    paired(paired(escaped(text), "**", "strong"), "`", "code")
  }

  private static func paired(_ text: String, _ mark: String, _ tag: String) -> String {
    let pieces = text.components(separatedBy: mark)
    guard pieces.count > 2, !pieces.count.isMultiple(of: 2) else { return text }
    return pieces.enumerated().map { index, piece in
      index.isMultiple(of: 2) ? piece : "<\(tag)>\(piece)</\(tag)>"
    }.joined()
  }
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}
