import Transport
import Triage

/// The digest as a message of mail (RFC 5322).
enum EmailDigest {
    /// The same digest gives the same message, to the byte, with the same Message-ID: whoever gets it twice can tell.
    static func render(_ digest: Digest, from sender: Mailbox, to recipients: [Mailbox]) -> String {
        let body = MailText.quotedPrintable(TextDigest.render(digest, width: MailText.columns))
        let digest = digest.displayable
        let subject = [digest.brand, DigestWords.headline(digest)].filter { !$0.isEmpty }.joined(separator: " · ")
        var head = "Date: \(date(digest.generatedAt))\r\n"
        head += MailText.field("From", [sender])
        head += MailText.field("To", recipients)
        head += MailText.field("Subject", DisplayText.cut(subject, limit: 150))
        var hash = FNV1a()
        hash.add(head)
        hash.add(body)
        // A domain of 255 bytes still leaves the line far below the limit of 998.
        head += "Message-ID: <\(digest.generatedAt.milliseconds).\(hash.hexadecimal)@\(sender.address.domain)>\r\n"
        // RFC 3834: no vacation notice in answer, please.
        head += "Auto-Submitted: auto-generated\r\n"
        head += "MIME-Version: 1.0\r\n"
        head += "Content-Type: text/plain; charset=utf-8\r\n"
        head += "Content-Transfer-Encoding: quoted-printable\r\n"
        return head + "\r\n" + body
    }

    /// RFC 5322's date: HTTP's, with the zone as a number.
    private static func date(_ time: Timestamp) -> String { HTTPDate.text(time).dropLast(3) + "+0000" }
}
