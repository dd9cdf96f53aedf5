/// The words of a text that tell one trouble from another.
enum ThemeWords {
    /// Only so many bytes of a text are read.
    private static let limitBytes = 4_096

    /// Words of at least four letters that are not said in any complaint, each with the stem it is compared by: its
    /// first five letters, without case.
    static func words(in text: String) -> [(stem: String, spelling: String)] {
        let start = String(decoding: text.utf8.prefix(limitBytes), as: UTF8.self).lowercased()
        // An address says where, not what.
        let pieces = start.split(whereSeparator: \.isWhitespace).filter { !$0.contains("://") && !$0.hasPrefix("@") }
        return pieces.flatMap { $0.split { !$0.isLetter } }.compactMap { word in
            guard word.count >= 4, !common.contains(word) else { return nil }
            return (String(word.prefix(5)), String(word))
        }
    }

    /// Said in complaints about anything, in the languages of the shipped reply packs.
    private static let common: Set<Substring> = Set(
        """
        about after again against already also answer answered answering answers always another anyone anything around away back because been before being 
        believe best better came cannot come company could couldn customer customers days didn does doesn doing done down each 
        else even ever every everyone everything experience find first from gave getting give given goes going good great 
        hate have haven having here hope hours horrible into isn joke just keep keeps know last least less like literally 
        long look made make many maybe minutes month months more most much must need never nice nobody nothing once only 
        other over people please point poor really reply right said same says second seriously service should shouldn since some 
        someone something still such support sure tell terrible than thank thanks that their them then there these they 
        thing things think this those though three through time times today told tomorrow took tried trying ugly under until used 
        using very want wanted wasn week weeks well went were what when where which while whole will with without won 
        work working works worse worst would wouldn year years yesterday your yours
        aber alle allem allen alles also andere auch auf beim bereits bitte danke dann dass dein deine dem denn diese dieser 
        dieses doch dort durch eine einem einen einer eines einfach endlich erst etwas euch euer eure ganz geht gibt habe 
        haben hallo hatte heute hier hinter ich ihnen ihre ihren ihrer immer jetzt kann kein keine keinen kommt kunde 
        kunden kundenservice leider machen mehr mein meine meinem meinen mich muss nach nicht nichts noch nur oder ohne 
        schon schlecht schlechter sehr seit sein seine selbst service sich sind sogar soll sondern tagen tage über und 
        unter unverschämt viel vielen vom von waren warum wegen weil wenn werde werden wieder wird woche wochen wurde 
        zum zur zwei
        además ahora algo antes aquí atención aunque bien cada cliente clientes como contra cosa cuando desde dice dijo 
        donde durante ella ellos empresa entonces entre esos espera esta estaba estado están este esto estos estoy fatal 
        fuera gracias hace hacer hasta hola horas horrible igual llevo malo mejor menos meses mientras mismo mucho nada 
        nadie nunca otra otro para pasa peor pero poco porque puede quiero semana semanas siempre siguen sigue sobre 
        solo somos tampoco tanto tengo tiempo tiene tienen toda todas todavía todo todos total unos usted ustedes vergüenza 
        vosotros
        alors après aucun aucune aussi autre avant avec avez avoir beaucoup bien bonjour cela cette ceux chez client 
        clients comme comment contre dans depuis deux dire donc elle elles encore entre entreprise êtes était être eux 
        faire fait faut fois honte horrible ici jamais jour jours leur lors mais mal même merci mieux mois moins mon mois 
        notre nous nouveau nul nulle oui parce parler pas passe personne peut plus pour pourquoi pouvez presque problème 
        puis quand quel quelle quelqu rien sans semaine semaines service seulement soit sont suis temps toujours tous 
        tout toute toutes très trop trois vers veux voilà votre vous vraiment
        agora ainda além algo alguém antes apenas aqui assim atendimento bem cada cliente clientes coisa com como contra 
        dele deles demais depois desde desse deste dias dizer dois empresa então entre essa esse esta está estão estava 
        estou existe fazer ficar fica foram gente hoje horas horrível isso isto já mais mas menos mesmo meses minha 
        minutos muito nada nem nenhum nenhuma ninguém nossa nosso nunca obrigado onde outra outro para pela pelo péssimo 
        pessoas pior pois porque pode pouco qual qualquer quando quanto quem quero resposta sempre semana semanas ser seu 
        sobre sou sua também tempo tenho tinha toda todas todo todos vergonha vez vezes vocês você
        """.split(whereSeparator: \.isWhitespace))
}
