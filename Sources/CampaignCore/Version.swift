/// The version of campaignd and campaignctl; the package and CHANGES.md carry the same.
package let campaigndVersion = "0.1.0"
