// swift-tools-version: 6.2
import PackageDescription

// Must stand above `package`: below it the settings would be empty without a word.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

/// A library target with the strict settings.
func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// Judging is arithmetic over millions of numbers, which takes fifty times as long unoptimised: tests would crawl.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The test target of one module; every one may use TestSupport.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: exclude,
        swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "earshot",
    products: [.executable(name: "earshot", targets: ["earshot"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "COpenBLAS"),
        .target(
            name: "CQuantizedGEMM", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),

        module("Triage", []),
        .target(
            name: "Classifier", dependencies: ["Triage", "COpenBLAS", "CQuantizedGEMM"], resources: [.copy("Weights")],
            swiftSettings: optimised),
        module("Replies", ["Triage"]),
        module("Transport", ["Triage", "CCurl", "CEpoll"]),
        module("Intake", ["Triage", "Transport", "CLibXML2"]),
        module("Storage", ["Triage", grdb]),
        module("Delivery", ["Triage", "Transport"]),
        module("Pipeline", ["Triage", "Classifier", "Replies", "Transport", "Intake", "Storage", "Delivery", yams]),
        module(
            "Server",
            [
                "Triage", "Pipeline", crypto, hummingbird, hummingbirdCore, nioCore, httpTypes, logging, lifecycle,
                unixSignals,
            ]),
        .executableTarget(
            name: "earshot",
            dependencies: ["Triage", "Pipeline", "Server", argumentParser, logging, unixSignals], swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Triage", "Transport"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("Triage", []),
        tests("Classifier", ["Triage", "CQuantizedGEMM"], exclude: ["Fixtures"]),
        tests("Replies", ["Triage"], exclude: ["Fixtures"]),
        tests("Transport", ["Triage"]),
        tests("Intake", ["Triage", "Transport"]),
        tests("Storage", ["Triage", grdb]),
        tests("Delivery", ["Triage", "Transport"]),
        tests(
            "Pipeline",
            ["Triage", "Classifier", "Replies", "Transport", "Intake", "Storage", "Delivery"]),
        tests(
            "Server",
            ["Triage", "Pipeline", "Transport", crypto, hummingbird, hummingbirdTesting, logging, nioCore, httpTypes]),
        .testTarget(
            name: "earshotTests", dependencies: ["earshot", "Triage", "Transport", "TestSupport"], swiftSettings: strict
        ),

        .executableTarget(
            name: "Benchmarks", dependencies: ["Triage", "Classifier", "Intake", "Transport", "Replies", "CEpoll"],
            path: "Benchmarks", exclude: ["side-by-side"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
