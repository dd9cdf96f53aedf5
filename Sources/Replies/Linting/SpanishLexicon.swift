/// Spanish: its phrases for the errors, and the words that rules ask for. Notation: ``Phrase``.
enum SpanishLexicon {
    static let lexicon = Lexicon(
        language: "es",
        book: PhraseBook(
            sets: sets,
            phrases: [
                (.acknowledgment, acknowledgment), (.ourSide, ourSide), (.defence, defence), (.denial, denial),
                (.softDenial, softDenial), (.retelling, retelling), (.owning, owning), (.adversative, adversative),
                (.concession, concession), (.ordeal, ordeal), (.nonApology, nonApology), (.regret, regret),
                (.perception, perception), (.wall, wall), (.softWall, softWall), (.alternative, alternative),
                (.boilerplate, boilerplate), (.diagnosis, diagnosis), (.when, when), (.action, action),
                (.report, report),
            ], negations: "no nunca nadie nada ningún ninguna apenas solo", contractions: [:]),
        words: [
            .greeting: "hola buenas buenos estimado estimada querido querida saludos",
            .wish: "buenos", .partOfDay: "días tardes noches",
            .addressed:
                "señor señora señorita sr sra don doña dr dra cliente todos días tardes noches equipo amigo amiga",
            .goesOn: "que y o después cuando sin con", .turn: "pero sin embargo aunque lamentablemente",
            .you: "usted ustedes le les su sus tu tus te ti vos tú suyo",
            .we: "nosotros nos nuestro nuestra nuestros nuestras yo me mi mis",
            .subject: "el la los las es esto eso nosotros yo usted nuestra nuestro", .negation: "no", .but: "pero",
            .although: "aunque",
            .again: "", .and: "y o", .that: "que", .cry: "ay perdón disculpe disculpa uf",
            .asking: "qué cómo cuándo dónde quién cuál cuáles cuánto cuánta cuántos cuántas quiénes",
            .actor: "yo nosotros equipo compañero compañera soy", .nobodyNamed: "alguien",
        ])

    private static let sets = [
        "bad": """
        duele dolió doler dolido dolor agota agotador frustrante molesta molesto molesto rabia enfado enojo pena triste tristeza \
        desespera desesperan desesperante humilla humillante preocupa preocupante preocupan miedo susto asusta cansancio cansado \
        cansa horrible terrible duro dura duras duros desanima fastidio fastidia aterra inquieta bronca decepción decepcionante \
        indigna vergüenza angustia angustioso impotencia paciencia incómodo estresante inaceptable injusto fatal pesadilla \
        desgasta desconfiar lío
        """,
        "rules":
            "política políticas condiciones términos normas norma reglamento bases contrato ley reglas regla cláusula artículo estatutos normativa convenio",
        "records":
            "registros registro sistema datos seguimiento repartidor informe cámara cámaras mediciones conductor documentación",
    ]
    private static let acknowledgment = [
        "siento|lamento|perdón|disculpas|disculpe|sentimos|lamentamos|perdone", "-no|nunca|sin @bad",
        "entiendo|entendemos|comprendo|comprendemos|comprensible|imagino|imaginamos|lógico|normal|razón",
        "nadie ~1 debería|merece|quiere", "no ~2 debería|debió|tendría|tenía",
        "a ~1 cualquiera", "qué !tal", "hace|hacen sentir", "culpa|error nuestra|nuestro|es|fue",
        "lo|la último|última que", "merece|mereces|merecía",
        "derecho ~1 enfadar|enfadarse|enfadarte|molestarse|molestarte",
        "para|de cualquiera",
        "cualquiera ~1 enfadaría|enfada|desesperaría",
        "motivos|motivo ~1 enfadarse|enfadarte|enfado",
        "se entiende|comprende",
        "tomado ~1 tiempo|molestia",
    ]
    private static let ourSide = [
        "^ gracias|agradecemos|le|te ~1 agradecemos|por|contactar|comentario", "^ nuestra|nuestro|nuestros|nuestras",
        "^ según|conforme|de|por ~1 acuerdo|registros|nuestros|seguridad|motivos|normativa", "^ por favor",
        "^ pida|llame|escriba|envíe|contacte|consulte|visite|rellene|complete|actualice|reinicie|borre|use|revise|pide|llama|escribe|envía|actualiza|reinicia|borra",
        "^ es|fue|son|está|se el|la|los|por|normal|debe|debido|trata",
        "^ hemos|somos|trabajamos|atendemos|recibimos|tomamos",
        "^ su|tu mensaje|consulta|caso|solicitud|queja|reclamación",
    ]
    private static let defence = ["según ~1 nuestros|nuestro|registros|sistema|el|los", "de hecho", "en realidad"]
    private static let denial = [
        "no ~1 es|fue|era ~1 cierto|verdad|correcto|así|posible|real|exacto",
        "es|resulta|parece imposible|falso|improbable|inverosímil|incorrecto|mentira|absurdo|raro", "imposible que",
        "como ~2 ya", "ya ~2 dijimos|informamos|explicamos|indicamos|comunicamos|avisamos|dije|expliqué",
        "usted|tú|se ~1 equivoca|equivocas|equivocó|confunde|confundió|confundes|miente|exagera|malinterpretó|olvidó|olvidaste",
        "nadie|ningún ~2 más|otro|cliente", "único|única ~2 cliente|que|persona|usuario",
        "no ~2 hay|existe|consta|vemos|encontramos|tenemos|aparece ~2 ningún|ninguna|constancia|prueba|registro|pruebas|nada|evidencia|rastro|indicio",
        "nunca|jamás|no ~1 ha|hubo|ocurrió|pasó|sucedió|dijo|prometió|prometimos|dijimos|existió|recibimos",
        "está|estás ~1 seguro|segura",
        "debería|deberías|debió|tenía ~1 haber|leer|que ~1 leído|avisado|llamado|revisado|leer|avisar|llamar",
        "supuesto|supuesta|supuestamente|presunta|presunto|alega|afirma",
        "error|culpa|problema ~1 suyo|tuyo|suya|tuya|usted|suyos",
        "será|debe|tiene ~1 otra|ser|algo ~2 cosa|su|suyo|teléfono|de",
        "rechazamos|negamos|discrepamos|desmentimos|contradecimos", "cuesta ~1 creer",
        "dudamos|dudo|descartamos|descartar",
    ]
    private static let softDenial = [
        "según ~2 @records",
        "@records ~2 muestra|muestran|indica|indican|confirma|confirman|dice|dicen|demuestra|señalan|asegura",
        "fue|fueron|está|ha|han ~1 ?sido entregado|entregada|entregados|recibido|tramitado|reembolsado",
        "nuestro|nuestra|nuestros|nuestras|nuestras ~2 siempre|nunca|jamás|no|es|son|funciona",
        "funciona|funcionan ~1 perfectamente|bien|correctamente|normal|sin|con|en",
        "es|son|está|están|era|estaba ~1 correcto|correcta|correctos|normal|bien|perfecto|perfecta|perfectamente|intacto|completo|impecable|orden",
        "le|te ~1 aseguro|aseguramos|garantizamos",
        "todos|todas|ambos|mayoría ~4 seguros|contentos|satisfechos|revisan|pesan|comprueban|limpian|sin|encanta|encantados",
        "busque|mire|busca|mira ~2 otra|otro|lado", "confiamos|confío ~1 en ~1 nuestro|nuestra|nuestros|ellos",
    ]
    private static let retelling = [
        "le|te|les|nos|que ~1 dijeron|digan|dijo|dijera|dicen|contestaron|respondieron|repitan",
        "oír|leer|escuchar|leyó|oyó", "usted|tú ~1 dice|dices|escribe|escribes|cuenta|cuentas",
        "nuestro|nuestra ~2 mensaje|respuesta|correo ~1 sonó|decía|dijo|dio", "hace|hizo|hicieron|hacen sentir",
    ]
    private static let owning = [
        "tenía|tenías|tiene|tienes ~2 razón", "nos|me equivocamos|equivoqué|hemos|confundimos",
        "culpa|error|fallo|responsabilidad ~2 nuestra|nuestro|mía|mío", "nuestro|nuestra|mi error|fallo|culpa|descuido",
        "perdimos|olvidamos|fallamos|cobramos|borramos|bloqueamos|enviamos|extraviamos|rompimos|dañamos|ignoramos|equivocamos|cancelamos|incumplimos|prometimos|amenazamos|dejamos|tratamos|prohibimos",
        "sin razón", "le|te creemos|creo", "pudo|puede|podría ~1 ser|haber ~3 nuestra|nuestro|nosotros|sido",
        "no debió|debimos|debería", "es verdad|cierto",
        "no ~2 atendimos|estuvimos|supimos|cuidamos|protegimos",
    ]
    private static let adversative = [
        "pero", "sin embargo", "no obstante", "aunque", "lamentablemente", "desgraciadamente", "por desgracia",
        "ahora bien", "eso sí", "con todo", "aun así", "así y todo", "dicho esto", "si bien", "a pesar de", "en cambio",
        "por otro|otra lado|parte", "al fin y", "ahora que", "solo|sólo que", "mas", "también es|hay cierto|verdad|que",
        "al mismo tiempo", "tenga|tengan|ten en cuenta", "después de todo",
    ]
    private static let concession = [
        "^ aunque|si ?bien ~3 entendemos|comprendemos|lamentamos|sentimos", "por mucho|más que",
        "^ aunque|si ?bien ~6 @bad",
    ]
    private static let ordeal = ["nadie|nada|nunca|no|solo|sin|tampoco|ni", "usted|le|te ~1 no|sigue|siguen|seguía"]
    private static let nonApology = [
        "siento|sentimos|lamento|lamentamos|disculpas|disculpe|perdón ~2 si",
        "si ~8 lo lamentamos|sentimos|siento|lamento|disculpas",
        "posibles|eventuales|cualquier molestias|molestia|inconveniente|inconvenientes|malentendido|confusión",
    ]
    private static let regret = [
        "siento|sentimos|lamento|lamentamos|disculpas|disculpe|perdón|pena|lástima|lamentable|triste"
    ]
    private static let perception = [
        "se|te|le ~2 sintió|sintieron|siente|sienta|sientas|sentido|sentiste|ofendió|ofendido|ofendida|molestó|molestado",
        "percibido|percibió|percibe|interpretado|interpretó|interprete|malinterpretado|entendido|tomado|tomara|tomado|tomó|parecido|pareciera|pareció|parezca|parecerle|visto|vea|veas|considere|malentendido",
        "haya|hayas|hubiera|pudiera|pueda|pudo ~2 parecer|parecido|sentido|molestado|ofendido|entendido|interpretado|tomado|resultar|percibido|sonar|causado",
        "su|tu|sus|tus ~1 percepción|impresión|expectativas|sensibilidad|gusto|sentimientos|opinión|ojos",
        "a mal|pecho",
    ]
    private static let wall = [
        "es|son ~1 nuestra|nuestro|nuestras|la|las|una|el ~1 @rules",
        "@rules ~4 no|claras|claro|claros|clara|dice|dicen|establece|establecen|permite|permiten|prohíbe|son|obliga|aplica|exige|que|impide",
        "según|conforme|por|contra|de acuerdo ~4 @rules",
        "aceptó|aceptaste|firmó|firmaste|aceptadas|aceptados ~3 @rules",
        "vale|aplica|igual|rige|valen ~1 para todos|todo|todas",
        "no ~2 hacemos|hay|podemos|puedo ~2 excepciones|excepción|nada", "nada ~2 podamos|podemos|puedo|hacer|que",
        "agradecemos|pedimos|gracias ~2 su|por|tu comprensión|su",
        "son las|los que son", "decisión|multa|tarifa ~2 firme|definitiva|final|mantiene|inapelable",
        "ahí está|queda ~1 todo|dicho|escrito", "manos atadas",
    ]
    private static let softWall = [
        "no ~3 reembolsable|reembolsables|posible|permitido|permitida|cubre|cubierto|admite|admiten|aceptan|acepta|procede|devolver|reembolsar|cambiar|transferible|corresponde|devuelve|devuelven|restituyen|restaura|incluido|contemplado|prevista|previsto",
        "plazo|garantía|periodo ~2 venció|vencido|vencida|terminó|expiró|pasado|cerrado|vence",
        "solo|sólo|únicamente ~4 dentro|con|hasta|antes|por|el|para",
        "no podemos|puedo|se|es ~2 reembolsar|cambiar|devolver|ofrecer|aceptar|hacer|puede|posible|ayudarle",
        "definitivo|definitiva|inapelable|intransferible|excluido|excluida|caducado|caducada",
    ]
    private static let alternative = [
        "lo que sí",
        "podemos|puedo|podría ~1 ofrecerle|ofrecer|cambiar|cambiarlo|enviarle|reembolsarle|buscar|ayudar|ayudarle|llamarle",
        "en su lugar", "a cambio", "le|te ofrecemos|propongo|cambiamos|enviamos|devolvemos",
        "devolvemos|reparamos|cambiamos",
    ]
    private static let boilerplate = [
        "molestias|inconvenientes|inconveniente|molestia", "lo sucedido|ocurrido|acontecido|pasado",
        "su|tu|sus ~1 malestar|disgusto|descontento|comentario|comentarios|opinión|satisfacción|experiencia",
        "la experiencia que", "tomamos ~3 en serio",
    ]
    private static let diagnosis = [
        "debe|debido|debió|deben ~1 a", "por culpa|causa|motivo de", "a causa|raíz|consecuencia de",
        "porque ~1 nuestro|nuestra|el|la|los|su|hay|hubo|tenemos", "causa|motivo|razón|culpable ~2 fue|es|era|son",
        "fue|es|era|son|será ~1 una|un|el|la|los|las|culpa|cosa|tema ~2 avería|fallo|caché|cables|cable|tiempo|clima|sistema|servidor|red|error|problema|huelga|tráfico|obras|proveedor|actualización|batería|conexión|memoria|mantenimiento|señales|válvula|corte|normal",
        "probablemente|seguramente|quizá|quizás|posiblemente|normalmente|suele|suelen|generalmente|parece",
        "ya ~2 está|están|fue|quedó|quedado ~1 arreglado|arreglada|resuelto|resuelta|solucionado|reparado|solucionada|normal|restablecido",
        "fue|ha|han|fueron ~1 entregado|entregada|enviado|reparado|solucionado|resuelto|reembolsado",
        "borre|reinicie|actualice|desinstale|pulse|apague|encienda|vacíe|borra|reinicia|actualiza|desinstala|pulsa|apaga|vacía|limpie|cambie|compruebe",
        "avería|fallo|huelga|incidencia|saturación|saturado|saturada|averiado|apagón|mantenimiento",
        "tarda|tardan|necesita|requiere|demora ~2 #|días|semanas|unos|hasta", "es normal|habitual|frecuente",
        "viene|proviene|vienen de", "se ~1 pasa|soluciona|arregla|quita|resuelve|mojan|debe",
        "había|hubo|hay ~1 un|una|mucha|mucho|falta|problemas|obras",
    ]
    private static let when = [
        "a|antes|sobre|hasta|desde ~3 #", "# horas|h", "hoy|mañana|esta ~1 noche|tarde|mañana", "hoy|mañana",
        "el|este|próximo ~1 lunes|martes|miércoles|jueves|viernes|sábado|domingo",
        "antes del|de|el ~1 lunes|martes|miércoles|jueves|viernes|sábado|domingo|mediodía|noche",
        "en ~1 #|una|dos|menos ~2 minutos|horas|hora|días", "dentro de ~2 hora|horas|minutos|días", "al|a mediodía",
    ]
    private static let action = [
        """
        escribe|escribo|escribirá|escribiré|escribimos|llama|llamo|llamará|llamaré|responde|respondo|responderá|contesta|contesto|contestará|\
        revisa|reviso|revisará|mira|miro|busca|buscando|mirando|revisando|está|rastrea|habla|hablo|vuelve|vuelvo|ocupa|ocupo|encarga|\
        encargo|lleva|llevo|pasa|paso|publica|informa|informo|retoma|retomo|contacta|contacto|contactará|comprueba|compruebo|responderemos|contactaremos|pondremos|avisa|aviso|visita|\
        cuenta|cuento|contará|sigue|sigo|seguirá
        """
    ]
    private static let report = [
        "miramos|revisamos|leímos|vimos|escuchamos|comprobamos|hablamos|medimos|probamos|encontramos|consultamos|comparamos|he|hemos"
    ]
}
