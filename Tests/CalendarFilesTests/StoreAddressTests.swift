import CalendarFiles
import Testing

/// Where a store may be, as an administrator writes it.
@Suite struct StoreAddressTests {
  @Test func `a file and a server's database are stores, and a tenant is a schema`() throws {
    #expect(try StoreAddress("sqlite:/var/lib/x.sqlite") == .sqlite(path: "/var/lib/x.sqlite"))
    #expect(
      try StoreAddress("postgresql://campaignd@db/campaignd", tenant: "harrowmere")
        == .postgresql(address: "postgresql://campaignd@db/campaignd", schema: "harrowmere"))
    #expect(
      try StoreAddress("postgres://db/campaignd")
        == .postgresql(address: "postgres://db/campaignd", schema: nil))
  }

  @Test(
    arguments: [
      ("mysql://db/x", nil, "is not a store's address"),
      ("sqlite:", nil, "is not a store's address"),
      ("sqlite:/x", "harrowmere", "only a PostgreSQL database has tenants"),
      ("postgresql://campaignd:secret@db/x", nil, "holds a password"),
      ("postgresql://db/x?sslmode=require&password=secret", nil, "holds a password"),
      ("postgresql://db/x?sslkey=/k&sslpassword=secret", nil, "holds a password"),
      ("postgresql://db/x", "Harrowmere", "a tenant's name"),
      ("postgresql://db/x", "a;drop", "a tenant's name"),
      ("postgresql://db/x", "", "a tenant's name"),
    ] as [(String, String?, String)])
  func `what is no store is said to be none, without its secrets`(
    text: String, tenant: String?, words: String
  ) {
    let fault = #expect(throws: StoreAddress.Fault.self) {
      try StoreAddress(text, tenant: tenant)
    }
    #expect(fault?.reason.contains(words) == true)
    #expect(fault.map { "\($0)".contains("secret@") || "\($0)".contains("=secret") } == false)
  }
}
