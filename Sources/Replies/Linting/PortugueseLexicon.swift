/// Portuguese, of Brazil and of Portugal: its phrases for the errors, and the words that rules ask for. Notation: ``Phrase``.
enum PortugueseLexicon {
    static let lexicon = Lexicon(
        language: "pt",
        book: PhraseBook(
            sets: sets,
            phrases: [
                (.acknowledgment, acknowledgment), (.ourSide, ourSide), (.defence, defence), (.denial, denial),
                (.softDenial, softDenial), (.retelling, retelling), (.owning, owning), (.adversative, adversative),
                (.concession, concession), (.ordeal, ordeal), (.nonApology, nonApology), (.regret, regret),
                (.perception, perception), (.wall, wall), (.softWall, softWall), (.alternative, alternative),
                (.boilerplate, boilerplate), (.diagnosis, diagnosis), (.when, when), (.action, action),
                (.report, report),
            ], negations: "não nunca ninguém nada nenhum nenhuma jamais só", contractions: [:]),
        words: [
            .greeting: "olá oi bom boa caro cara prezado prezada estimado estimada exmo exma senhor senhora",
            .wish: "bom boa", .partOfDay: "dia tarde noite",
            .addressed: "senhor senhora sr sra dr dra cliente todos dia tarde noite equipe equipa amigo amiga dona",
            .goesOn: "que e ou depois quando sem com", .turn: "mas porém contudo embora infelizmente",
            .you: "você vocês lhe lhes seu sua seus suas te teu tua teus tuas ti tu senhor senhora",
            .we: "nós nos nosso nossa nossos nossas eu me meu minha gente",
            .subject: "o a os as é isso isto nós eu você nossa nosso a", .negation: "não", .but: "mas",
            .although: "embora",
            .and: "e ou", .that: "que", .cry: "desculpe desculpa ai nossa puxa poxa perdão",
            .asking: "que como quando onde quem qual quais quanto quanta quantos quantas quê",
            .actor: "eu nós equipe equipa colega fico levo", .nobodyNamed: "alguém",
        ])

    private static let sets = [
        "bad": """
        dói doeu doer dor cansa cansam cansativo cansaço irritante irrita irritado frustrante frustração raiva triste tristeza chato \
        chata desanima desanimador humilha humilhante preocupa preocupante preocupam medo susto assusta assustador horrível terrível \
        duro dura difícil pequena saco decepção decepcionante vergonha angústia angustiante revoltante revolta pesadelo desgastante \
        inaceitável injusto incomoda incómodo incômodo aborrecido aborrece magoa magoado paciência esgota esgotante agonia sufoco péssimo péssima \
        irritação desgasta preocupação preocupações
        """,
        "rules":
            "política políticas termos condições regras regra regulamento normas norma contrato lei cláusula estatutos artigo regimento",
        "records":
            "registros registos registro registo sistema dados rastreio rastreamento entregador motorista câmera câmeras medições relatório documentação",
    ]
    private static let acknowledgment = [
        "sinto|sentimos|lamento|lamentamos|desculpa|desculpas|desculpe|perdão|pedimos", "-não|nunca|sem @bad",
        "entendo|entendemos|compreendo|compreendemos|compreensível|imagino|imaginamos|normal|razão",
        "ninguém ~1 deveria|merece|quer|devia", "não ~2 deveria|devia|deveríamos", "qualquer um|pessoa",
        "faz|fazem ~3 sentir", "a|o última|último coisa", "merece|merecia", "culpa|erro ~1 nosso|nossa|foi|é",
        "faz ~2 sentido",
        "trabalho de sobra",
        "dedicou|tirou|dedicar ~1 tempo",
        "natural ~1 dúvida|preocupação",
    ]
    private static let ourSide = [
        "^ obrigado|obrigada|agradecemos|agradeço|gratos", "^ nosso|nossa|nossos|nossas|o|a nosso|nossa|nossos",
        "^ segundo|conforme|de|por|para ~1 os|acordo|nossos|segurança|nosso|o", "^ por favor",
        "^ agende|ligue|escreva|envie|contacte|consulte|visite|preencha|atualize|reinicie|use|procure|entre|limpe|verifique",
        "^ é|foi|são|está|trata o|a|os|as|por|normal|devido|se",
        "^ temos|somos|trabalhamos|atendemos|recebemos|levamos|informamos",
        "^ sua|seu|a|o ~1 mensagem|solicitação|pedido|reclamação|chamado|ticket ~1 foi|está",
    ]
    private static let defence = [
        "segundo|conforme ~2 registros|registos|registro|sistema|nossos", "na verdade|realidade", "de facto|fato",
    ]
    private static let denial = [
        "não ~1 é|foi|era ~1 verdade|correto|possível|assim|real|exato|bem|nosso|nossa",
        "é|parece impossível|falso|improvável|mentira|incorreto|absurdo|inverdade", "impossível que", "como ~1 já",
        "já ~2 informamos|dissemos|explicamos|avisamos|explicado|informado|dito|respondemos",
        "você|o senhor|a senhora|se ~2 enganou|engana|equivocou|confundiu|esqueceu|mente|exagera|errou|enganado|enganada",
        "ninguém|nenhum ~2 mais|outro|cliente|reclamou", "único|única ~2 cliente|que|pessoa|usuário",
        "não ~2 há|existe|consta|vemos|encontramos|temos ~2 nenhum|nenhuma|prova|registro|registo|provas|indício|evidência|nada",
        "nunca|jamais|não ~2 houve|aconteceu|ocorreu|disse|prometeu|prometemos|dissemos|recebemos|existiu",
        "tem ~1 certeza|certeza", "pode ter|ter certeza",
        "deveria|devia|deverias ~1 ter ~2 lido|avisado|ligado|verificado",
        "suposto|suposta|supostamente|alegado|alega|alegada|afirma|alegadamente",
        "erro|culpa|problema ~2 seu|sua|teu|tua",
        "rejeitamos|negamos|discordamos|refutamos|contestamos|duvidamos|duvido|descartamos", "difícil ~1 acreditar",
        "procure|veja|olhe ~2 outro|outra|lugar|lado",
    ]
    private static let softDenial = [
        "segundo|conforme ~2 @records",
        "@records ~2 mostra|mostram|indica|indicam|confirma|confirmam|diz|dizem|comprova|prova|garante|afirma",
        "foi|foram ~1 entregue|entregues|recebido|processado|reembolsado|estornado",
        "nosso|nossa|nossos|nossas ~2 sempre|nunca|jamais|não|são|é",
        "funciona|funcionam ~1 perfeitamente|bem|corretamente|normalmente|sem|com|em",
        "é|são|está|estão|estava|era ~1 correto|correta|certo|certa|normal|perfeito|intacto|completo|impecável|ordem",
        "lhe|te|podemos ~1 garanto|garantimos|asseguro|asseguramos|garantir|assegurar",
        "todos|todas|ambos|maioria ~4 certeza|satisfeitos|adoram|conferidos|verificados|seguros",
        "confiamos|confio ~1 em|na|no|nos ~1 nossa|nosso|nossos",
    ]
    private static let retelling = [
        "disseram|disse|digam|dizem|dissessem|responderam|repetem", "ouvir|ler|escutar|leu|ouviu",
        "você|o|a ~1 diz|escreve|conta", "nossa|nosso ~2 mensagem|resposta ~1 soou|dizia|disse|foi", "sem razão",
    ]
    private static let owning = [
        "tem|tinha|você|tens|tinhas ~2 razão",
        "erramos|errei|enganámo|enganamos|falhamos|falhámos|perdemos|esquecemos|cobramos|apagamos|bloqueamos|enviamos|ameaçámo|ameaçamos|extraviamos|ignoramos|quebramos|deixamos|deixámos",
        "erro|culpa|falha|responsabilidade ~2 nosso|nossa|foi|meu|minha|nossos",
        "nosso|nossa|meu erro|culpa|falha|descuido", "sem razão", "acreditamos|acredito em|no|na",
        "pode|poderia ~2 sido ~2 nosso|nós|conosco|connosco|nossa|do",
        "não ~1 deveria|devia|podia ~2 acontecido|acontecer|ter", "é verdade",
    ]
    private static let adversative = [
        "mas", "porém", "contudo", "todavia", "entretanto", "no entanto", "infelizmente", "embora", "apesar de|disso",
        "ainda assim", "mesmo assim", "só que", "por outro lado", "dito isso|isto", "ao mesmo tempo", "em todo caso",
        "acontece que", "não obstante", "se bem que", "lamentavelmente", "é preciso|verdade|certo entender|lembrar|que",
        "lembre|lembramos|convém|cabe ~1 que|lembrar|dizer", "afinal", "em contrapartida", "agora", "ainda que",
    ]
    private static let concession = [
        "^ embora|apesar ~4 entendamos|compreendamos|lamentemos|entender|compreender|lamentar",
        "^ embora|apesar ~6 @bad", "por mais|muito que",
    ]
    private static let ordeal = ["ninguém|nada|nunca|não|só|sem|nem", "você|lhe|te ~1 não|continua|ainda"]
    private static let nonApology = [
        "sinto|sentimos|lamento|lamentamos|desculpa|desculpas|desculpe|perdão ~2 se|caso",
        "^ se|caso ~10 lamentamos|sentimos|desculpas|desculpe|lamento",
        "eventual|eventuais|possíveis|qualquer|quaisquer transtorno|transtornos|inconveniente|inconvenientes|incómodo|incômodo|confusão|mal",
    ]
    private static let regret = [
        "sinto|sentimos|lamento|lamentamos|lamentável|desculpa|desculpas|desculpe|perdão|pena|triste"
    ]
    private static let perception = [
        "se|te ~1 sentiu|sinta|sente|sentiram|sentiste|ofendeu|ofendido|magoou|incomodou",
        "percebido|percebeu|interpretado|interpretou|entendido|entendeu|levado|levou|tomado|visto|encarado|achou|considerou|recebido",
        "ofendido|ofendida|magoado|magoada|chateado|chateada",
        "tenha|tenhas|possa|pudesse|pode ~2 parecido|parecer|sentido|ofendido|entendido|interpretado|soado|causado|percebido|levado|sido",
        "sua|seu|tua|teu ~1 percepção|perceção|impressão|expectativas|sensibilidade|gosto|opinião|olhos|interpretação",
        "a|para|pelo mal|peito|lado ~1 pessoal",
    ]
    private static let wall = [
        "é|são ~1 a|o|as|os|uma ~1 nossa|nosso|da|nossas|nossos|@rules ~1 @rules", "é|são ~2 @rules",
        "@rules ~4 não|claros|claro|claras|clara|diz|dizem|estabelece|permite|permitem|proíbe|são|obriga|exige|impede|aplica|preveem|prevê",
        "segundo|conforme|por|contra|acordo ~3 @rules",
        "aceitou|aceitaste|assinou|aceitos|aceites|concordou ~3 @rules|na|ao",
        "vale|aplica|igual|valem ~2 para|a todos|todo|todas",
        "não ~2 fazemos|há|abrimos|podemos|existem ~2 exceções|exceção|excepções|nada",
        "nada ~2 possamos|podemos|posso|fazer|que", "agradecemos|pedimos|contamos|obrigado ~2 compreensão",
        "decisão|multa|taxa ~2 final|definitiva|mantida|mantém|irrevogável", "mãos atadas", "ponto final",
    ]
    private static let softWall = [
        "não ~3 reembolsável|reembolsáveis|possível|permitido|permitida|cobre|coberto|admite|aceitamos|aceita|devolvemos|reembolsamos|trocamos|transferível|previsto|incluído|elegível|restaurados|reembolsados|devolver|trocar|alterar",
        "prazo|garantia|período ~2 venceu|expirou|vencida|vencido|terminou|passou|encerrado|esgotado|expirada",
        "só|somente|apenas ~4 dentro|com|até|antes|pelo|para|mediante",
        "definitivo|definitiva|irrevogável|intransferível|excluído|excluída|vedado",
    ]
    private static let alternative = [
        "o que podemos|posso", "podemos|posso|podia ~2 oferecer|trocar|enviar|reembolsar|ajudar|ligar|propor|lhe",
        "em vez|troca ~1 disso|disto", "vamos|iremos ~1 consertar|reparar|trocar|reembolsar|devolver|arranjar",
        "trocamos|consertamos|reparamos|devolvemos !não",
    ]
    private static let boilerplate = [
        "transtorno|transtornos|incómodo|incômodo|inconveniente|inconvenientes|inconveniência",
        "sucedido|ocorrido|acontecido",
        "seu|sua|teu|tua ~1 descontentamento|insatisfação|feedback|comentário|satisfação|experiência|opinião|desagrado",
        "levamos ~3 sério", "a experiência que",
    ]
    private static let diagnosis = [
        "por|devido ~1 causa|culpa|conta|a|ao|à ~1 d|de|do|da|um|uma|alta|problema", "deve|deveu|devem ~1 se",
        "porque|pois|já ~1 nosso|nossa|o|a|houve|há|que|temos", "causa|motivo|razão|culpado ~2 foi|é|era|são",
        "foi|é|era|são|será ~1 uma|um|o|a|os|as ~1 avaria|falha|cache|cabos|tempo|sistema|servidor|erro|problema|greve|trânsito|obras|fornecedor|atualização|bateria|conexão|manutenção|pane|queda",
        "provavelmente|talvez|possivelmente|normalmente|geralmente|costuma|costumam|parece|aparentemente",
        "já ~1 está|estão|foi|foram ~1 resolvido|resolvida|consertado|corrigido|normalizado|arranjado|reparado|restabelecido",
        "foi|foram ~1 entregue|enviado|reparado|resolvido|corrigido|reembolsado",
        "limpe|reinicie|atualize|desinstale|reinstale|aperte|desligue|ligue ~2 o|a|os|as|e",
        "avaria|falha|greve|pane|sobrecarga|sobrecarregado|manutenção|defeito|apagão",
        "demora|demoram|leva|levam|precisa|precisam ~2 #|dias|semanas|cerca|até", "é normal|comum|habitual|frequente",
        "vem|vêm|resulta ~1 de|do|da", "se|isso ~1 passa|resolve|some|desaparece",
        "havia|houve|há ~1 um|uma|muita|muito|falta|problemas|obras",
    ]
    private static let when = [
        "às|as|até|antes|pelas|por|das ~3 #", "# h|horas", "hoje|amanhã", "esta|hoje à|noite|tarde|manhã",
        "na|até|segunda|nesta|próxima ~1 segunda|terça|quarta|quinta|sexta|sábado|domingo|feira",
        "em|dentro ~2 # minutos|horas|dias|hora", "em|dentro ~1 uma|duas|três|meia ~1 hora|horas|minutos|dias",
        "ao|até|antes meio dia",
    ]
    private static let action = [
        """
        escreve|escrevo|escreverá|escrevemos|liga|ligo|ligará|telefona|telefono|responde|respondo|responderá|olha|olho|verifica|verifico|\
        vê|vendo|procura|procurando|está|estou|volta|volto|retoma|retomo|fico|fica|levo|leva|cuida|cuido|contacta|contactará|publica|\
        informa|informo|rastreia|trata|trato|fala|falo|envia|envio|entraremos|retornaremos|daremos|responderemos|analisa|analiso|resolve|posta|entra|passa|\
        conta|conto|contará|acompanha|acompanho|lê
        """
    ]
    private static let report = [
        "lemos|vimos|olhamos|verificamos|ouvimos|medimos|testamos|encontramos|consultamos|comparamos|falamos|conferimos|checamos|li|vi|ouvi|verifiquei"
    ]
}
