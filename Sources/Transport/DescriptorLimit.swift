internal import Glibc

/// What this process's limit of open files leaves for connections.
enum DescriptorLimit {
    /// How many connections may be kept or at work at a time, at least one. Further exchanges wait: sockets that are there
    /// to be used again must not be what others lack.
    static var connections: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1 }
        return connections(openFileLimit: Int(min(limit.rlim_cur, 1 << 20)))
    }

    /// A connection may need three files: while its name is looked up, and while two addresses of it are tried. The others
    /// are for the store, the certificates, the logs, and whoever connects to us.
    static func connections(openFileLimit: Int) -> Int { max(1, (openFileLimit - 32) / 3) }
}
