import Glibc
import TestSupport
import Testing

@testable import Transport

/// A process that may open few files. Each in a process of its own, because the limit is that of all tests.
@Suite(.timeLimit(.minutes(1))) struct DescriptorLimitTests {
    @Test(arguments: [(1_048_576, 349_514), (1024, 330), (64, 10), (35, 1), (32, 1), (3, 1), (0, 1)])
    func aLimitOfFilesIsALimitOfConnections(files: Int, connections: Int) {
        #expect(DescriptorLimit.connections(openFileLimit: files) == connections)
    }

    /// What has no place waits, and what is kept open gives way.
    @Test func hundredsOfHostsAreAnsweredOnFewFiles() async throws {
        let server = try LoopbackServer { .text($0.path) }
        await #expect(processExitsWith: .success) { [port = server.port as Int] in
            var limit = rlimit(rlim_cur: 64, rlim_max: 64)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(2) }
            let transport = loopbackTransport { $0.limits.concurrencyLimit = 500 }
            let wrong = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        let url = "http://host\(number).localhost:\(port)/\(number)"
                        return (try? await transport.exchange(FetchRequest(url: url)))?.body != Array("/\(number)".utf8)
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            exit(wrong == 0 ? 0 : 1)
        }
        #expect(server.calls.count == 300)
    }

    @Test func whereNoneAreLeftTheErrorSaysSoAndLaterAllIsWell() async {
        await #expect(processExitsWith: .success) {
            let server = try LoopbackServer { _ in .text("ok") }
            let transport = loopbackTransport()
            guard await transport.failure(of: server.url("/before")) == nil else { exit(2) }
            var files: [Int32] = []
            var limit = rlimit(rlim_cur: 256, rlim_max: 256)
            guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { exit(3) }
            while case let file = dup(0), file >= 0 { files.append(file) }
            let error = await transport.failure(of: server.url("/", host: "127.0.0.2"))
            guard error?.kind == .unreachable, error?.description.contains("ulimit -n") == true else { exit(4) }
            // A connection that is kept needs no further file.
            guard await transport.failure(of: server.url("/kept")) == nil else { exit(5) }
            let late = loopbackTransport()
            guard await late.failure(of: server.url("/"))?.description.contains("could not start") == true else {
                exit(6)
            }
            await late.shutdown()
            for file in files { close(file) }
            exit(await transport.failure(of: server.url("/after", host: "localhost")) == nil ? 0 : 7)
        }
    }
}
