import Testing
import Triage

@Suite("Numbers as text, whatever the machine's locale")
struct NumbersAsTextTests {
    @Test(
        "decimal",
        arguments: [
            (0, 2, "0.00"), (1, 0, "1"), (0.5, 0, "1"), (-0.5, 0, "-1"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"),
            (-0.0, 1, "0.0"), (-0.006, 2, "-0.01"), (0.05, 2, "0.05"), (9.995, 1, "10.0"), (-12.34, 1, "-12.3"),
            (0.999, 2, "1.00"), (1_234_567.891, 3, "1234567.891"), (99_999_999_999_999, 2, "99999999999999.00"),
            (1e17, 2, "1e+17"), (-1e300, 2, "-1e+300"), (.infinity, 1, "inf"), (-.infinity, 1, "-inf"),
            (.nan, 1, "nan"),
            (9e14, 5, "900000000000000.0"), (1, 400, "1.0"),
        ] as [(Double, Int, String)])
    func decimals(value: Double, places: Int, text: String) { #expect(decimal(value, places) == text) }

    @Test(
        "grouped",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (-1, "-1"), (-999, "-999"), (-1_000, "-1,000"),
            (100_000, "100,000"), (2_000_000, "2,000,000"), (Int.max, "9,223,372,036,854,775,807"),
            (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func groups(value: Int, text: String) { #expect(grouped(value) == text) }

    @Test(
        "evidence as a sentence",
        arguments: [
            (1.3, "“third week” → complaint +1.3"), (-0.26, "“third week” → complaint −0.3"),
            (-0.01, "“third week” → complaint +0.0"), (0, "“third week” → complaint +0.0"),
            (.infinity, "“third week” → complaint +inf"), (1e300, "“third week” → complaint +1e+300"),
        ])
    func evidence(weight: Double, sentence: String) {
        #expect(Evidence(words: "third week", signal: .complaint, weight: weight).sentence == sentence)
    }
}
