/// How Portuguese promises and names times. Notation: ``PromiseLexicon``.
enum PortuguesePromises {
    static let lexicon = PromiseLexicon(
        words: words, atoms: atoms,
        grammar: PromiseLexicon.Grammar(
            endings: [
                PromiseLexicon.Ending("ríamos", .bar, from: 7), PromiseLexicon.Ending("íamos", .bar, from: 6),
                PromiseLexicon.Ending("aremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("eremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("iremos", [.action, .firstPerson], from: 7),
                PromiseLexicon.Ending("arei", [.action, .firstPerson], from: 6),
                PromiseLexicon.Ending("erei", [.action, .firstPerson], from: 6),
                PromiseLexicon.Ending("irei", [.action, .firstPerson], from: 6),
                PromiseLexicon.Ending("ará", .action, from: 5), PromiseLexicon.Ending("erá", .action, from: 5),
                PromiseLexicon.Ending("irá", .action, from: 5), PromiseLexicon.Ending("arão", .action, from: 6),
                PromiseLexicon.Ending("erão", .action, from: 6), PromiseLexicon.Ending("irão", .action, from: 6),
                PromiseLexicon.Ending("aram", .bar, from: 6), PromiseLexicon.Ending("eram", .bar, from: 6),
                PromiseLexicon.Ending("iram", .bar, from: 6), PromiseLexicon.Ending("avam", .bar, from: 6),
                PromiseLexicon.Ending("ou", .bar, from: 5),
            ], hoursTellTime: true, inverts: true),
        apostrophe: .contracts, short: "seg ter qua qui sex sáb dom jan fev abr jun jul ago set out nov dez aprox",
        before: "segunda terça quarta quinta sexta sábado domingo hoje amanhã")

    private static let words: [(PromiseRoles, String)] = [
        (.we, "eu nós"),
        (.you, "você vocês senhor senhora tu"),
        (.third, "ele ela eles elas alguém"),
        (
            .filler,
            """
            lhe lhes te se nos me depois também já então pessoalmente aqui agora mesmo diretamente além novamente \
            assim vos lo la 
            """
        ),
        (.our, "nosso nossa nossos nossas meu minha meus minhas"),
        (.your, "seu sua seus suas teu tua"),
        (.thing, "isto isso tudo"),
        (.article, "o a os as um uma do da ao"),
        (
            .actorNoun,
            """
            equipe equipa equipes equipas time departamento colega colegas técnico técnica técnicos entregador entregadora \
            motorista serviço suporte escritório loja oficina gerente chefe responsável supervisor supervisora diretor \
            diretora setor sector área consultor consultora atendente agente armazém cozinha especialista filial engenheiro \
            engenheira pessoa gente financeiro atendimento desenvolvedor desenvolvedora transportadora
            """
        ),
        (.title, "sr sra dona dr dra"),
        (.ofOwner, "de da do das dos na no em nossa nosso"),
        (.future, "vamos vou vai vão irá irão iremos irei"),
        (.be, "está estará estarão estamos estou será serão é"),
        (
            .action,
            """
            escreve escrevem liga ligam responde respondem verifica verificam envia enviam manda mandam devolve devolvem \
            reembolsa reembolsam troca trocam conserta entrega entregam contata contacta contactam avisa avisam informa \
            informam passa procura busca dá dão põe confirma confirmam resolve resolvem investiga investigam telefona \
            analisa analisam retorna retornam atende soluciona estorna deposita credita repõe reenvia visita cuida entra \
            entram trata tratam fala falam dará darão fará farão entrará
            """
        ),
        (
            .firstPerson,
            """
            escrevo escrevemos ligo ligamos respondo respondemos verifico verificamos envio enviamos mando mandamos devolvo \
            devolvemos reembolsamos trocamos consertamos entregamos contatamos contactamos aviso avisamos informo informamos \
            procuro procuramos dou damos ponho pomos confirmo confirmamos resolvo resolvemos investigo investigamos \
            telefono telefonamos analiso analisamos retorno retornamos volto voltamos farei faremos direi diremos darei \
            daremos vamos vou passo passamos entro entramos falo falamos trato tratamos prometo prometemos garanto \
            garantimos asseguro asseguramos comprometo comprometemos estornamos cuido cuidamos
            """
        ),
        (.receive, "receberá receberão terá terão saberá saberão recebe terás receberás"),
        (
            .arrive,
            """
            chegará chega pronto pronta resolvido resolvida consertado consertada reembolsado entregue conta solucionado \
            solucionada devolvido enviado enviada mãos estornado creditado corrigido corrigida
            """
        ),
        (.have, "tem têm tens"),
        (
            .received,
            "resposta notícias reembolso dinheiro pacote encomenda solução mensagem retorno ligação pedido estorno"
        ),
        (
            .bar,
            """
            era eram foi foram estava estavam tinha tinham havia houve há pode podem posso podemos poderia poderíamos \
            poderemos poderá deve devem deveria deveríamos esperamos espero espera esperou esperava tentamos tento tentaremos \
            tentarei queremos quero gostaríamos gostaria abrimos abre abrem fechamos fecha fecham dura sinto sentimos lamento \
            lamentamos obrigado obrigada desculpe desculpa temos tenho entendo entendemos escreveu ligou enviou disse pediu \
            vence termina vale expira fica acho achamos pensamos precisamos preciso precisa deverá pretendemos \
            envie ligue escreva responda avise mande aguarde fui fez deu disseram fizeram
            """
        ),
        (.negation, "não nunca jamais ninguém nada nenhum nenhuma tampouco sem nem"),
        (
            .spoiler,
            """
            normalmente geralmente habitualmente sempre costuma costumam costumamos talvez provavelmente possivelmente \
            aberto aberta abertos abertas fechado fechada fechados disponível disponíveis horário tomara
            """
        ),
        (.subordinate, "quando porque embora enquanto como onde pois caso conforme"),
        (.coordinator, "e então mas ou"),
        (.frame, "prometo prometemos garanto garantimos asseguro asseguramos comprometo comprometemos palavra"),
        (.that, "que"),
        (.relative, "que quem cujo cuja"),
        (.from, "de da do"),
        (.greeting, "olá oi bom boa caro cara prezado prezada"),
    ]

    private static let atoms: [(DueAtom, String)] = [
        (
            .relation(.by),
            "até|até a|até à|até às|até as|no máximo até|hasta|para"
        ),
        (.relation(.before), "antes de|antes da|antes das|antes"),
        (
            .relation(.within),
            """
            em|dentro de|em até|no prazo de|num prazo de|em menos de|dentro das|dentro dos|nas|nos|nesta|dentro do prazo de|\
            em no máximo|no prazo máximo de|daqui a|ao longo das|ao longo dos|em um prazo de|dentro de até
            """
        ),
        (.relation(.at), "às|ás|na|por volta das|pelas|à|aos|em torno das"),
        (.relation(.between), "entre"),
        (.glue, "a|os|de|da|dos|na|e"), (.hourArticle, "às|as|das|pelas"),
        (.dayArticle, "o|no|do|ao|o dia|no dia|ao dia|do dia"),
        (.day(0), "hoje|hoje mesmo|ainda hoje|no dia de hoje|até hoje"), (.day(1), "amanhã|amanhã mesmo|amanha"),
        (.day(2), "depois de amanhã"),
        (.weekday(1), "segunda|segunda feira"), (.weekday(2), "terça|terça feira|terca feira"),
        (.weekday(3), "quarta|quarta feira"), (.weekday(4), "quinta|quinta feira"), (.weekday(5), "sexta|sexta feira"),
        (.weekday(6), "sábado|sabado"), (.weekday(7), "domingo"),
        (.part(.firstThing), "logo cedo|primeira hora|à primeira hora"),
        (.part(.morning), "manhã|de manhã|da manhã|pela manhã|à manhã|na parte da manhã|na manhã|cedo|manha"),
        (.part(.noon), "meio dia|ao meio dia|o meio dia"),
        (.part(.afternoon), "tarde|à tarde|da tarde|de tarde|pela tarde|na parte da tarde|na tarde|a tarde"),
        (.part(.evening), "noite|à noite|da noite|de noite|pela noite|na noite|a noite"),
        (.part(.midnight), "meia noite"), (.part(.night), "madrugada"),
        (
            .part(.dayEnd),
            "fim do dia|o fim do dia|final do dia|o final do dia|ao fim do dia|final do expediente|fim do expediente|o fim do expediente|o final do expediente|no fim do dia|no final do dia"
        ),
        (.dayPart(0, .dayEnd), "ao longo do dia|no decorrer do dia|durante o dia|no decorrer de hoje|ao longo de hoje"),
        (.dayPart(0, .afternoon), "hoje à tarde|esta tarde|nesta tarde"),
        (.dayPart(0, .evening), "hoje à noite|esta noite|nesta noite"),
        (.dayPart(0, .morning), "esta manhã|hoje de manhã"),
        (.this, "este|esta|nesta|neste|desta|deste"),
        (.next, "próximo|próxima|próximos|próximas|que vem|seguinte|seguintes|proximo|proxima"),
        (
            .edge(.end),
            "fim de|fim da|fim do|final de|final da|final do|o fim da|o fim do|o final da|o final do|ao longo da|no decorrer da|no fim da|no final da|o fim de|o final de"
        ),
        (.edge(.early), "início da|início de|início do|começo da|começo do|no início da|no começo da"),
        (.edge(.middle), "meados de|meados da|meio da"),
        (.weekend, "fim de semana|o fim de semana|final de semana|o final de semana"),
        (.month(1), "janeiro|jan"), (.month(2), "fevereiro|fev"), (.month(3), "março"), (.month(4), "abril|abr"),
        (.month(5), "maio"), (.month(6), "junho|jun"), (.month(7), "julho|jul"), (.month(8), "agosto|ago"),
        (.month(9), "setembro"), (.month(10), "outubro"), (.month(11), "novembro|nov"), (.month(12), "dezembro|dez"),
        (.unit(.minute), "minuto|minutos|min"), (.unit(.hour), "hora|horas|h|hs"),
        (.unit(.day), "dia|dias|dias corridos"),
        (.unit(.week), "semana|semanas"), (.unit(.month), "mês|meses|mes"), (.unit(.year), "ano|anos"),
        (.unit(.workingDay), "dia útil|dias úteis|dias uteis"), (.unit(.workingHour), "horas úteis"),
        (.number(1), "um|uma"), (.number(2), "dois|duas|um par de"), (.number(3), "três"), (.number(4), "quatro"),
        (.number(5), "cinco"), (.number(6), "seis"), (.number(7), "sete"), (.number(8), "oito"), (.number(9), "nove"),
        (.number(10), "dez"), (.number(11), "onze"), (.number(12), "doze"), (.number(15), "quinze"),
        (.number(20), "vinte"), (.number(24), "vinte e quatro"), (.number(30), "trinta"),
        (.number(48), "quarenta e oito"), (.number(72), "setenta e duas"),
        (.sixtieths(30), "meia"), (.after(minutes: 30), "e meia|e meio"), (.after(minutes: 15), "e quinze"),
        (.few, "alguns|algumas|poucos|poucas|vários|várias|uns|umas"),
        (.oclock, "em ponto"), (.to, "a|ou|até"), (.latest, "no máximo|o mais tardar|no mais tardar|impreterivelmente"),
        (
            .vague,
            """
            em breve|brevemente|logo|o quanto antes|quanto antes|assim que possível|o mais rápido possível|assim que|\
            o mais breve possível|com a maior brevidade|com brevidade|prontamente|rapidamente|dentro em breve|\
            o mais cedo possível|logo que possível|dentro de pouco|um dia|oportunamente|muito em breve
            """
        ),
        (
            .bygone,
            """
            desde|ontem|anteontem|passado|passada|passados|passadas|há|cada|todos os|todas as|após|depois das|depois da|\
            depois do|a partir de|a partir das|a partir da|a partir do|por dia|atrás|último|última|durante
            """
        ),
        (.zone(0), "utc|gmt"), (.zone(-180), "brt"),
    ]
}
