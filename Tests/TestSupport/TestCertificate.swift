/// A key and certificates made for these tests alone; nobody else trusts them.
package enum TestCertificate: String, Sendable, CaseIterable {
    /// For 127.0.0.1 and localhost.
    case here
    /// For `elsewhere.example` only.
    case elsewhere
    /// For 127.0.0.1 and localhost, until 2021.
    case expired

    /// The certificate, self-signed, as PEM.
    package var pem: String {
        switch self {
        case .here:
            """
            -----BEGIN CERTIFICATE-----
            MIIBazCCARGgAwIBAgIUaAkPFpi8bZsxNHeHKpmAZPzfRc4wCgYIKoZIzj0EAwIw
            HDEaMBgGA1UEAwwRVGVzdCBzZXJ2ZXI6IGhlcmUwIBcNMjAwMTAxMDAwMDAwWhgP
            MjEyMDAxMDEwMDAwMDBaMBwxGjAYBgNVBAMMEVRlc3Qgc2VydmVyOiBoZXJlMFkw
            EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMJS6XGbwURaAESFduAgtPR8ckHHEFV48
            cHuHWcgUwtCvPXRlSxVM/EmY8ajWEh59PydXhQwXfE6SN20mpbRXe6MvMC0wGgYD
            VR0RBBMwEYcEfwAAAYIJbG9jYWxob3N0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
            zj0EAwIDSAAwRQIgcS8OUsgBU64vnZtJH0vCyGtdmq9rFvsF3brtLm9TiZICIQDT
            C0LEwXXLA3iownbcUfMMkg3QIOWjwM0ilSIXqGZ8Hw==
            -----END CERTIFICATE-----

            """
        case .elsewhere:
            """
            -----BEGIN CERTIFICATE-----
            MIIBdjCCAR2gAwIBAgIUW8l2T7w7hQfJEUohgC+H8KVXLgEwCgYIKoZIzj0EAwIw
            ITEfMB0GA1UEAwwWVGVzdCBzZXJ2ZXI6IGVsc2V3aGVyZTAgFw0yMDAxMDEwMDAw
            MDBaGA8yMTIwMDEwMTAwMDAwMFowITEfMB0GA1UEAwwWVGVzdCBzZXJ2ZXI6IGVs
            c2V3aGVyZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDCUulxm8FEWgBEhXbgI
            LT0fHJBxxBVePHB7h1nIFMLQrz10ZUsVTPxJmPGo1hIefT8nV4UMF3xOkjdtJqW0
            V3ujMTAvMBwGA1UdEQQVMBOCEWVsc2V3aGVyZS5leGFtcGxlMA8GA1UdEwEB/wQF
            MAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgBgwNS66AZrQuUYJx0ilaN7FVGo5zPIUu
            AMlgNAP6EwgCIExIsiiPYThsFMSFM+TC4cVsEeAC/vjp/yAFFSa70Ar6
            -----END CERTIFICATE-----

            """
        case .expired:
            """
            -----BEGIN CERTIFICATE-----
            MIIBbzCCARWgAwIBAgIUd2+yhCv+FN0/xxU+Cd4GjY34RMowCgYIKoZIzj0EAwIw
            HzEdMBsGA1UEAwwUVGVzdCBzZXJ2ZXI6IGV4cGlyZWQwHhcNMjAwMTAxMDAwMDAw
            WhcNMjEwMTAxMDAwMDAwWjAfMR0wGwYDVQQDDBRUZXN0IHNlcnZlcjogZXhwaXJl
            ZDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDCUulxm8FEWgBEhXbgILT0fHJBx
            xBVePHB7h1nIFMLQrz10ZUsVTPxJmPGo1hIefT8nV4UMF3xOkjdtJqW0V3ujLzAt
            MBoGA1UdEQQTMBGHBH8AAAGCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/MAoG
            CCqGSM49BAMCA0gAMEUCIQCB+IVWtVWUAos5K0MSv1YYwhLX+T1/YclaXkMEhexx
            /gIgQQ5vTS5zufP/DVedQ1wwzgB8m9uVWqd8btZFebcFqHI=
            -----END CERTIFICATE-----

            """
        }
    }

    /// The key of them all, as PEM.
    package static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNPIdBweQRrYLRKw9
        3KlKO8TSDci9wzhxe5n+TfOGP+2hRANCAAQwlLpcZvBRFoARIV24CC09HxyQccQV
        Xjxwe4dZyBTC0K89dGVLFUz8SZjxqNYSHn0/J1eFDBd8TpI3bSaltFd7
        -----END PRIVATE KEY-----

        """
}
