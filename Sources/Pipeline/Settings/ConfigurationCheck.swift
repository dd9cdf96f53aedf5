import Delivery
import Intake
import Transport

/// `earshot check`: everything that can be known to be wrong before a run.
package enum ConfigurationCheck {
    /// Reads the configuration and looks for every credential it names.
    ///
    /// - Returns: the settings where nothing is wrong.
    package static func run(_ path: String, world: World) throws(ConfigFailure) -> Settings {
        let settings = try SettingsReader.read(path)
        var problems: [ConfigProblem] = []
        func look(_ reference: CredentialReference?, _ keyPath: String) {
            guard let reference else { return }
            do { _ = try world.credential(reference) } catch {
                problems.append(ConfigProblem(file: path, line: 0, keyPath: keyPath, message: error.description))
            }
        }
        for source in settings.sources { look(source.credential, "source \(source.settings.name), credential") }
        for sink in settings.sinks { look(sink.credential, "sink \(sink.name), credential") }
        look(settings.server.readToken, "server.readToken")
        for webhook in settings.server.webhooks {
            for reference in webhook.secrets + webhook.tokens + webhook.verifyTokens {
                look(reference, "webhook \(webhook.source)")
            }
        }
        let transport = world.transport(settings.network)
        for entry in settings.sinks {
            // A missing credential is named above.
            let secret = entry.credential.flatMap { try? world.credential($0) }
            guard secret != nil || entry.credential == nil else { continue }
            let sink = SinkSettings(name: entry.name, kind: entry.kind, options: entry.options, secret: secret)
            do { _ = try SinkRegistry.sink(for: sink, transport: transport, print: world.print) } catch {
                problems.append(ConfigProblem(file: path, line: 0, keyPath: "sink \(entry.name)", message: "\(error)"))
            }
        }
        for source in settings.sources
        where source.settings.url?.hasPrefix("file:") == true && !settings.network.allowFiles {
            problems.append(
                ConfigProblem(
                    file: path, line: 0, keyPath: "source \(source.settings.name), url",
                    message: "is a file, and network.allowFiles is not true"))
        }
        do { _ = try OwnWeights(settings).load() } catch {
            problems.append(
                ConfigProblem(file: path, line: 0, keyPath: "classifier.weights", message: error.description))
        }
        guard problems.isEmpty else { throw ConfigFailure(problems: problems) }
        return settings
    }
}
