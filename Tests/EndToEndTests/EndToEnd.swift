import Testing

/// The two programs as they were built, one house after the other: each test has the machine to
/// itself, so that slots seconds away are met.
@Suite(.serialized, .timeLimit(.minutes(5))) enum EndToEnd {}
