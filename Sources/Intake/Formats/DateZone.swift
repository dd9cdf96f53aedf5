/// Time zones by name or offset.
enum DateZone {
    /// Minutes east of UTC. Nothing, `Z`, unknown letters and unknown names count as UTC (RFC 2822, section 4.3);
    /// `nil` only for an offset that cannot be one.
    static func offsetMinutes(_ zone: some BidirectionalCollection<UInt8>) -> Int? {
        guard let first = zone.first else { return 0 }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return numeric(zone) }
        guard !FeedDate.isDigit(first) else { return nil }
        if let sign = zone.firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            // GMT+2, UTC-05:00
            return numeric(zone[sign...]) ?? 0
        }
        if zone.elementsEqual("GMT".utf8) || zone.elementsEqual("Z".utf8) { return 0 }
        return hours[String(decoding: zone, as: UTF8.self).uppercased()].map { Int($0 * 60) } ?? 0
    }

    /// `+hhmm` with or without colons, or fewer digits.
    private static func numeric(_ offset: some Collection<UInt8>) -> Int? {
        var value = 0
        var count = 0
        for byte in offset.dropFirst() where byte != UInt8(ascii: ":") {
            guard FeedDate.isDigit(byte), count < 4 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            count += 1
        }
        guard count > 0 else { return nil }
        let (hours, minutes) = count <= 2 ? (value, 0) : (value / 100, value % 100)
        guard hours < 24, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (offset.first == UInt8(ascii: "-") ? -1 : 1)
    }

    private static let hours: [String: Double] = [
        "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
        "MDT": -6, "PST": -8, "PDT": -7, "ET": -5, "CT": -6, "MT": -7, "PT": -8, "AKST": -9, "AKDT": -8, "HST": -10,
        "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3, "BST": 1, "WEST": 1, "IST": 5.5,
        "CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "SAST": 2, "MSK": 3,
        "MSD": 4, "PKT": 5, "ICT": 7, "WIB": 7, "HKT": 8, "SGT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5,
        "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    ]
}
