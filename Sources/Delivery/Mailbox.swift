import Transport

/// Somebody who writes or gets mail: `care@kettlewren.example` or `Kettlewren Care <care@kettlewren.example>`.
struct Mailbox: Sendable, Hashable {
    /// As shown; `nil` where only the address is known.
    let name: String?
    let address: MailAddress

    /// `nil` for anything but these two forms.
    init?(_ text: String) {
        let text = DisplayText.clean(text)
        guard text.hasSuffix(">") else {
            guard let address = MailAddress(text) else { return nil }
            (name, self.address) = (nil, address)
            return
        }
        guard let open = text.lastIndex(of: "<"),
            let address = MailAddress(String(text[text.index(after: open)...].dropLast()))
        else { return nil }
        var name = DisplayText.clean(String(text[..<open]))
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
        self.name = name.isEmpty ? nil : name
        self.address = address
    }
}
