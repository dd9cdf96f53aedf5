/// How Spanish promises and names times. Notation: ``PromiseLexicon``.
enum SpanishPromises {
    static let lexicon = PromiseLexicon(
        words: words, atoms: atoms,
        grammar: PromiseLexicon.Grammar(
            endings: [
                PromiseLexicon.Ending("íamos", .bar, from: 6), PromiseLexicon.Ending("ríamos", .bar, from: 7),
                PromiseLexicon.Ending("aremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("eremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("iremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("dremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("aré", [.action, .firstPerson], from: 5),
                PromiseLexicon.Ending("eré", [.action, .firstPerson], from: 5),
                PromiseLexicon.Ending("iré", [.action, .firstPerson], from: 5),
                PromiseLexicon.Ending("dré", [.action, .firstPerson], from: 5),
                PromiseLexicon.Ending("ará", .action, from: 5), PromiseLexicon.Ending("erá", .action, from: 5),
                PromiseLexicon.Ending("irá", .action, from: 5), PromiseLexicon.Ending("drá", .action, from: 5),
                PromiseLexicon.Ending("arán", .action, from: 6), PromiseLexicon.Ending("erán", .action, from: 6),
                PromiseLexicon.Ending("irán", .action, from: 6), PromiseLexicon.Ending("drán", .action, from: 6),
                PromiseLexicon.Ending("aron", .bar, from: 6), PromiseLexicon.Ending("ieron", .bar, from: 6),
                PromiseLexicon.Ending("aban", .bar, from: 6), PromiseLexicon.Ending("aste", .bar, from: 6),
                PromiseLexicon.Ending("ó", .bar, from: 4),
            ], hoursTellTime: true, inverts: true),
        apostrophe: .contracts,
        short: "lun mar mié jue vie sáb dom ene feb abr jun jul ago sep sept oct nov dic a p m aprox",
        before: "lunes martes miércoles jueves viernes sábado domingo hoy mañana")

    private static let words: [(PromiseRoles, String)] = [
        (.we, "yo nosotros nosotras"),
        (.you, "usted ustedes tú vosotros vosotras"),
        (.third, "él ella ellos ellas alguien"),
        (
            .filler,
            """
            le les te lo se nos me os luego también ya entonces personalmente aquí ahora mismo directamente además después \
            nuevamente enseguida así mientras todo
            """
        ),
        (.our, "nuestro nuestra nuestros nuestras mi mis"),
        (.your, "su sus tu tus vuestro vuestra"),
        (.thing, "esto eso ello"),
        (.article, "el la los las un una uno del al"),
        (
            .actorNoun,
            """
            equipo equipos departamento compañero compañera compañeros colega colegas técnico técnica técnicos repartidor \
            repartidora conductor servicio soporte oficina tienda taller encargado encargada responsable gerente jefe jefa \
            director directora área asesor asesora agente almacén cocina mensajero especialista sucursal ingeniero ingeniera \
            desarrollador desarrolladora persona contabilidad facturación atención
            """
        ),
        (.title, "sr sra señor señora don doña dr dra"),
        (.ofOwner, "de del en desde a al nuestro nuestra"),
        (.future, "vamos voy va van"),
        (.be, "está estará estarán estamos estoy será serán es"),
        (.base, "escribir llamar responder contactar revisar enviar resolver devolver contestar"),
        (
            .action,
            """
            escribe escriben llama llaman responde responden contesta contestan revisa revisan envía envían manda mandan \
            devuelve devuelven reembolsa reembolsan cambia cambian repara reparan entrega entregan contacta contactan avisa \
            avisan informa informan pasa pasan busca buscan da dan pone ponen comprueba comprueban verifica verifican \
            investiga investigan resuelve resuelven confirma confirman atiende atienden soluciona trae visita ocupa \
            gestiona tramita abona abonan ingresa ingresan sustituye repone reenvía publica cuenta
            """
        ),
        (
            .firstPerson,
            """
            escribo escribimos llamo llamamos respondo respondemos contesto contestamos reviso revisamos envío enviamos \
            mando mandamos devuelvo devolvemos reembolsamos cambiamos reparamos entregamos contacto contactamos aviso \
            avisamos informo informamos busco buscamos doy damos pongo ponemos compruebo comprobamos verificamos verifico \
            investigamos investigo resolvemos resuelvo confirmo confirmamos vamos voy haré haremos diré diremos daré daremos \
            pondré pondremos tendré tendremos vuelvo volvemos paso pasamos gestiono gestionamos comprometo comprometemos \
            prometo prometemos garantizo garantizamos abonamos abono solucionamos ocupo ocupamos aseguro aseguramos
            """
        ),
        (.receive, "recibirá recibirás recibirán tendrá tendrás tendrán sabrá sabrás obtendrá recibe recibes"),
        (
            .arrive,
            """
            llegará llega listo lista resuelto resuelta reparado reparada reembolsado entregado entregada abonado cuenta \
            solucionado solucionada manos arreglado arreglada devuelto recibirá enviado enviada
            """
        ),
        (.have, "tiene tienes tienen"),
        (.received, "respuesta noticias reembolso dinero paquete solución mensaje llamada pedido"),
        (
            .bar,
            """
            era eran fue fueron estaba estaban había habían ha han he hemos hubo tenía puede pueden puedo podemos podría \
            podríamos podrían podrá podrás podrán podremos debe deben debería deberíamos esperamos espero espera esperó \
            esperaba intentamos intento intentaremos intentaré trataremos trataré procuraremos queremos quiero quisiera \
            quisiéramos abrimos abre abren cerramos cierra cierran cerrará abrirá dura siento sentimos lamento lamentamos \
            gracias perdón disculpe disculpa tenemos tengo entiendo entendemos escribió llamó envió dijo dijimos pidió vence \
            termina vale caduca queda creo creemos pensamos necesitamos necesito deberá deberán esperará escriba envíe \
            llame envíenos escríbanos responda avísenos contáctenos díganos vaya hicieron hizo fui dio
            """
        ),
        (.negation, "no nunca jamás nadie nada ningún ninguna ninguno tampoco sin ni"),
        (
            .spoiler,
            """
            normalmente generalmente habitualmente siempre suele suelen solemos quizás quizá probablemente posiblemente \
            abierto abierta abiertos abiertas cerrado cerrada cerrados disponible disponibles horario ojalá
            """
        ),
        (.subordinate, "si cuando porque aunque mientras como donde pues apenas según"),
        (.coordinator, "y e luego entonces pero o"),
        (.frame, "prometo prometemos garantizo garantizamos aseguro aseguramos comprometo comprometemos palabra"),
        (.that, "que"),
        (.relative, "que quien quienes cual cuyo cuya"),
        (.from, "de"),
        (.greeting, "hola buenas buenos estimado estimada querido querida"),
    ]

    private static let atoms: [(DueAtom, String)] = [
        (
            .relation(.by),
            "hasta|hasta la|hasta las|no más tarde de|para|para la|hasta los"
        ),
        (.relation(.before), "antes de|antes de las|antes de la|antes"),
        (
            .relation(.within),
            """
            en|dentro de|dentro de las|dentro de los|en las|en los|en un plazo de|en el plazo de|en menos de|en un máximo de|\
            en el transcurso de|en el curso de|en un plazo máximo de|en no más de
            """
        ),
        (.relation(.at), "a|sobre|hacia|a eso de|alrededor de"),
        (.relation(.between), "entre"),
        (.glue, "de|la|los|a|en"), (.hourArticle, "las|a las|sobre las|hacia las|a eso de las|a la"),
        (.dayArticle, "el|del|al|el día|del día|al día"),
        (.day(0), "hoy|hoy mismo|mismo hoy|durante el día de hoy|el día de hoy"),
        (.day(1), "mañana|mañana mismo|el día de mañana"),
        (.day(2), "pasado mañana"),
        (.weekday(1), "lunes"), (.weekday(2), "martes"), (.weekday(3), "miércoles|miercoles"), (.weekday(4), "jueves"),
        (.weekday(5), "viernes"), (.weekday(6), "sábado|sabado"), (.weekday(7), "domingo"),
        (.part(.firstThing), "a primera hora|primera hora|a primera hora de la mañana"),
        (.part(.morning), "por la mañana|de la mañana|la mañana|en la mañana"),
        (.part(.noon), "mediodía|al mediodía|a mediodía|el mediodía|del mediodía|mediodia|al mediodia"),
        (.part(.afternoon), "tarde|por la tarde|de la tarde|la tarde|en la tarde|última hora de la tarde"),
        (.part(.evening), "noche|por la noche|de la noche|la noche|en la noche"), (.part(.midnight), "medianoche"),
        (.part(.night), "madrugada"),
        (
            .part(.dayEnd),
            "final del día|el final del día|fin del día|el fin del día|final de la jornada|el final de la jornada|fin de la jornada|última hora|a última hora|finales del día|el cierre"
        ),
        (.dayPart(0, .dayEnd), "a lo largo del día|en el transcurso del día|durante el día|a lo largo de hoy"),
        (.dayPart(0, .afternoon), "esta tarde"), (.dayPart(0, .evening), "esta noche"),
        (.dayPart(0, .morning), "esta mañana"), (.dayPart(0, .noon), "este mediodía"),
        (.this, "este|esta"),
        (.next, "próximo|próxima|próximos|próximas|siguiente|siguientes|que viene|proximo|proxima"),
        (
            .edge(.end),
            "fin de|final de|finales de|a finales de|el final de|el fin de|fines de|a lo largo de|el transcurso de|final del|finales del|a finales del|fin de la|el final de la|final de la"
        ),
        (.edge(.early), "principios de|a principios de|comienzos de|a comienzos de|inicios de|a inicios de"),
        (.edge(.middle), "mediados de|a mediados de"),
        (.weekend, "fin de semana|el fin de semana"),
        (.month(1), "enero|ene"), (.month(2), "febrero|feb"), (.month(3), "marzo"), (.month(4), "abril|abr"),
        (.month(5), "mayo"), (.month(6), "junio|jun"), (.month(7), "julio|jul"), (.month(8), "agosto|ago"),
        (.month(9), "septiembre|setiembre|sept|sep"), (.month(10), "octubre|oct"), (.month(11), "noviembre|nov"),
        (.month(12), "diciembre|dic"),
        (.unit(.minute), "minuto|minutos|min"), (.unit(.hour), "hora|horas|h|hs"),
        (.unit(.day), "día|días|dias|dia|días naturales"),
        (.unit(.week), "semana|semanas"), (.unit(.month), "mes|meses"), (.unit(.year), "año|años"),
        (
            .unit(.workingDay),
            "día hábil|días hábiles|día laborable|días laborables|día laboral|días laborales|dias habiles|dias laborables"
        ),
        (.unit(.workingHour), "horas hábiles|horas laborables"),
        (.number(1), "un|una|uno"), (.number(2), "dos|un par de"), (.number(3), "tres"), (.number(4), "cuatro"),
        (.number(5), "cinco"), (.number(6), "seis"), (.number(7), "siete"), (.number(8), "ocho"), (.number(9), "nueve"),
        (.number(10), "diez"), (.number(11), "once"), (.number(12), "doce"), (.number(15), "quince"),
        (.number(20), "veinte"), (.number(24), "veinticuatro"), (.number(30), "treinta"),
        (.number(48), "cuarenta y ocho"), (.number(72), "setenta y dos"),
        (.sixtieths(30), "media"), (.after(minutes: 30), "y media|y medio"), (.after(minutes: 15), "y cuarto"),
        (.after(minutes: -15), "menos cuarto"),
        (.few, "unos|unas|unos pocos|unas pocas|pocos|pocas|algunos|algunas|varios|varias"),
        (.meridiem(0), "am|a m"), (.meridiem(12), "pm|p m"), (.oclock, "en punto"), (.to, "a|o"),
        (.latest, "a más tardar|como muy tarde|como máximo|como tarde"),
        (
            .vague,
            """
            pronto|muy pronto|en breve|próximamente|cuanto antes|lo antes posible|lo más pronto posible|a la brevedad|\
            a la mayor brevedad|a la brevedad posible|en cuanto podamos|tan pronto como|tan pronto como sea posible|\
            rápidamente|dentro de poco|a la mayor brevedad posible|en cuanto|lo más rápido posible|algún día|\
            en un futuro próximo|en seguida|a su debido tiempo|prontamente
            """
        ),
        (
            .bygone,
            """
            desde|desde el|desde las|ayer|anteayer|pasado|pasada|pasados|pasadas|hace|cada|todos los|todas las|después de|\
            después del|a partir de|a partir del|durante|al día|por día|tras|último|última
            """
        ),
        (.zone(0), "utc|gmt"), (.zone(60), "cet"), (.zone(120), "cest"),
    ]
}
