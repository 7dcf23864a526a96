import CampaignCore
import CivilTime

extension SQLValue: SQLConvertible {
  package var sqlValue: SQLValue { self }
}

extension String: SQLConvertible {
  package var sqlValue: SQLValue { .text(self) }
}

extension Int64: SQLConvertible {
  package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  package var sqlValue: SQLValue {
    switch self {
    case .some(let value): value.sqlValue
    case .none: .null
    }
  }
}

/// Instants are kept as whole microseconds.
extension Instant: SQLConvertible {
  package var sqlValue: SQLValue { .integer(microseconds) }
}

extension Duration: SQLConvertible {
  package var sqlValue: SQLValue { .integer(microseconds) }
}

extension ID: SQLConvertible {
  package var sqlValue: SQLValue { .text(text) }
}

extension Digest: SQLConvertible {
  package var sqlValue: SQLValue { .text(hex) }
}

extension Platform: SQLConvertible {}
extension DateStatus: SQLConvertible {}
extension Review.State: SQLConvertible {}
extension GateVerdict.Outcome: SQLConvertible {}
extension Dispatch.State: SQLConvertible {}
extension Act: SQLConvertible {}

extension SQLConvertible where Self: RawRepresentable, RawValue == String {
  package var sqlValue: SQLValue { .text(rawValue) }
}
