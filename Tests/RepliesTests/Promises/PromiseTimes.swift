/// Times as people write them, and what they mean to whoever writes on Wednesday, 25 November 2026, at 10:30 in Berlin.
///
/// Local times; `?` where no moment follows.
enum PromiseTimes {
    struct Row: Sendable, CustomStringConvertible {
        let language: String
        let words: String
        let expected: String

        var description: String { "\(language): \(words)" }
    }

    /// A sentence that promises something by the time.
    static func sentence(_ row: Row) -> String {
        switch row.language.prefix(2) {
        case "de": "Mara aus dem Lager schreibt Ihnen \(row.words)."
        case "es": "Mara le escribe \(row.words)."
        case "fr": "Mara vous écrit \(row.words)."
        case "pt": "A Mara escreve para você \(row.words)."
        default: "Mara writes to you \(row.words)."
        }
    }

    static let all: [Row] =
        rows("en", english) + rows("en-US", american) + rows("en-GB", british) + rows("de", german)
        + rows("es", spanish)
        + rows("fr", french) + rows("pt", portuguese)

    private static func rows(_ language: String, _ table: [(String, String)]) -> [Row] {
        table.map { Row(language: language, words: $0.0, expected: $0.1) }
    }

    static let english: [(String, String)] = [
        ("today", "2026-11-25 18:00"), ("today by 17:00", "2026-11-25 17:00"), ("by 5pm", "2026-11-25 17:00"),
        ("by 5 pm today", "2026-11-25 17:00"), ("by 5 p.m. on Friday", "2026-11-27 17:00"),
        ("by Friday 15:00", "2026-11-27 15:00"), ("by Friday", "2026-11-27 18:00"),
        ("on Friday at 3", "2026-11-27 15:00"),
        ("by 9 tomorrow", "2026-11-26 09:00"), ("until tomorrow noon", "2026-11-26 12:00"),
        ("by tomorrow midday at the latest", "2026-11-26 12:00"), ("by the end of the day", "2026-11-25 18:00"),
        ("by end of day tomorrow", "2026-11-26 18:00"), ("by close of business on Thursday", "2026-11-26 18:00"),
        ("by EOD", "2026-11-25 18:00"), ("by the end of the week", "2026-11-27 18:00"),
        ("this week", "2026-11-27 18:00"), ("next week", "2026-12-04 18:00"), ("early next week", "2026-12-01 18:00"),
        ("by the middle of next week", "2026-12-02 18:00"), ("by the end of next week", "2026-12-04 18:00"),
        ("before the weekend", "2026-11-27 18:00"), ("over the weekend", "2026-11-29 18:00"),
        ("by the end of the month", "2026-11-30 18:00"), ("next month", "2026-12-31 18:00"),
        ("within 24 hours", "2026-11-26 10:30"), ("in two hours", "2026-11-25 12:30"),
        ("in half an hour", "2026-11-25 11:00"), ("in an hour and a half", "2026-11-25 12:00"),
        ("within the hour", "2026-11-25 11:30"), ("within 90 minutes", "2026-11-25 12:00"),
        ("within the next 48 hours", "2026-11-27 10:30"), ("in 24-48 hours", "2026-11-27 10:30"),
        ("in the next two working days", "2026-11-27 18:00"), ("within three business days", "2026-11-30 18:00"),
        ("within 3 to 5 working days", "2026-12-02 18:00"), ("in a couple of days", "2026-11-27 10:30"),
        ("in three weeks", "2026-12-16 10:30"), ("within a fortnight", "2026-12-09 10:30"),
        ("in a month", "2026-12-25 10:30"), ("within 1.5 hours", "2026-11-25 12:00"),
        ("this afternoon", "2026-11-25 17:00"), ("this evening", "2026-11-25 20:00"), ("tonight", "2026-11-25 22:00"),
        ("by Monday morning", "2026-11-30 12:00"), ("on Friday afternoon", "2026-11-27 17:00"),
        ("first thing tomorrow", "2026-11-26 10:00"), ("tomorrow at lunchtime", "2026-11-26 12:00"),
        ("the day after tomorrow", "2026-11-27 18:00"), ("by midnight", "2026-11-26 00:00"),
        ("by half past four", "2026-11-25 16:30"), ("by quarter to five this afternoon", "2026-11-25 16:45"),
        ("at 4.30pm", "2026-11-25 16:30"), ("at 11 o'clock", "2026-11-25 11:00"), ("by 9am", "2026-11-26 09:00"),
        ("by 8", "2026-11-25 20:00"), ("by 3 March", "2027-03-03 18:00"), ("by March 3rd", "2027-03-03 18:00"),
        ("by the 3rd of March", "2027-03-03 18:00"), ("by 3 March 2027, 15:00", "2027-03-03 15:00"),
        ("by the 3rd", "2026-12-03 18:00"), ("by 03/04", "2027-04-03 18:00"), ("by 12/25", "2026-12-25 18:00"),
        ("by 2026-11-27", "2026-11-27 18:00"), ("on Friday, 27 November at 3pm", "2026-11-27 15:00"),
        ("by Wednesday 15:00", "2026-11-25 15:00"), ("by Wednesday", "2026-12-02 18:00"),
        ("by Wednesday 9:00", "2026-12-02 09:00"), ("before Friday", "2026-11-27 00:00"),
        ("by next Friday", "2026-11-27 18:00"), ("on Tuesday next week", "2026-12-01 18:00"),
        ("no later than Thursday at 10:00", "2026-11-26 10:00"), ("between 3 and 5pm tomorrow", "2026-11-26 17:00"),
        ("by 12:00 UTC", "2026-11-25 13:00"), ("by 5pm CET", "2026-11-25 17:00"), ("by Fri 3pm", "2026-11-27 15:00"),
        ("by 7 p.m. tonight", "2026-11-25 19:00"), ("by the end of tomorrow", "2026-11-26 18:00"),
        ("soon", "?"), ("shortly", "?"), ("as soon as possible", "?"), ("within a few hours", "?"),
        ("in due course", "?"), ("today by 9:00", "?"), ("by 31 February", "?"), ("by 25:00", "?"),
        ("in 99999999999 hours", "?"), ("within 0 hours", "?"), ("on Friday, 28 November", "?"),
        ("by 3 March 2031", "?"),
        ("within four working hours", "?"), ("this morning at 8:00", "?"), ("by 20 November", "?"),
    ]

    static let american: [(String, String)] = [
        ("by 03/04", "2027-03-04 18:00"), ("by 12/24", "2026-12-24 18:00"), ("by 3/4/2027", "2027-03-04 18:00"),
    ]

    static let british: [(String, String)] = [
        ("by 03/04", "2027-04-03 18:00"), ("by 24/12", "2026-12-24 18:00"), ("by 3/4/27", "2027-04-03 18:00"),
    ]

    static let german: [(String, String)] = [
        ("heute", "2026-11-25 18:00"), ("heute bis 17 Uhr", "2026-11-25 17:00"), ("bis 17 Uhr", "2026-11-25 17:00"),
        ("bis 17:30 Uhr", "2026-11-25 17:30"), ("bis 17.30 Uhr", "2026-11-25 17:30"),
        ("bis Freitag 15 Uhr", "2026-11-27 15:00"), ("bis Freitag, 15 Uhr", "2026-11-27 15:00"),
        ("bis morgen Mittag", "2026-11-26 12:00"), ("bis morgen um 10 Uhr", "2026-11-26 10:00"),
        ("morgen früh", "2026-11-26 12:00"), ("heute Nachmittag", "2026-11-25 17:00"),
        ("heute Abend", "2026-11-25 20:00"),
        ("bis Montagmorgen", "2026-11-30 12:00"), ("am Freitagabend", "2026-11-27 20:00"),
        ("am Freitag Morgen", "2026-11-27 12:00"), ("übermorgen", "2026-11-27 18:00"),
        ("um halb vier", "2026-11-25 15:30"), ("um Viertel nach drei", "2026-11-25 15:15"),
        ("um Viertel vor vier", "2026-11-25 15:45"), ("bis spätestens 18 Uhr", "2026-11-25 18:00"),
        ("spätestens am Donnerstag", "2026-11-26 18:00"), ("innerhalb von zwei Werktagen", "2026-11-27 18:00"),
        ("innerhalb von 24 Stunden", "2026-11-26 10:30"), ("binnen 48 Stunden", "2026-11-27 10:30"),
        ("in zwei Stunden", "2026-11-25 12:30"), ("in einer halben Stunde", "2026-11-25 11:00"),
        ("in den nächsten zwei Tagen", "2026-11-27 10:30"), ("in drei bis fünf Werktagen", "2026-12-02 18:00"),
        ("bis zum 3. März", "2027-03-03 18:00"), ("am 3. März 2027 um 15 Uhr", "2027-03-03 15:00"),
        ("bis 27.11. um 15 Uhr", "2026-11-27 15:00"), ("bis 27.11.2026, 15 Uhr", "2026-11-27 15:00"),
        ("bis zum 3. mittags", "2026-12-03 12:00"),
        ("bis zum Ende der Woche", "2026-11-27 18:00"), ("bis Ende nächster Woche", "2026-12-04 18:00"),
        ("nächste Woche", "2026-12-04 18:00"), ("Anfang nächster Woche", "2026-12-01 18:00"),
        ("diese Woche", "2026-11-27 18:00"), ("vor dem Wochenende", "2026-11-27 18:00"),
        ("bis Ende des Monats", "2026-11-30 18:00"), ("im Laufe des Tages", "2026-11-25 18:00"),
        ("im Laufe der Woche", "2026-11-27 18:00"), ("bis Feierabend", "2026-11-25 18:00"),
        ("bis Mitternacht", "2026-11-26 00:00"), ("zwischen 15 und 17 Uhr", "2026-11-25 17:00"),
        ("bis nächsten Freitag", "2026-11-27 18:00"), ("am Dienstag nächster Woche", "2026-12-01 18:00"),
        ("vor Freitag", "2026-11-27 00:00"), ("bis 12 Uhr UTC", "2026-11-25 13:00"),
        ("bald", "?"), ("so schnell wie möglich", "?"), ("in Kürze", "?"), ("zeitnah", "?"), ("in einigen Tagen", "?"),
        ("bis zum 31. Februar", "?"), ("heute bis 9 Uhr", "?"),
    ]

    static let spanish: [(String, String)] = [
        ("hoy", "2026-11-25 18:00"), ("hoy antes de las 17:00", "2026-11-25 17:00"),
        ("hoy a las 5 de la tarde", "2026-11-25 17:00"), ("antes del viernes a las 15:00", "2026-11-27 15:00"),
        ("el viernes", "2026-11-27 18:00"), ("mañana al mediodía", "2026-11-26 12:00"), ("mañana", "2026-11-26 18:00"),
        ("mañana por la mañana", "2026-11-26 12:00"), ("pasado mañana", "2026-11-27 18:00"),
        ("esta tarde", "2026-11-25 17:00"), ("esta noche", "2026-11-25 20:00"),
        ("el lunes por la mañana", "2026-11-30 12:00"), ("a las tres y media", "2026-11-25 15:30"),
        ("a las 4 menos cuarto", "2026-11-25 15:45"), ("a las 16:30 h", "2026-11-25 16:30"),
        ("entre las 15 y las 17 horas", "2026-11-25 17:00"), ("hoy a las 17 horas", "2026-11-25 17:00"),
        ("en 24 horas", "2026-11-26 10:30"), ("en las próximas 48 horas", "2026-11-27 10:30"),
        ("dentro de dos horas", "2026-11-25 12:30"), ("en media hora", "2026-11-25 11:00"),
        ("en una hora y media", "2026-11-25 12:00"), ("en dos días hábiles", "2026-11-27 18:00"),
        ("en un plazo de tres días laborables", "2026-11-30 18:00"), ("antes del final del día", "2026-11-25 18:00"),
        ("a lo largo del día", "2026-11-25 18:00"), ("la próxima semana", "2026-12-04 18:00"),
        ("la semana que viene", "2026-12-04 18:00"), ("esta semana", "2026-11-27 18:00"),
        ("antes de fin de mes", "2026-11-30 18:00"), ("a más tardar el 3 de marzo", "2027-03-03 18:00"),
        ("el 3 de marzo de 2027 a las 15:00", "2027-03-03 15:00"), ("el día 3", "2026-12-03 18:00"),
        ("antes del 27/11", "2026-11-27 00:00"), ("como muy tarde el jueves a las 10", "2026-11-26 10:00"),
        ("antes del fin de semana", "2026-11-27 18:00"), ("el próximo martes", "2026-12-01 18:00"),
        ("hasta mañana al mediodía", "2026-11-26 12:00"), ("a medianoche", "2026-11-26 00:00"),
        ("a primera hora de la mañana", "2026-11-26 10:00"),
        ("pronto", "?"), ("lo antes posible", "?"), ("en breve", "?"), ("en unos días", "?"),
        ("el 31 de febrero", "?"), ("hoy antes de las 9", "2026-11-25 21:00"),
        ("hoy antes de las 9:00", "?"),
    ]

    static let french: [(String, String)] = [
        ("aujourd'hui", "2026-11-25 18:00"), ("aujourd’hui avant 17 h", "2026-11-25 17:00"),
        ("avant vendredi 15 h", "2026-11-27 15:00"), ("avant 15 heures", "2026-11-25 15:00"),
        ("vendredi à 15 h 30", "2026-11-27 15:30"), ("à 15h30", "2026-11-25 15:30"),
        ("d'ici demain midi", "2026-11-26 12:00"),
        ("demain matin", "2026-11-26 12:00"), ("après-demain", "2026-11-27 18:00"),
        ("cet après-midi", "2026-11-25 17:00"),
        ("ce soir", "2026-11-25 20:00"), ("lundi matin", "2026-11-30 12:00"),
        ("d'ici vendredi soir", "2026-11-27 20:00"),
        ("à trois heures et demie", "2026-11-25 15:30"), ("à 9 heures du matin", "2026-11-26 09:00"),
        ("sous 48 heures", "2026-11-27 10:30"), ("sous 48h", "2026-11-27 10:30"),
        ("dans les 24 heures", "2026-11-26 10:30"),
        ("d'ici 2 heures", "2026-11-25 12:30"), ("d'ici 17 h", "2026-11-25 17:00"),
        ("d'ici 48 heures", "2026-11-27 10:30"),
        ("dans une demi-heure", "2026-11-25 11:00"), ("dans les deux jours ouvrés", "2026-11-27 18:00"),
        ("sous trois jours ouvrables", "2026-11-30 18:00"), ("d'ici la fin de la journée", "2026-11-25 18:00"),
        ("dans la journée", "2026-11-25 18:00"), ("d'ici la fin de la semaine", "2026-11-27 18:00"),
        ("la semaine prochaine", "2026-12-04 18:00"), ("d'ici la fin de la semaine prochaine", "2026-12-04 18:00"),
        ("cette semaine", "2026-11-27 18:00"), ("en début de semaine prochaine", "2026-12-01 18:00"),
        ("d'ici la fin du mois", "2026-11-30 18:00"), ("le 3 mars", "2027-03-03 18:00"),
        ("avant le 3 mars 2027 à 15 h", "2027-03-03 15:00"), ("au plus tard jeudi à 10 h", "2026-11-26 10:00"),
        ("jeudi au plus tard", "2026-11-26 18:00"), ("vendredi prochain", "2026-11-27 18:00"),
        ("le 27/11", "2026-11-27 18:00"), ("avant le week-end", "2026-11-27 18:00"),
        ("avant minuit", "2026-11-26 00:00"),
        ("entre 15 h et 17 h", "2026-11-25 17:00"), ("jusqu'à demain midi", "2026-11-26 12:00"),
        ("bientôt", "?"), ("dès que possible", "?"), ("dans les meilleurs délais", "?"), ("dans quelques jours", "?"),
        ("le 31 février", "?"), ("aujourd'hui avant 9 h", "?"),
    ]

    static let portuguese: [(String, String)] = [
        ("hoje", "2026-11-25 18:00"), ("hoje até às 17h", "2026-11-25 17:00"), ("até sexta às 15h", "2026-11-27 15:00"),
        ("até sexta-feira às 15h30", "2026-11-27 15:30"), ("até amanhã ao meio-dia", "2026-11-26 12:00"),
        ("amanhã de manhã", "2026-11-26 12:00"), ("depois de amanhã", "2026-11-27 18:00"),
        ("hoje à tarde", "2026-11-25 17:00"), ("hoje à noite", "2026-11-25 20:00"),
        ("até segunda de manhã", "2026-11-30 12:00"), ("às três e meia", "2026-11-25 15:30"),
        ("hoje às 17 horas", "2026-11-25 17:00"), ("entre as 15 e as 17 horas", "2026-11-25 17:00"),
        ("às 5 da tarde", "2026-11-25 17:00"), ("em 24 horas", "2026-11-26 10:30"),
        ("nas próximas 48 horas", "2026-11-27 10:30"), ("em até 48 horas", "2026-11-27 10:30"),
        ("dentro de duas horas", "2026-11-25 12:30"), ("em meia hora", "2026-11-25 11:00"),
        ("em até dois dias úteis", "2026-11-27 18:00"), ("no prazo de três dias úteis", "2026-11-30 18:00"),
        ("até o fim do dia", "2026-11-25 18:00"), ("ao longo do dia", "2026-11-25 18:00"),
        ("até o fim da semana", "2026-11-27 18:00"), ("na próxima semana", "2026-12-04 18:00"),
        ("na semana que vem", "2026-12-04 18:00"), ("esta semana", "2026-11-27 18:00"),
        ("até o fim do mês", "2026-11-30 18:00"), ("até 3 de março", "2027-03-03 18:00"),
        ("até o dia 3 de março de 2027 às 15h", "2027-03-03 15:00"), ("até dia 3", "2026-12-03 18:00"),
        ("até 27/11", "2026-11-27 18:00"), ("no máximo até quinta às 10h", "2026-11-26 10:00"),
        ("na próxima terça", "2026-12-01 18:00"), ("antes do fim de semana", "2026-11-27 18:00"),
        ("até meia-noite", "2026-11-26 00:00"), ("entre as 15h e as 17h", "2026-11-25 17:00"),
        ("em breve", "?"), ("o quanto antes", "?"), ("assim que possível", "?"), ("em alguns dias", "?"),
        ("até 31 de fevereiro", "?"), ("hoje até às 9h", "?"),
    ]
}
