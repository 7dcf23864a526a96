/// What a YAML parser complained of, in the words of somebody who writes posts.
struct SyntaxFault {
  let message: String
  let hint: String?
  /// Whether something was opened and not closed.
  let isUnclosed: Bool

  init(problem: String, in line: Substring?) {
    isUnclosed = [
      "found unexpected end of stream", "found unexpected document indicator",
      "did not find expected ',' or ']'", "did not find expected ',' or '}'",
    ].contains(problem)
    if line?.prefix(while: \.isWhitespace).contains("\t") == true {
      (message, hint) = ("the line begins with a tab", "indent with spaces")
      return
    }
    switch problem {
    case "mapping values are not allowed in this context":
      message = "a second ': ' in one line"
      hint = "put the value in quotes, or write it as a block: '|' here and the words below"
    case "found character that cannot start any token":
      message = "a value cannot begin with this character"
      hint = "put the value in quotes"
    case "could not find expected ':'":
      message = "this line has no ':' after its key"
      hint = "write 'key: value'; words that go on below another line stand further in"
    case "did not find expected key", "did not find expected '-' indicator":
      message = "this line does not fit the lines above it"
      hint = "lines of one group begin in one column"
    case "block sequence entries are not allowed in this context":
      message = "a list item cannot begin here"
      hint = "begin the item on a line of its own"
    case "found unexpected end of stream", "found unexpected document indicator":
      message = "the quotes of this value are not closed"
      hint = "close the quotes"
    case "did not find expected ',' or ']'":
      message = "the list in brackets is not closed"
      hint =
        "close it with ']'; after ' #' everything is a comment, so quote hashtags or leave '#' out"
    case "did not find expected ',' or '}'":
      message = "the keys in braces are not closed"
      hint = "close them with '}'"
    case "but found another document":
      message = "'---' begins a second document; a file holds one"
      hint = "put it into a file of its own"
    default:
      message = "not valid YAML: \(problem)"
      hint = nil
    }
  }
}
